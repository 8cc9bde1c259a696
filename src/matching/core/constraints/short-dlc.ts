import { constraint } from '../constraint.js';

const ENOUGH_DAYS = 2;

/** Code de l’environnement D541-310: 48 hours left at pickup, unless the association can distribute sooner. */
export const shortDlc = constraint({
  code: 'short-dlc',
  level: 'BLOCK',
  because: {
    fr: 'Il reste moins de 48 heures avant la DLC, et cette association ne prend pas les DLC courtes.',
    en: 'Less than 48 hours are left before the use-by date, and this association does not take short dates.',
  },
  refuses: ({ lot, recipient, pickupDay }) =>
    recipient.kind === 'association' &&
    recipient.shortDlc !== true &&
    lot.dateKind === 'DLC' &&
    lot.lastDay !== undefined &&
    lot.lastDay - pickupDay < ENOUGH_DAYS && { left_days: lot.lastDay - pickupDay, needed_days: ENOUGH_DAYS },
  wouldHelp: ({ left_days, needed_days }) => ({
    fr: `Il aurait fallu ${String(needed_days)} jours de DLC restants au lieu de ${String(left_days)}, ou que l’association accepte les DLC courtes.`,
    en: `It would have needed ${String(needed_days)} days left instead of ${String(left_days)}, or an association that takes short dates.`,
  }),
  examples: [
    {
      given: 'picked up on the 20th, use by the 21st',
      lot: { dateKind: 'DLC', date: '2026-11-21' },
      refused: { left_days: 1, needed_days: 2 },
    },
    { given: 'picked up on the 20th, use by the 22nd', lot: { dateKind: 'DLC', date: '2026-11-22' }, refused: false },
    {
      given: 'use by tomorrow, an association that takes short dates',
      lot: { dateKind: 'DLC', date: '2026-11-21' },
      recipient: { shortDlc: true },
      refused: false,
    },
    {
      given: 'use by tomorrow, the hub',
      lot: { dateKind: 'DLC', date: '2026-11-21' },
      recipient: { kind: 'hub' },
      refused: false,
    },
    { given: 'best before tomorrow', lot: { dateKind: 'DDM', date: '2026-11-21' }, refused: false },
  ],
});
