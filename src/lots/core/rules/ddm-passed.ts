import { localDate } from '../../../vocabulary/local-time.js';
import { lastDayMeant } from '../deadline.js';
import { lotRule } from '../lot-rule.js';

export const ddmPassed = lotRule({
  id: 'ddm-passed',
  level: 'WARN',
  reference: 'Règlement (CE) 852/2004, annexe II, chap. V bis ; GBPH Aide alimentaire 2022, fiche 9',
  since: '2021-03-24',
  pointer: '/date',
  because: {
    fr: 'La DDM est dépassée : le don reste permis. Vérifiez l’emballage et goûtez un échantillon.',
    en: 'The best-before date has passed: giving is still allowed. Check the packaging and taste a sample.',
  },
  broken: ({ dateKind, date, datePrecision }, { now_ms, timeZone }) =>
    dateKind === 'DDM' && date !== null && lastDayMeant(date, datePrecision ?? 'day') < localDate(now_ms, timeZone),
  examples: [
    {
      given: 'pasta a month after its best-before date',
      declaration: { category: 'dry', cold: 'ambient', dateKind: 'DDM', date: '2026-10-20' },
      broken: true,
    },
    {
      given: 'a best-before month that is not over',
      declaration: { category: 'dry', cold: 'ambient', dateKind: 'DDM', date: '2026-11-01', datePrecision: 'month' },
      broken: false,
    },
  ],
});
