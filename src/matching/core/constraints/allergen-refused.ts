import { allergenWords, type Allergen } from '../../../vocabulary/food.js';
import { constraint } from '../constraint.js';

export const allergenRefused = constraint({
  code: 'allergen-refused',
  level: null,
  because: {
    fr: 'Cette structure refuse un allergène que ce lot contient ou peut contenir.',
    en: 'This organisation refuses an allergen that this lot holds or may hold.',
  },
  refuses: ({ lot, recipient }) => {
    const refused = recipient.refusesAllergens;
    if (refused === undefined || refused.length === 0) return false;
    if (lot.allergens === undefined) return { allergen: 'unknown' };
    const found = lot.allergens.find((allergen) => refused.includes(allergen));
    return found !== undefined && { allergen: found };
  },
  wouldHelp: ({ allergen }) => {
    if (allergen === 'unknown') {
      return {
        fr: 'Il aurait fallu que les allergènes du lot soient déclarés.',
        en: 'The lot’s allergens would have had to be declared.',
      };
    }
    // A problem file may name allergens of its own.
    const { fr, en } = allergenWords[allergen as Allergen] ?? { fr: allergen, en: allergen };
    return { fr: `Il aurait fallu un lot sans « ${fr} ».`, en: `The lot would have had to be free of “${en}”.` };
  },
  examples: [
    {
      given: 'milk for a recipient that refuses milk',
      lot: { allergens: ['gluten', 'milk'] },
      recipient: { refusesAllergens: ['milk'] },
      refused: { allergen: 'milk' },
    },
    {
      given: 'unknown allergens for a recipient that refuses one',
      lot: { allergens: undefined },
      recipient: { refusesAllergens: ['nuts'] },
      refused: { allergen: 'unknown' },
    },
    {
      given: 'no allergen for a recipient that refuses one',
      lot: { allergens: [] },
      recipient: { refusesAllergens: ['nuts'] },
      refused: false,
    },
    {
      given: 'unknown allergens for a recipient that refuses none',
      lot: { allergens: undefined },
      recipient: { refusesAllergens: [] },
      refused: false,
    },
  ],
});
