import type { Grams, Instant } from '../../vocabulary/units.js';
import { Pair } from './pair.js';
import { prepare, type PreparedLot, type PreparedRecipient, type PreparedRule } from './prepared.js';
import type { Lot, Problem, Recipient } from './problem.js';

interface Proposed {
  readonly lot: Pick<PreparedLot, 'category' | 'cold' | 'packages' | 'package_g'>;
  readonly recipient: Pick<PreparedRecipient, 'standingRules'>;
  /** The earliest instant at which the food can be handed over. */
  readonly delivery: Instant;
}

const covers = ({ categories, cold, most_g, within }: PreparedRule, { lot, delivery }: Proposed, grams: Grams): boolean =>
  (categories === undefined || categories.includes(lot.category)) &&
  (cold === undefined || cold.includes(lot.cold)) &&
  (most_g === undefined || grams <= most_g) &&
  (within === undefined || within.some(({ from, to }) => from <= delivery && delivery <= to));

/** The place in the recipient's list of the first standing rule by which it takes these grams of the lot without being asked; undefined: it is asked. */
function standingRuleFor(proposed: Proposed, grams: Grams): number | undefined {
  const at = proposed.recipient.standingRules?.findIndex((rule) => covers(rule, proposed, grams)) ?? -1;
  return at === -1 ? undefined : at;
}

/** Whether the recipient has said yes in advance to however much of the lot it may be given: then the whole lot is below the limit. */
export function isPreAccepted(proposed: Proposed): boolean {
  const { standingRules } = proposed.recipient;
  return standingRules !== undefined && standingRuleFor(proposed, proposed.lot.packages * proposed.lot.package_g) !== undefined;
}

/** The same for a lot and a recipient of a problem, by the delivery the problem foresees; undefined as well where there is none. */
export function standingRuleOf(problem: Problem, { lot, recipient }: { lot: Lot; recipient: Recipient }, grams: Grams): number | undefined {
  const { travel } = problem;
  const between_m =
    travel.model === 'matrix'
      ? travel.metres[problem.lots.findIndex(({ id }) => id === lot.id)]?.[problem.recipients.findIndex(({ id }) => id === recipient.id)]
      : undefined;
  const prepared = prepare({ ...problem, lots: [lot], recipients: [recipient], fixed: [] });
  const pair = new Pair(prepared).of(prepared.lots[0]!, prepared.recipients[0]!, between_m);
  return pair.delivery === undefined
    ? undefined
    : standingRuleFor({ lot: pair.lot, recipient: pair.recipient, delivery: pair.delivery }, grams);
}
