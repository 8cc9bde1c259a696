import { lotRule } from '../lot-rule.js';

export const dateGiven = lotRule({
  id: 'date-given',
  level: 'BLOCK',
  reference: 'Règlement (UE) 1169/2011, art. 24',
  since: '2014-12-13',
  pointer: '/date',
  because: {
    fr: 'Indiquez la date de l’étiquette, ou choisissez « sans date » si le produit n’en porte pas.',
    en: 'Give the date on the label, or choose “no date” if it carries none.',
  },
  broken: ({ dateKind, date }) => (dateKind === 'none') !== (date === null),
  examples: [
    { given: 'a use-by date without the date', declaration: { dateKind: 'DLC', date: null }, broken: true },
    { given: 'no date, yet a date', declaration: { dateKind: 'none', date: '2026-11-25' }, broken: true },
    { given: 'a use-by date with its date', declaration: { dateKind: 'DLC', date: '2026-11-25' }, broken: false },
  ],
});
