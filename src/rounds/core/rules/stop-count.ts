import { rule } from '../rule.js';

export const stopCount = rule({
  code: 'too-many-stops',
  level: 'HOLD',
  because: {
    fr: 'La tournée aurait plus d’arrêts que ce qui est convenu avec le conducteur.',
    en: 'The round would have more stops than agreed with the driver.',
  },
  refuses({ stops, vehicle }) {
    const over = stops.length - vehicle.maxStops;
    return over > 0 && { at: stops.length - 1, facts: { over } };
  },
  examples: [
    { given: 'two stops of two', vehicle: { maxStops: 2 }, requests: { a: {} }, refused: false },
    {
      given: 'four stops of three, although two are at one place',
      vehicle: { maxStops: 3 },
      requests: { a: {}, b: {} },
      stops: ['a:pickup', 'b:pickup', 'a:delivery', 'b:delivery'],
      refused: true,
    },
  ],
});
