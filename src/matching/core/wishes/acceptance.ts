import type { Instant } from '../../../vocabulary/units.js';
import { isPreAccepted } from '../pre-acceptance.js';
import { wish } from '../wish.js';

const MINUTE_MS = 60_000;
/** One more recipient can be asked for each of these: the usual half hour to answer out of the two thirds of the time that a silent one leaves. */
const MINUTES_AN_OFFER = 45;
/** How often the next one asked says no: one in four, as a recipient nothing is known of (`acceptance.ts`). */
const NEXT_SAYS_NO = 0.25;
/** After so many refusals in a row what is left to lose is less than a millionth. */
const MOST_OFFERS = 12;

/**
 * The share of its value that food keeps when it is declined: the chance that one of those who can still be asked
 * takes it. n offers save 1 − 0.25ⁿ, and between whole numbers the straight line (a power of a fraction is not the same to
 * the last digit on every machine). 0 when there is no time, nearly 1 with three hours left.
 */
function keptAfterNo(left_ms: Instant): number {
  const offers = Math.min(MOST_OFFERS, Math.max(0, left_ms / (MINUTES_AN_OFFER * MINUTE_MS)));
  const whole = Math.floor(offers);
  let lost = 1;
  for (let n = 0; n < whole; n++) lost *= NEXT_SAYS_NO;
  return 1 - lost * (1 - (offers - whole) * (1 - NEXT_SAYS_NO));
}

/** p + (1 − p) × what a no leaves: the expected value of asking this recipient first, as a share of a sure yes. */
export const acceptance = wish({
  code: 'acceptance',
  reference: 'recipients[].acceptance and preAccepts; docs/offers.md',
  because: {
    fr: 'Quand le temps presse, on demande d’abord à qui dit le plus souvent oui.',
    en: 'When time is short, those who say yes most often are asked first.',
  },
  factor: (pair) => {
    const { lot, recipient, nowAt } = pair;
    const known = recipient.acceptance;
    if (known === undefined) return 1;
    const yes = known[lot.category] ?? known['*'] ?? 1;
    if (yes === 1 || isPreAccepted(pair)) return 1;
    return yes + (1 - yes) * keptAfterNo(Math.min(lot.pickupTo, lot.deadlineAt) - nowAt);
  },
  examples: [
    { given: 'nothing is known of the recipient', factor: 1 },
    { given: 'it always says yes', recipient: { acceptance: { '*': 1 } }, factor: 1 },
    {
      given: 'it says yes 6 times in 10, and a no leaves 45 minutes for one more',
      lot: { pickup: { from: '2026-11-20T18:00:00+01:00', to: '2026-11-20T18:45:00+01:00' } },
      recipient: { acceptance: { '*': 0.6 } },
      factor: 0.6 + 0.4 * 0.75,
    },
    {
      given: 'the same with time for two more: a no costs less',
      lot: { pickup: { from: '2026-11-20T18:00:00+01:00', to: '2026-11-20T19:30:00+01:00' } },
      recipient: { acceptance: { '*': 0.6 } },
      factor: 0.6 + 0.4 * 0.9375,
    },
    {
      given: 'its use-by ends at once: nobody could be asked after a no',
      lot: { deadline: '2026-11-20T18:00:00+01:00' },
      recipient: { acceptance: { '*': 0.6 } },
      factor: 0.6,
    },
    {
      given: 'it takes bread more gladly than the rest',
      lot: { category: 'bread', deadline: '2026-11-20T18:00:00+01:00' },
      recipient: { acceptance: { '*': 0.6, bread: 0.9 } },
      factor: 0.9,
    },
    {
      given: 'it has said yes in advance',
      lot: { category: 'bread', deadline: '2026-11-20T18:00:00+01:00' },
      recipient: { acceptance: { '*': 0.6 }, preAccepts: [{ categories: ['bread'] }] },
      factor: 1,
    },
  ],
});
