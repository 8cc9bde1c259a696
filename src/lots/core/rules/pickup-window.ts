import { deadlineOf } from '../deadline.js';
import { lotRule } from '../lot-rule.js';

const LONGEST_DAYS = 14;

export const pickupInOrder = lotRule({
  id: 'pickup-in-order',
  level: 'BLOCK',
  reference: 'Glane',
  since: '2026-11-01',
  pointer: '/pickup/to',
  because: {
    fr: 'Le créneau de retrait doit finir après son début, dans le futur et dans les 14 jours.',
    en: 'The pickup slot must end after it starts, in the future, within 14 days.',
  },
  broken: ({ pickupFrom_ms, pickupTo_ms }, { now_ms }) =>
    pickupTo_ms <= pickupFrom_ms || pickupTo_ms <= now_ms || pickupTo_ms > now_ms + LONGEST_DAYS * 86_400_000,
  examples: [
    { given: 'a slot this evening', broken: false },
    {
      given: 'a slot that ended an hour ago',
      declaration: { pickupFrom_ms: Date.parse('2026-11-20T15:00:00+01:00'), pickupTo_ms: Date.parse('2026-11-20T17:00:00+01:00') },
      broken: true,
    },
    {
      given: 'a slot that ends before it starts',
      declaration: { pickupFrom_ms: Date.parse('2026-11-20T21:00:00+01:00'), pickupTo_ms: Date.parse('2026-11-20T20:00:00+01:00') },
      broken: true,
    },
    { given: 'a slot next year', declaration: { pickupTo_ms: Date.parse('2027-11-20T21:00:00+01:00') }, broken: true },
  ],
});

export const pickupBeforeDeadline = lotRule({
  id: 'pickup-before-deadline',
  level: 'BLOCK',
  reference: 'Code de la consommation, R412-9',
  since: '2016-07-01',
  pointer: '/pickup/from',
  because: {
    fr: 'Le retrait commencerait quand la date sera dépassée. Proposez un créneau plus tôt.',
    en: 'The pickup would start when the date has passed. Offer an earlier slot.',
  },
  broken: (declaration, { timeZone }) => {
    const deadline = declaration.dateKind === 'DLC' ? deadlineOf(declaration, timeZone) : null;
    return deadline !== null && declaration.pickupFrom_ms >= deadline;
  },
  examples: [
    { given: 'use by today, collected this evening', declaration: { dateKind: 'DLC', date: '2026-11-20' }, broken: false },
    {
      given: 'use by today, collected tomorrow',
      declaration: {
        dateKind: 'DLC',
        date: '2026-11-20',
        pickupFrom_ms: Date.parse('2026-11-21T09:00:00+01:00'),
        pickupTo_ms: Date.parse('2026-11-21T10:00:00+01:00'),
      },
      broken: true,
    },
  ],
});
