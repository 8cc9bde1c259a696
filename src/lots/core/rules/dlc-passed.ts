import { localDate } from '../../../vocabulary/local-time.js';
import { lotRule } from '../lot-rule.js';

export const dlcPassed = lotRule({
  id: 'dlc-passed',
  level: 'BLOCK',
  reference: 'Code de la consommation, R412-9',
  since: '2016-07-01',
  pointer: '/date',
  because: {
    fr: 'La DLC est dépassée : la loi interdit de donner ce produit. Il doit être retiré et détruit.',
    en: 'The use-by date has passed: the law forbids giving this food. It must be set aside and destroyed.',
  },
  broken: ({ dateKind, date }, { now_ms, timeZone }) =>
    dateKind === 'DLC' && date !== null && date < localDate(now_ms, timeZone) && { date },
  examples: [
    { given: 'a use-by date of yesterday', declaration: { dateKind: 'DLC', date: '2026-11-19' }, broken: true },
    { given: 'a use-by date of today', declaration: { dateKind: 'DLC', date: '2026-11-20' }, broken: false },
    { given: 'a best-before date of yesterday', declaration: { dateKind: 'DDM', date: '2026-11-19' }, broken: false },
  ],
});
