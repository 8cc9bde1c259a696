import { localDate } from '../../../vocabulary/local-time.js';
import { lotRule } from '../lot-rule.js';

export const producedBeforeDate = lotRule({
  id: 'produced-before-date',
  level: 'BLOCK',
  reference: 'Glane',
  since: '2026-11-01',
  pointer: '/producedOn',
  because: {
    fr: 'Le jour de fabrication ne peut pas être dans le futur ni après la date du produit.',
    en: 'The day it was made cannot be in the future or after the date of the food.',
  },
  broken: ({ producedOn, date }, { now_ms, timeZone }) =>
    producedOn !== null && (producedOn > localDate(now_ms, timeZone) || (date !== null && producedOn > date)),
  examples: [
    { given: 'made yesterday', declaration: { producedOn: '2026-11-19', dateKind: 'DLC', date: '2026-11-22' }, broken: false },
    { given: 'made tomorrow', declaration: { producedOn: '2026-11-21', dateKind: 'DLC', date: '2026-11-22' }, broken: true },
  ],
});
