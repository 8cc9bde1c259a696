import { constraint } from '../constraint.js';

export const categoryRefused = constraint({
  code: 'category-refused',
  level: null,
  because: {
    fr: 'Cette structure ne prend pas ce type de produit.',
    en: 'This organisation does not take this kind of food.',
  },
  refuses: ({ lot, recipient }) =>
    recipient.accepts !== undefined && !recipient.accepts.includes(lot.category) && { category: lot.category },
  wouldHelp: ({ category }) => ({
    fr: `Il aurait fallu que « ${String(category)} » soit dans sa liste de produits acceptés.`,
    en: `It would have had to list “${String(category)}” among what it accepts.`,
  }),
  examples: [
    {
      given: 'dairy for a recipient of bread',
      lot: { category: 'dairy' },
      recipient: { accepts: ['bread'] },
      refused: { category: 'dairy' },
    },
    {
      given: 'dairy for a recipient of bread and dairy',
      lot: { category: 'dairy' },
      recipient: { accepts: ['bread', 'dairy'] },
      refused: false,
    },
    { given: 'dairy for a recipient that takes everything', lot: { category: 'dairy' }, refused: false },
    {
      given: 'dairy for a recipient that takes nothing today',
      lot: { category: 'dairy' },
      recipient: { accepts: [] },
      refused: true,
    },
  ],
});
