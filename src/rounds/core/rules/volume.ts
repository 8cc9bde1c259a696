import { overload } from '../load.js';
import { rule } from '../rule.js';

export const volume = rule({
  code: 'too-bulky',
  level: 'BLOCK',
  because: {
    fr: 'Le chargement prendrait plus de place que le véhicule n’en a.',
    en: 'The load would take more room than the vehicle has.',
  },
  refuses(trip) {
    const found = overload(trip, trip.vehicle.litres, ({ litres }) => litres);
    return found && { at: found.at, facts: { over_litres: found.over } };
  },
  examples: [
    { given: '120 litres where there is room for 120', vehicle: { litres: 120 }, requests: { a: { litres: 120 } }, refused: false },
    { given: '121 litres where there is room for 120', vehicle: { litres: 120 }, requests: { a: { litres: 121 } }, refused: true },
    { given: 'a request that does not say its volume', vehicle: { litres: 120 }, requests: { a: {} }, refused: false },
    {
      given: 'two of 70 litres together where there is room for 120',
      vehicle: { litres: 120 },
      requests: { a: { litres: 70 }, b: { litres: 70 } },
      stops: ['a:pickup', 'b:pickup', 'b:delivery', 'a:delivery'],
      refused: true,
    },
  ],
});
