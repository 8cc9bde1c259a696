import { categoryWords, type Category } from '../../../vocabulary/food.js';
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
  wouldHelp: ({ category }) => {
    // A problem file may name categories of its own.
    const { fr, en } = categoryWords[category as Category] ?? { fr: category, en: category };
    return {
      fr: `Il aurait fallu que « ${fr} » soit dans sa liste de produits acceptés.`,
      en: `It would have had to list “${en}” among what it accepts.`,
    };
  },
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
