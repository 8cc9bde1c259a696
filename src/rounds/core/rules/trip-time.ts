import { clock } from '../rule-example.js';
import { rule } from '../rule.js';
import { excess } from '../trip-parts.js';

export const tripTime = rule({
  code: 'trip-too-long',
  level: 'HOLD',
  because: {
    fr: 'Une sortie durerait plus longtemps que convenu sans repasser à la base.',
    en: 'One trip would last longer than agreed without being back at the base.',
  },
  refuses(trip) {
    const found = excess(trip, trip.vehicle.tripLimits?.longest_s ?? Infinity, ({ leaves_s, returns_s }) => returns_s - leaves_s);
    return found && { at: found.at, facts: { over_s: Math.ceil(found.over) } };
  },
  examples: [
    { given: '16 minutes of 16', vehicle: { trip: { longest_s: 960 } }, requests: { a: {} }, refused: false },
    { given: '16 minutes of 15', vehicle: { trip: { longest_s: 900 } }, requests: { a: {} }, refused: true },
    {
      given: 'twice 16 minutes of 16, at home in between',
      vehicle: { trip: { longest_s: 960, turnaround_s: 600 } },
      requests: { a: {}, b: {} },
      refused: false,
    },
    {
      given: 'a canteen that opens two hours later',
      vehicle: { trip: { longest_s: 3600 } },
      requests: { a: { pickup: { window: [clock('18:00'), clock('18:30')] }, delivery: { window: [clock('20:00'), clock('21:00')] } } },
      refused: true,
    },
  ],
});
