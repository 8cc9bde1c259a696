import { Board } from './board.js';
import { buildModel, type Model } from './model.js';
import { prepare, type PreparedLot } from './prepared.js';
import type { Problem } from './problem.js';
import type { Proposal, Unplaced } from './proposal.js';
import { type ExplainedReason, inWords } from './reason-words.js';
import { WhyNot } from './why-not.js';

/** Recipients a left-over lot is explained for: so many of the nearest, and as many of the nearest that the rules allow. */
const NEAR = 30;
/** The same where thousands of lots are left over, and where tens of thousands are: the file must stay one that can be read. */
const NEAR_OF_MANY = 10;
const MANY = 2_000;
const NEAR_OF_VERY_MANY = 4;
const VERY_MANY = 20_000;

/** Every lot with packages left, and, if asked, why nobody near took the rest. */
export function leftOvers(board: Board, explained: boolean): Unplaced[] {
  const { lots } = board.model.prepared;
  const left = lots
    .map((lot, l) => ({ lot, l, packages: board.left[l]! }))
    .filter(({ l, packages }) => packages > 0 && board.model.hasLot[l] === 1);
  const whyNot = new WhyNot(board);
  const near = nearest(board.model, left.length > VERY_MANY ? NEAR_OF_VERY_MANY : left.length > MANY ? NEAR_OF_MANY : NEAR);
  return left
    .map(({ lot, l, packages }) => ({
      row: lot.row,
      lot: lot.id,
      packages,
      because: explained ? near(l).flatMap((r) => whyNot.ask(l, r)) : [],
    }))
    .sort((a, b) => a.row - b.row)
    .map(({ lot, packages, because }) => ({ lot, packages, because }));
}

/** Answers which recipients are near a lot, nearest first. Lots that stand at one place and come one after the other share the search. */
function nearest({ prepared, pairStart, pairRecipient }: Model, most: number): (l: number) => number[] {
  const { lots, recipients, travel_m, problem } = prepared;
  const travels = new Float64Array(recipients.length);
  const byDistance = recipients.map((_, r) => r);
  let at: PreparedLot | undefined;
  return (l) => {
    const lot = lots[l]!;
    if (at === undefined || problem.travel.model === 'matrix' || at.point[0] !== lot.point[0] || at.point[1] !== lot.point[1]) {
      recipients.forEach((recipient, r) => (travels[r] = travel_m(lot, recipient)));
      byDistance.sort((a, b) => travels[a]! - travels[b]! || a - b);
      at = lot;
    }
    const allowed = new Set(pairRecipient.subarray(pairStart[l], pairStart[l + 1]));
    let others = most;
    return byDistance.filter((r, rank) => (allowed.has(r) && others-- > 0) || rank < most);
  };
}

type Placements = Pick<Proposal, 'placements'>;

/** What a proposal does, on a board again. A placement that no rule would allow is left out. */
function boardOf(model: Model, { placements }: Placements): Board {
  const board = new Board(model);
  const { lots, recipients } = model.prepared;
  const lotPlace = new Map(lots.map(({ id }, l) => [id, l]));
  const recipientPlace = new Map(recipients.map(({ id }, r) => [id, r]));
  for (const { lot, recipient, packages } of placements) {
    const l = lotPlace.get(lot);
    const r = recipientPlace.get(recipient);
    if (l === undefined || r === undefined) continue;
    const at = model.pairRecipient.subarray(model.pairStart[l], model.pairStart[l + 1]).indexOf(r);
    if (at !== -1) board.set(model.pairStart[l]! + at, packages);
  }
  return board;
}

/** What one recipient got of one lot, and why not more; no reasons when it got the lot whole. */
export interface PairExplanation {
  readonly lot: string;
  readonly recipient: string;
  readonly packages: number;
  readonly reasons: readonly ExplainedReason[];
}

/**
 * Why recipients did not get (more of) a lot under a proposal, and what would have had to be different: for those near
 * it and those that got a part, nearest first, or for the one that is named however far it is.
 * Undefined when the problem has no such lot or recipient.
 */
export function explainLot(
  problem: Problem,
  proposal: Placements,
  names: { readonly lot: string; readonly recipient?: string },
): PairExplanation[] | undefined {
  const prepared = prepare(problem);
  const l = prepared.lots.findIndex(({ id }) => id === names.lot);
  const named = prepared.recipients.findIndex(({ id }) => id === names.recipient);
  if (l === -1 || (names.recipient !== undefined && named === -1)) return undefined;
  const board = boardOf(buildModel(prepared), proposal);
  const whyNot = new WhyNot(board);
  const asked = names.recipient === undefined ? nearest(board.model, NEAR)(l) : [named];
  return asked.map((r) => {
    const recipient = prepared.recipients[r]!.id;
    const mine = proposal.placements.filter((placement) => placement.lot === names.lot && placement.recipient === recipient);
    const packages = mine.reduce((sum, placement) => sum + placement.packages, 0);
    const whole = packages >= prepared.lots[l]!.packages;
    return { lot: names.lot, recipient, packages, reasons: whole ? [] : whyNot.ask(l, r).map(inWords) };
  });
}

/** The same for one recipient. */
export function explainPair(
  problem: Problem,
  proposal: Placements,
  names: { readonly lot: string; readonly recipient: string },
): PairExplanation | undefined {
  return explainLot(problem, proposal, names)?.[0];
}
