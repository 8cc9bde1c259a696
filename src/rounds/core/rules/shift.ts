import { clock } from '../rule-example.js';
import { rule } from '../rule.js';
import { TOLERANCE } from '../trip.js';

export const shift = rule({
  code: 'outside-shift',
  level: 'HOLD',
  because: {
    fr: 'Le conducteur rentrerait après la fin de son service.',
    en: 'The driver would be back after the end of the shift.',
  },
  refuses(trip) {
    const late_s = trip.returns_s - trip.vehicle.to_s;
    return late_s > TOLERANCE && { at: trip.stops.length, facts: { late_s: Math.ceil(late_s) } };
  },
  examples: [
    {
      given: 'a round of 16 minutes in a shift of 16',
      vehicle: { shift: [clock('18:00'), clock('18:16')] },
      requests: { a: {} },
      refused: false,
    },
    {
      given: 'a round of 16 minutes in a shift of 15',
      vehicle: { shift: [clock('18:00'), clock('18:15')] },
      requests: { a: {} },
      refused: true,
    },
    {
      given: 'a shift that starts later and is as short',
      vehicle: { shift: [clock('20:00'), clock('20:15')] },
      requests: { a: {} },
      refused: true,
    },
  ],
});
