import { lotRule } from '../lot-rule.js';

export const allergensUnknown = lotRule({
  id: 'allergens-unknown',
  level: 'WARN',
  reference: 'Modèle de convention de dons, 2.2',
  since: '2021-01-01',
  pointer: '/allergens',
  because: {
    fr: 'Allergènes inconnus : le lot est présenté comme pouvant contenir les 14.',
    en: 'Allergens unknown: the lot is shown as possibly holding all 14.',
  },
  broken: ({ allergens, category }) => allergens === null && category !== 'fruit' && category !== 'vegetables',
  examples: [
    { given: 'a dish whose allergens nobody knows', declaration: { category: 'ready-meal', allergens: null }, broken: true },
    { given: 'apples', declaration: { category: 'fruit', allergens: null }, broken: false },
    { given: 'bread with gluten', declaration: { category: 'bread', allergens: ['gluten'] }, broken: false },
  ],
});
