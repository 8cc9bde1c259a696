import { rule } from '../rule.js';
import { excess } from '../trip-parts.js';

export const tripRange = rule({
  code: 'beyond-range',
  level: 'BLOCK',
  because: {
    fr: 'Le véhicule n’irait pas assez loin : il lui faudrait repasser à sa base sans s’être vidé.',
    en: 'The vehicle would not get that far: it would have to go back to its base before it is empty.',
  },
  refuses(trip) {
    const found = excess(trip, trip.vehicle.tripLimits?.range_m ?? Infinity, ({ metres }) => metres);
    return found && { at: found.at, facts: { over_m: Math.ceil(found.over) } };
  },
  examples: [
    { given: 'six kilometres of six', vehicle: { trip: { range_m: 6000 } }, requests: { a: {} }, refused: false },
    { given: 'six kilometres of five', vehicle: { trip: { range_m: 5000 } }, requests: { a: {} }, refused: true },
    {
      given: 'twice six kilometres of six, at home in between',
      vehicle: { trip: { range_m: 6000 } },
      requests: { a: {}, b: {} },
      refused: false,
    },
    {
      given: 'both out and back, when eleven are too far for one trip and the second alone is',
      vehicle: { trip: { range_m: 9000 } },
      requests: { a: {}, b: { delivery: { place: 'hub' } } },
      refused: true,
    },
    {
      given: 'a vehicle that ends its shift elsewhere, five kilometres on',
      vehicle: { trip: { range_m: 5000 }, end: 'hub' },
      requests: { a: {} },
      refused: false,
    },
    {
      given: 'both aboard together: no empty moment to go home in',
      vehicle: { trip: { range_m: 8000 } },
      requests: { a: { delivery: { place: 'hub' } }, b: {} },
      stops: ['a:pickup', 'b:pickup', 'b:delivery', 'a:delivery'],
      refused: true,
    },
  ],
});
