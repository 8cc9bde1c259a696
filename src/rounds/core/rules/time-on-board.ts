import { clock } from '../rule-example.js';
import { isOpen, rule } from '../rule.js';
import { TOLERANCE } from '../trip.js';

export const timeOnBoard = rule({
  code: 'too-long-on-board',
  level: 'HOLD',
  source: 'GBPH Banques Alimentaires 2022, fiches 2, 3, 5 et 7',
  because: {
    fr: 'Le produit resterait trop longtemps à bord entre son chargement et sa livraison.',
    en: 'The food would be on board for too long between loading and delivery.',
  },
  refuses(trip) {
    for (let at = 0; at < trip.stops.length; at++) {
      const stop = trip.stops[at];
      if (stop === undefined) break;
      const { kind, request } = stop;
      if (kind === 'pickup' || request.maxOnBoard_s === Infinity || !isOpen(trip, at)) continue;
      const loaded_s = (trip.start_s[trip.partner[at] ?? -1] ?? 0) + request.pickup.service_s;
      const over_s = (trip.start_s[at] ?? 0) - loaded_s - request.maxOnBoard_s;
      if (over_s > TOLERANCE) return { at, facts: { stop: stop.id, over_s: Math.ceil(over_s) } };
    }
    return false;
  },
  examples: [
    { given: 'two minutes of driving, two allowed', requests: { a: { maxOnBoard_s: 120 } }, refused: false },
    { given: 'two minutes of driving, 119 seconds allowed', requests: { a: { maxOnBoard_s: 119 } }, refused: true },
    {
      given: 'another stop on the way',
      requests: { a: { maxOnBoard_s: 120 }, b: { pickup: { place: 'market' } } },
      stops: ['a:pickup', 'b:pickup', 'a:delivery', 'b:delivery'],
      refused: true,
    },
    {
      given: 'a canteen that opens at 20:00: the food is loaded just before',
      requests: { a: { maxOnBoard_s: 120, delivery: { window: [clock('20:00'), clock('21:00')] } } },
      refused: false,
    },
    {
      given: 'a canteen that opens at 20:00 and a shop that closes at 19:00',
      requests: {
        a: {
          maxOnBoard_s: 1800,
          pickup: { window: [clock('18:00'), clock('19:00')] },
          delivery: { window: [clock('20:00'), clock('21:00')] },
        },
      },
      refused: true,
    },
  ],
});
