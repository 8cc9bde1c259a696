import { durationWords } from '../amount-words.js';
import { constraint } from '../constraint.js';

export const noDistributionInTime = constraint({
  code: 'no-distribution-in-time',
  level: 'BLOCK',
  because: {
    fr: 'Cette association ne distribue rien entre la livraison et la dernière heure où ce lot peut être donné.',
    en: 'This association distributes nothing between the delivery and the last hour this lot may be given.',
  },
  refuses: ({ lot, recipient, delivery }) => {
    if (recipient.kind !== 'association' || recipient.distributionAt === undefined || delivery === undefined) return false;
    const next = recipient.distributionAt.reduce((first, at) => (at >= delivery && at < first ? at : first), Infinity);
    if (next === Infinity) return true;
    return next > lot.deadlineAt && { late_min: Math.ceil((next - lot.deadlineAt) / 60_000) };
  },
  wouldHelp: ({ late_min }) => {
    if (late_min === undefined) {
      return {
        fr: 'Il aurait fallu une distribution après la livraison.',
        en: 'A distribution after the delivery would have been needed.',
      };
    }
    const { fr, en } = durationWords(late_min);
    return { fr: `Il aurait fallu distribuer ${fr} plus tôt.`, en: `It would have had to distribute ${en} earlier.` };
  },
  examples: [
    {
      given: 'distributes after the deadline',
      lot: { deadline: '2026-11-21T22:59:59.999Z' },
      recipient: { distributions: ['2026-11-22T11:00:00+01:00'] },
      refused: { late_min: 661 },
    },
    {
      given: 'distributes before the delivery only',
      lot: { deadline: null },
      recipient: { distributions: ['2026-11-20T12:00:00+01:00'] },
      refused: {},
    },
    {
      given: 'distributes in between',
      lot: { deadline: '2026-11-21T22:59:59.999Z' },
      recipient: { distributions: ['2026-11-20T12:00:00+01:00', '2026-11-21T11:00:00+01:00'] },
      refused: false,
    },
    { given: 'no distributions announced today', recipient: { distributions: [] }, refused: true },
    { given: 'distributions not given', refused: false },
    { given: 'the hub distributes nothing itself', recipient: { kind: 'hub', distributions: [] }, refused: false },
  ],
});
