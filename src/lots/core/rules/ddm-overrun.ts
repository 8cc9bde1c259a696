import { addDays, localDate } from '../../../vocabulary/local-time.js';
import { lastDayMeant, overrunDays } from '../deadline.js';
import { lotRule } from '../lot-rule.js';

export const ddmOverrun = lotRule({
  id: 'ddm-overrun',
  level: 'HOLD',
  reference: 'GBPH Aide alimentaire 2022, fiche 9 (dépassement de DDM)',
  since: '2022-12-08',
  pointer: '/date',
  because: {
    fr: 'La DDM est dépassée de plus que le guide ne l’admet pour ce produit. Une personne désignée doit décider.',
    en: 'The best-before date is passed by more than the guide allows for this food. A named person must decide.',
  },
  broken: (declaration, { now_ms, timeZone }) => {
    const { dateKind, date, datePrecision } = declaration;
    const overrun = overrunDays(declaration);
    if (dateKind !== 'DDM' || date === null || overrun === null) return false;
    const latest = addDays(lastDayMeant(date, datePrecision ?? 'day'), overrun);
    return localDate(now_ms, timeZone) > latest && { latest };
  },
  examples: [
    {
      given: 'pasta a month after its best-before date',
      declaration: { category: 'dry', cold: 'ambient', dateKind: 'DDM', date: '2026-10-20' },
      broken: false,
    },
    {
      given: 'eggs a day after their best-before date',
      declaration: { category: 'eggs', cold: 'ambient', dateKind: 'DDM', date: '2026-11-19' },
      broken: true,
    },
    {
      given: 'frozen food two months after',
      declaration: { category: 'frozen-food', cold: 'frozen', dateKind: 'DDM', date: '2026-09-20' },
      broken: false,
    },
    {
      given: 'frozen food a year after',
      declaration: { category: 'frozen-food', cold: 'frozen', dateKind: 'DDM', date: '2025-11-20' },
      broken: true,
    },
  ],
});
