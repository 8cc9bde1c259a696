import { lotRule } from '../lot-rule.js';

export const dlcIsADay = lotRule({
  id: 'dlc-is-a-day',
  level: 'BLOCK',
  reference: 'Règlement (UE) 1169/2011, annexe X, 2',
  since: '2014-12-13',
  pointer: '/datePrecision',
  because: {
    fr: 'Une DLC est toujours un jour précis, jamais un mois ni une année.',
    en: 'A use-by date is always one day, never a month or a year.',
  },
  broken: ({ dateKind, datePrecision }) => dateKind === 'DLC' && datePrecision !== null && datePrecision !== 'day',
  examples: [
    { given: 'a use-by date that is a month', declaration: { dateKind: 'DLC', date: '2026-12-01', datePrecision: 'month' }, broken: true },
    { given: 'a use-by date that is a day', declaration: { dateKind: 'DLC', date: '2026-12-01', datePrecision: 'day' }, broken: false },
    {
      given: 'a best-before date that is a year',
      declaration: { dateKind: 'DDM', date: '2027-01-01', datePrecision: 'year' },
      broken: false,
    },
  ],
});
