import { lotRule } from '../lot-rule.js';

/** Fresh uncut fruit and vegetables, bread and pastry of the day, and drinks of the annex may go without any date. */
const MAY_GO_WITHOUT = new Set(['fruit', 'vegetables', 'bread', 'pastry', 'drink']);

export const dateNeeded = lotRule({
  id: 'date-needed',
  level: 'BLOCK',
  reference: 'Règlement (UE) 1169/2011, annexe X, 1 d',
  since: '2014-12-13',
  pointer: '/dateKind',
  because: {
    fr: 'Ce produit doit porter une date (DLC ou DDM). Indiquez celle de l’étiquette.',
    en: 'This food must carry a date (use-by or best-before). Give the one on the label.',
  },
  broken: ({ category, cold, dateKind }) => dateKind === 'none' && cold !== 'hot' && !MAY_GO_WITHOUT.has(category),
  examples: [
    { given: 'apples without a date', declaration: { category: 'fruit', cold: 'ambient', dateKind: 'none', date: null }, broken: false },
    { given: 'yogurt without a date', declaration: { category: 'dairy', cold: 'chilled6', dateKind: 'none', date: null }, broken: true },
    {
      given: 'a hot dish of this service',
      declaration: { category: 'ready-meal', cold: 'hot', dateKind: 'none', date: null },
      broken: false,
    },
  ],
});
