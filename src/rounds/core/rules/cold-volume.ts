import { overload } from '../load.js';
import { rule } from '../rule.js';

export const coldVolume = rule({
  code: 'no-cold-room-left',
  level: 'BLOCK',
  because: {
    fr: 'Le chargement froid prendrait plus de place que les bacs ou la caisse frigorifique n’en ont.',
    en: 'The cold load would take more room than the cold boxes or the cold body have.',
  },
  refuses(trip) {
    const found = overload(trip, trip.vehicle.coldLitres, ({ coldLitres }) => coldLitres);
    return found && { at: found.at, facts: { over_litres: found.over } };
  },
  examples: [
    {
      given: '60 cold litres in a box of 60',
      vehicle: { coldLitres: 60 },
      requests: { a: { grams: { chilled6: 1000 }, litres: 60 } },
      refused: false,
    },
    {
      given: '61 cold litres in a box of 60',
      vehicle: { coldLitres: 60 },
      requests: { a: { grams: { chilled6: 1000 }, litres: 61 } },
      refused: true,
    },
    { given: '300 litres of bread beside a cold box of 60', vehicle: { coldLitres: 60 }, requests: { a: { litres: 300 } }, refused: false },
    {
      given: '100 litres of which half the mass is chilled, in a box of 60',
      vehicle: { coldLitres: 60 },
      requests: { a: { grams: { chilled6: 5000, ambient: 5000 }, litres: 100 } },
      refused: false,
    },
    {
      given: 'frozen and chilled food share the cold room',
      vehicle: { coldLitres: 60 },
      requests: { a: { grams: { chilled6: 1000 }, litres: 40 }, b: { grams: { frozen: 1000 }, litres: 40 } },
      stops: ['a:pickup', 'b:pickup', 'a:delivery', 'b:delivery'],
      refused: true,
    },
  ],
});
