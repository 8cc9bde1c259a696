import { wish } from '../wish.js';

const HOUR_MS = 3_600_000;

export const urgency = wish({
  code: 'urgency',
  reference: 'policy.urgency',
  because: {
    fr: 'Ce qui doit être mangé bientôt compte plus que ce qui peut attendre.',
    en: 'What must be eaten soon counts for more than what can wait.',
  },
  factor: ({ lot: { deadlineAt }, policy: { urgency: voted }, nowAt }) => {
    if (deadlineAt === Infinity) return 1;
    const hoursLeft = Math.max(0, (deadlineAt - nowAt) / HOUR_MS);
    return 1 + voted.boost * Math.max(0, 1 - hoursLeft / voted.horizonHours);
  },
  examples: [
    { given: 'tins without a deadline', lot: { deadline: null }, factor: 1 },
    { given: 'three days left of three', lot: { deadline: '2026-11-23T18:00:00+01:00' }, factor: 1 },
    { given: 'a day and a half left of three', lot: { deadline: '2026-11-22T06:00:00+01:00' }, factor: 1.5 },
    { given: 'the last minute', lot: { deadline: '2026-11-20T18:00:00+01:00' }, factor: 2 },
    {
      given: 'a territory that does not weigh time',
      policy: { urgency: { horizonHours: 72, boost: 0 } },
      lot: { deadline: '2026-11-20T19:00:00+01:00' },
      factor: 1,
    },
  ],
});
