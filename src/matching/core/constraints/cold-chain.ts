import { coldWords, type ColdClass } from '../../../vocabulary/food.js';
import { constraint } from '../constraint.js';

export const coldChain = constraint({
  code: 'cold-chain',
  level: 'BLOCK',
  because: {
    fr: 'Cette structure n’a pas de place à la température que demande l’étiquette.',
    en: 'This organisation has no room at the temperature the label asks for.',
  },
  refuses: ({ lot, recipient }) => recipient.capacity_g !== undefined && (recipient.capacity_g[lot.cold] ?? 0) <= 0 && { cold: lot.cold },
  wouldHelp: ({ cold }) => {
    const { fr, en } = coldWords[cold as ColdClass];
    return { fr: `Il aurait fallu de la place déclarée : ${fr}.`, en: `It would have needed declared room: ${en}.` };
  },
  examples: [
    {
      given: 'milk at 6 °C, shelves only',
      lot: { cold: 'chilled6' },
      recipient: { capacity_g: { ambient: 50_000 } },
      refused: { cold: 'chilled6' },
    },
    {
      given: 'milk at 6 °C, a fridge for it',
      lot: { cold: 'chilled6' },
      recipient: { capacity_g: { chilled6: 50_000 } },
      refused: false,
    },
    { given: 'milk at 6 °C, a fridge of no size', lot: { cold: 'chilled6' }, recipient: { capacity_g: { chilled6: 0 } }, refused: true },
    {
      given: 'fish at 2 °C, a fridge that only holds 4 °C: another class is no substitute',
      lot: { cold: 'chilled2' },
      recipient: { capacity_g: { chilled4: 50_000 } },
      refused: true,
    },
    { given: 'milk at 6 °C, capacity not limited', lot: { cold: 'chilled6' }, refused: false },
  ],
});
