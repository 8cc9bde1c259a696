import { clock } from '../rule-example.js';
import { isOpen, rule } from '../rule.js';
import { TOLERANCE } from '../trip.js';

const untilSeven = { window: [clock('18:00'), clock('19:00')] } as const;

export const timeWindow = rule({
  code: 'outside-time-window',
  level: 'HOLD',
  because: {
    fr: 'Le véhicule arriverait après la fermeture du créneau d’un arrêt.',
    en: 'The vehicle would arrive after the time window of a stop has closed.',
  },
  refuses(trip) {
    const at = trip.stops.findIndex((stop, i) => isOpen(trip, i) && (trip.start_s[i] ?? 0) > stop.to_s + TOLERANCE);
    const stop = trip.stops[at];
    return stop !== undefined && { at, facts: { stop: stop.id, late_s: Math.ceil((trip.start_s[at] ?? 0) - stop.to_s) } };
  },
  examples: [
    { given: 'a shop that waits until 19:00, one minute away', requests: { a: { pickup: untilSeven } }, refused: false },
    {
      given: 'a delivery until 18:07, when loading ends at 18:06 and the drive takes two minutes',
      requests: { a: { delivery: { window: [clock('18:00'), clock('18:07')] } } },
      refused: true,
    },
    {
      given: 'a delivery until 18:08, reached on the very minute',
      requests: { a: { delivery: { window: [clock('18:00'), clock('18:08')] } } },
      refused: false,
    },
    {
      given: 'a shop that opens at 19:00, before a canteen that closes at 19:05',
      requests: { a: { pickup: { window: [clock('19:00'), clock('20:00')] }, delivery: { window: [clock('18:00'), clock('19:05')] } } },
      refused: true,
    },
    {
      given: 'a window that closed before the round began, at a stop already done',
      requests: { a: { pickup: { window: [clock('17:00'), clock('17:30')] } } },
      committed: ['a:pickup'],
      refused: false,
    },
    {
      given: 'two parcels of one shop in a row, the second with a window that closes while the first is loaded',
      requests: { a: {}, b: { pickup: { window: [clock('18:00'), clock('18:03')] } } },
      stops: ['a:pickup', 'b:pickup', 'a:delivery', 'b:delivery'],
      refused: false,
    },
  ],
});
