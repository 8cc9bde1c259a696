import { rule } from '../rule.js';

export const tripCount = rule({
  code: 'too-many-trips',
  level: 'HOLD',
  because: {
    fr: 'Il faudrait plus de sorties que ce qui est convenu pour ce service.',
    en: 'It would take more trips than agreed for this shift.',
  },
  refuses({ calls, stops, vehicle }) {
    const over = calls.length + 1 - vehicle.maxTrips;
    return stops.length > 0 && over > 0 && { at: stops.length, facts: { over } };
  },
  examples: [
    { given: 'two trips of two', vehicle: { trip: { range_m: 6000 }, maxTrips: 2 }, requests: { a: {}, b: {} }, refused: false },
    { given: 'two trips of one', vehicle: { trip: { range_m: 6000 }, maxTrips: 1 }, requests: { a: {}, b: {} }, refused: true },
    {
      given: 'one trip of one, out and back twice',
      vehicle: { trip: { range_m: 60_000 }, maxTrips: 1 },
      requests: { a: {}, b: {} },
      refused: false,
    },
  ],
});
