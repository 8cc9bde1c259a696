import { constraint } from '../constraint.js';

/** Code de la consommation R412-9: a use-by date is absolute. */
export const datePassed = constraint({
  code: 'date-passed',
  level: 'BLOCK',
  because: {
    fr: 'La DLC serait dépassée à la livraison.',
    en: 'The use-by date would be over at delivery.',
  },
  refuses: ({ lot, deliveryDay }) =>
    lot.dateKind === 'DLC' &&
    deliveryDay !== undefined &&
    lot.lastDay !== undefined &&
    deliveryDay > lot.lastDay && { late_days: deliveryDay - lot.lastDay },
  wouldHelp: ({ late_days }) => ({
    fr: `Il aurait fallu livrer ${String(late_days)} jour(s) plus tôt.`,
    en: `It would have had to be delivered ${String(late_days)} day(s) earlier.`,
  }),
  examples: [
    {
      given: 'use by the 20th, opens on the 21st',
      lot: { dateKind: 'DLC', date: '2026-11-20', pickup: { from: '2026-11-20T19:00:00+01:00', to: '2026-11-21T12:00:00+01:00' } },
      recipient: { open: [{ from: '2026-11-21T09:00:00+01:00', to: '2026-11-21T12:00:00+01:00' }] },
      refused: { late_days: 1 },
    },
    {
      given: 'use by the 20th, delivered that evening',
      lot: { dateKind: 'DLC', date: '2026-11-20' },
      refused: false,
    },
    {
      // 00:30 in Paris on the 21st is still the 20th in UTC.
      given: 'use by the 20th, delivered half an hour past local midnight',
      lot: { dateKind: 'DLC', date: '2026-11-20', pickup: { from: '2026-11-20T19:00:00+01:00', to: '2026-11-21T02:00:00+01:00' } },
      recipient: { open: [{ from: '2026-11-21T00:30:00+01:00', to: '2026-11-21T02:00:00+01:00' }] },
      refused: { late_days: 1 },
    },
    {
      given: 'best before the 10th, delivered on the 20th: not this rule',
      lot: { dateKind: 'DDM', date: '2026-11-10' },
      refused: false,
    },
  ],
});
