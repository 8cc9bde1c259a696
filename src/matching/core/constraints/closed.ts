import type { TimeWindow } from '../../../vocabulary/time-window.js';
import type { Words } from '../../../vocabulary/words.js';
import { durationWords } from '../amount-words.js';
import type { Facts } from '../constraint.js';
import { constraint } from '../constraint.js';

const UNLOADING_MIN = 15;
const minutes = (ms: number): number => Math.ceil(ms / 60_000);

const tooLateToCollect: Words = {
  fr: 'Il aurait fallu un enlèvement possible plus tard : l’heure est passée.',
  en: 'The pickup would have had to be possible later: its time is over.',
};
const neverOpen: Words = {
  fr: 'Il aurait fallu au moins une plage d’ouverture.',
  en: 'It would have needed at least one opening window.',
};

/** The smallest change of one opening window that would let the food in. */
function shortBy(opening: readonly TimeWindow[] = [], arrival: number, latest: number): Facts {
  let earlier_min = Infinity;
  let later_min = Infinity;
  for (const { from, to } of opening) {
    if (from > latest) earlier_min = Math.min(earlier_min, minutes(from - latest));
    else later_min = Math.min(later_min, minutes(Math.max(arrival, from) - to) + UNLOADING_MIN);
  }
  if (earlier_min === Infinity && later_min === Infinity) return {};
  return earlier_min < later_min ? { earlier_min } : { later_min };
}

export const closed = constraint({
  code: 'closed',
  level: null,
  because: {
    fr: 'Personne n’est là pour recevoir le lot quand il peut arriver.',
    en: 'Nobody is there to take the lot when it can arrive.',
  },
  refuses: ({ delivery, arrival, latest, recipient }) =>
    delivery === undefined && (arrival > latest ? { over_min: minutes(arrival - latest) } : shortBy(recipient.opening, arrival, latest)),
  wouldHelp: ({ over_min, earlier_min, later_min }) => {
    if (over_min !== undefined) return tooLateToCollect;
    if (earlier_min !== undefined) {
      const { fr, en } = durationWords(earlier_min);
      return { fr: `Il aurait fallu ouvrir ${fr} plus tôt.`, en: `It would have had to open ${en} earlier.` };
    }
    if (later_min !== undefined) {
      const { fr, en } = durationWords(later_min);
      return { fr: `Il aurait fallu rester ouvert ${fr} de plus.`, en: `It would have had to stay open ${en} longer.` };
    }
    return neverOpen;
  },
  // Lot and recipient of the examples stand at the same place: no travel, 15 minutes of loading, so a pickup from
  // 19:00 to 21:00 arrives between 19:15 and 21:15.
  examples: [
    {
      given: 'closed before the food can arrive',
      recipient: { open: [{ from: '2026-11-20T18:00:00+01:00', to: '2026-11-20T19:15:00+01:00' }] },
      refused: { later_min: 15 },
    },
    {
      given: 'open for the 15 minutes of unloading and no more',
      recipient: { open: [{ from: '2026-11-20T18:00:00+01:00', to: '2026-11-20T19:30:00+01:00' }] },
      refused: false,
    },
    {
      given: 'opens as the last possible arrival stands at the door',
      recipient: { open: [{ from: '2026-11-20T21:15:00+01:00', to: '2026-11-20T22:00:00+01:00' }] },
      refused: false,
    },
    {
      given: 'opens a minute too late',
      recipient: { open: [{ from: '2026-11-20T21:16:00+01:00', to: '2026-11-20T22:00:00+01:00' }] },
      refused: { earlier_min: 1 },
    },
    {
      given: 'two windows of ten minutes that touch: unloading needs one that holds it',
      recipient: {
        open: [
          { from: '2026-11-20T20:00:00+01:00', to: '2026-11-20T20:10:00+01:00' },
          { from: '2026-11-20T20:10:00+01:00', to: '2026-11-20T20:20:00+01:00' },
        ],
      },
      refused: { later_min: 5 },
    },
    { given: 'never open', recipient: { open: [] }, refused: {} },
    { given: 'no opening times given', refused: false },
    { given: 'the pickup window is over', now: '2026-11-20T21:30:00+01:00', refused: { over_min: 30 } },
  ],
});
