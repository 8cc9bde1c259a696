import type { Grams } from '../../vocabulary/units.js';
import { BandBoard } from './band-board.js';
import { bring } from './band-moves.js';
import { Board } from './board.js';
import { Insertion } from './insertion.js';
import { buildModel, type Model } from './model.js';
import { prepare } from './prepared.js';
import type { Band, Problem } from './problem.js';
import type { Placement, Proposal } from './proposal.js';
import { propose } from './propose.js';
import { holdingsOf, placeOf, ratiosOf } from './shares.js';

/** Rounds over all associations. Each move brings one nearer and takes none out, so a few are enough. */
const MOST_ROUNDS = 12;

/** What it cost to keep the promise as far as it can be kept. */
export interface KeptBand {
  /** Objective given up, in grams-equivalent. */
  readonly price_g: number;
  /** Grams that go to another recipient than without the promise. */
  readonly moved_g: Grams;
  /** The proposal as it lies, where it had to be laid out; null where nobody was outside the band. */
  readonly board: Board | null;
}

/**
 * Moves food to associations below the policy's band, and from those above it, until each is within or nothing more can
 * be moved; among what can be moved, what costs least per gram. A policy without a band, and a proposal that keeps it
 * already, come back as they are. The bound stays: it bounds every proposal, this one too.
 */
export function keepBand(
  problem: Problem,
  proposal: Proposal,
  band = problem.policy.fairness.band,
): KeptBand & { readonly proposal: Proposal } {
  if (band === undefined || !anyOutside(problem, proposal, band)) return { proposal, price_g: 0, moved_g: 0, board: null };
  const board = boardWith(buildModel(prepare(problem)), proposal.placements);
  const kept = keepBandOn(board, band);
  return { ...kept, proposal: kept.moved_g === 0 ? proposal : propose(board, proposal.bound) };
}

/** The same for what lies on a board, which is changed. */
export function keepBandOn(board: Board, band: Band | undefined): KeptBand {
  if (band === undefined) return { price_g: 0, moved_g: 0, board: null };
  const { model } = board;
  const before = board.packages.slice();
  const objective = board.recount();
  repairBand(board, band);
  let moved_g = 0;
  board.packages.forEach((packages, pair) => {
    moved_g += Math.max(0, packages - before[pair]!) * model.package_g[model.pairLot[pair]!]!;
  });
  return { price_g: moved_g === 0 ? 0 : objective - board.recount(), moved_g, board };
}

function anyOutside(problem: Problem, { placements }: Proposal, band: Band): boolean {
  const holdings = holdingsOf(problem, placements);
  const { share_g } = ratiosOf(holdings, ({ held_g }) => held_g);
  return holdings.some(({ held_g }, i) => ['below', 'above'].includes(placeOf(held_g, share_g[i]!, band)));
}

/** The placements on a board of their own; one that no rule would allow is left out. */
export function boardWith(model: Model, placements: readonly Placement[]): Board {
  const board = new Board(model);
  const lots = new Map(model.prepared.lots.map(({ id }, l) => [id, l]));
  const recipients = new Map(model.prepared.recipients.map(({ id }, r) => [id, r]));
  for (const { lot, recipient, packages } of placements) {
    const l = lots.get(lot);
    const r = recipients.get(recipient);
    if (l === undefined || r === undefined) continue;
    const at = model.pairRecipient.subarray(model.pairStart[l], model.pairStart[l + 1]).indexOf(r);
    if (at !== -1) board.set(model.pairStart[l]! + at, packages);
  }
  return board;
}

/** Moves what is on a board. What becomes free on the way is placed as far as it pays, so that no left-over has an untrue reason. */
function repairBand(board: Board, band: Band): void {
  const insertion = new Insertion(board, new Float64Array(board.model.pairs));
  for (let round = 0; round < MOST_ROUNDS && repairOnce(new BandBoard(board, band)); round++) {
    board.mark();
    for (let donor = 0; donor < board.model.donors; donor++) insertion.insert(donor, 'true');
  }
}

/** One look at each association outside the band, the farthest first. False when nothing could be moved. */
function repairOnce(state: BandBoard): boolean {
  let moved = false;
  const byRatio = state.recipients.toSorted((a, b) => state.ratio(a) - state.ratio(b) || a - b);
  for (const r of byRatio) while (state.place(r) === 'below' && raise(state, r)) moved = true;
  for (const r of byRatio.toReversed()) while (state.place(r) === 'above' && lower(state, r)) moved = true;
  return moved;
}

/** Brings one donor's food to an association below the band. */
function raise(state: BandBoard, r: number): boolean {
  const want_g = state.wants_g(r);
  return cheapest(
    state,
    state.board.model.linksOfRecipient[r]!.map((link) => () => Math.min(want_g, bring(state, link, want_g))),
  );
}

/** Gives what one donor sends to an association above the band to another that is not. */
function lower(state: BandBoard, r: number): boolean {
  const { model, link_g } = state.board;
  const moves = model.linksOfRecipient[r]!.flatMap((mine) => {
    if (link_g[mine] === 0) return [];
    const donor = model.linkDonor[mine]!;
    return Array.from({ length: model.linkStart[donor + 1]! - model.linkStart[donor]! }, (_, at) => model.linkStart[donor]! + at)
      .filter((link) => link !== mine && state.claims(model.linkRecipient[link]!))
      .map((link) => () => {
        const most_g = Math.min(state.exceeds_g(r), state.headroom_g(model.linkRecipient[link]!, false));
        return most_g <= 0 ? 0 : Math.min(most_g, bring(state, link, most_g, r));
      });
  });
  return cheapest(state, moves);
}

/** Does the move that gives up least objective per gram that counts. False when none can be done. */
function cheapest(state: BandBoard, moves: readonly (() => Grams)[]): boolean {
  const { board } = state;
  const mark = state.mark();
  let best: (() => Grams) | undefined;
  let least = Infinity;
  for (const move of moves) {
    const before = board.objective;
    const counted_g = move();
    const price = (before - board.objective) / counted_g;
    state.back(mark);
    if (counted_g > 0 && price < least) {
      least = price;
      best = move;
    }
  }
  return best !== undefined && best() > 0;
}

/** Whether an association could have more of what was decided, though it need not suffice: nothing is left changed. */
export function couldTakeMore(state: BandBoard, r: number): boolean {
  const mark = state.mark();
  const could = state.board.model.linksOfRecipient[r]!.some((link) => bring(state, link, 1) > 0);
  state.back(mark);
  return could;
}

/** Whether some of what an association above the band got could have gone to another association. */
export function couldGiveAway(state: BandBoard, r: number): boolean {
  const mark = state.mark();
  const could = lower(state, r);
  state.back(mark);
  return could;
}
