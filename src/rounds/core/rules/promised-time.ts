import { clock } from '../rule-example.js';
import { isOpen, rule } from '../rule.js';
import { TOLERANCE } from '../trip.js';

const told = (stop: string, time: string) => ({ inForce: [{ vehicle: 'van', stops: [{ stop, at: clock(time) }] }] });

/** Whoever comes: the people at the stop were told a time, not a vehicle. Before the time the driver waits. */
export const promisedTime = rule({
  code: 'promised-time-moved',
  level: 'HOLD',
  because: {
    fr: 'L’heure annoncée à un arrêt serait déplacée plus que les règles du territoire ne le permettent.',
    en: 'The time that a stop was told would move by more than the territory’s policy allows.',
  },
  refuses(trip) {
    for (let at = trip.vehicle.committed.length; at < trip.stops.length; at++) {
      const stop = trip.stops[at];
      if (stop === undefined || stop.to_s === stop.closes_s || !isOpen(trip, at)) continue;
      const late_s = (trip.start_s[at] ?? 0) - stop.to_s;
      if (late_s > TOLERANCE) return { at, facts: { stop: stop.id, late_s: Math.ceil(late_s) } };
    }
    return false;
  },
  examples: [
    {
      given: 'told 18:05, comes at 18:08, three minutes allowed',
      ...told('a:delivery', '18:05'),
      maxMove_s: 180,
      requests: { a: {} },
      refused: false,
    },
    {
      given: 'told 18:05, comes at 18:08, two minutes allowed',
      ...told('a:delivery', '18:05'),
      maxMove_s: 120,
      requests: { a: {} },
      refused: true,
    },
    { given: 'told 19:00: the driver waits', ...told('a:delivery', '19:00'), maxMove_s: 0, requests: { a: {} }, refused: false },
    { given: 'told a time and no limit agreed', ...told('a:delivery', '18:05'), requests: { a: {} }, refused: false },
    {
      given: 'told a time at which the canteen is now closed: nobody can keep that promise',
      ...told('a:delivery', '18:05'),
      maxMove_s: 120,
      requests: { a: { delivery: { window: [clock('19:00'), clock('20:00')] } } },
      refused: false,
    },
    {
      given: 'told another vehicle’s time',
      inForce: [{ vehicle: 'bike', stops: [{ stop: 'a:delivery', at: clock('18:05') }] }],
      maxMove_s: 120,
      requests: { a: {} },
      refused: true,
    },
    {
      given: 'what is aboard of a late van is delivered late',
      ...told('a:delivery', '18:02'),
      maxMove_s: 0,
      requests: { a: {} },
      committed: ['a:pickup'],
      refused: false,
    },
  ],
});
