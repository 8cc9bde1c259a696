import { lotRule } from '../lot-rule.js';

/** Food that spoils fast carries a use-by date, whoever sells it; frozen and hot food have their own rules. */
const PERISHABLE = new Set(['meat', 'fish', 'deli', 'sandwich', 'ready-meal']);

export const dlcNeeded = lotRule({
  id: 'dlc-needed',
  level: 'BLOCK',
  reference: 'Règlement (UE) 1169/2011, art. 24 et annexe X ; Code de la consommation, R412-9',
  since: '2014-12-13',
  pointer: '/date',
  because: {
    fr: 'Ce produit frais doit porter une DLC. Indiquez la date « à consommer jusqu’au » de l’étiquette.',
    en: 'This fresh food must carry a use-by date. Give the “use by” date on the label.',
  },
  broken: ({ category, cold, dateKind }) => PERISHABLE.has(category) && cold.startsWith('chilled') && dateKind !== 'DLC',
  examples: [
    {
      given: 'chilled meat without a date',
      declaration: { category: 'meat', cold: 'chilled4', dateKind: 'none', date: null },
      broken: true,
    },
    {
      given: 'chilled meat with a best-before date',
      declaration: { category: 'meat', cold: 'chilled4', dateKind: 'DDM', date: '2026-11-25' },
      broken: true,
    },
    {
      given: 'chilled meat with a use-by date',
      declaration: { category: 'meat', cold: 'chilled4', dateKind: 'DLC', date: '2026-11-25' },
      broken: false,
    },
    {
      given: 'tinned meat with a best-before date',
      declaration: { category: 'meat', cold: 'ambient', dateKind: 'DDM', date: '2027-11-25' },
      broken: false,
    },
  ],
});
