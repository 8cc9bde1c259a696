import { isOpen, rule } from '../rule.js';

export const pickupBeforeDelivery = rule({
  code: 'pickup-before-delivery',
  level: 'BLOCK',
  because: {
    fr: 'Un colis est chargé puis livré par le même véhicule, dans cet ordre.',
    en: 'A parcel is loaded and then delivered by the same vehicle, in that order.',
  },
  refuses(trip) {
    const at = trip.stops.findIndex(({ kind }, i) => {
      const other = trip.partner[i] ?? -1;
      return isOpen(trip, i) && (kind === 'pickup' ? other < i : other < 0 || other > i);
    });
    const stop = trip.stops[at];
    return stop !== undefined && { at, facts: { stop: stop.id } };
  },
  examples: [
    { given: 'pickup, then delivery', requests: { a: {} }, refused: false },
    { given: 'delivery first', requests: { a: {} }, stops: ['a:delivery', 'a:pickup'], refused: true },
    { given: 'a pickup that is never delivered', requests: { a: {} }, stops: ['a:pickup'], refused: true },
    { given: 'a delivery that was never loaded', requests: { a: {} }, stops: ['a:delivery'], refused: true },
    {
      given: 'a pickup that was already done',
      requests: { a: {} },
      stops: ['a:pickup', 'a:delivery'],
      committed: ['a:pickup'],
      refused: false,
    },
  ],
});
