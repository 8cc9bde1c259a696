import { overload } from '../load.js';
import { rule } from '../rule.js';

export const mass = rule({
  code: 'too-heavy',
  level: 'BLOCK',
  because: {
    fr: 'Le véhicule porterait plus de kilos qu’il ne le peut.',
    en: 'The vehicle would carry more kilograms than it can.',
  },
  refuses(trip) {
    const found = overload(trip, trip.vehicle.capacity_g, ({ total_g }) => total_g);
    return found && { at: found.at, facts: { over_g: found.over } };
  },
  examples: [
    { given: '10 kg on a bike for 10', vehicle: { capacity_g: 10_000 }, requests: { a: {} }, refused: false },
    { given: '10 kg on a bike for 9', vehicle: { capacity_g: 9_000 }, requests: { a: {} }, refused: true },
    {
      given: 'twice 10 kg one after the other on a bike for 10',
      vehicle: { capacity_g: 10_000 },
      requests: { a: {}, b: {} },
      refused: false,
    },
    {
      given: 'twice 10 kg together on a bike for 10',
      vehicle: { capacity_g: 10_000 },
      requests: { a: {}, b: {} },
      stops: ['a:pickup', 'b:pickup', 'a:delivery', 'b:delivery'],
      refused: true,
    },
    {
      given: '6 kg of one class and 6 of another on a bike for 10',
      vehicle: { capacity_g: 10_000 },
      requests: { a: { grams: { ambient: 6000, hot: 6000 } } },
      refused: true,
    },
    {
      given: 'too much on a round that has already left with it',
      vehicle: { capacity_g: 9_000 },
      requests: { a: {} },
      committed: ['a:pickup'],
      refused: false,
    },
  ],
});
