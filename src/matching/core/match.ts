import { Board } from './board.js';
import { construct } from './construct.js';
import { improve } from './improve.js';
import { Insertion } from './insertion.js';
import { buildModel, type Model } from './model.js';
import { prepare } from './prepared.js';
import { priceList, type RecipientPrice } from './price-list.js';
import { findPrices, type Prices } from './prices.js';
import type { Problem } from './problem.js';
import type { Proposal } from './proposal.js';
import { propose } from './propose.js';
import { seededRandom } from './random.js';
import { fillUrgentFirst } from './urgent-first.js';

export { urgentFirst } from './urgent-first.js';

export interface MatchOptions {
  readonly seed: number;
  /** How many links (a donor and a recipient) the search may look at; by default it grows with the problem. */
  readonly budget?: number;
  /** How often the prices are bettered before they are used; by default enough for a close bound. Fewer is quicker, and the bound looser. */
  readonly priceRounds?: number;
}

/**
 * Decides all lots together. Prices say what room is worth (and bound what anyone could reach); donors are inserted
 * by regret at those prices; ruin and recreate improves the whole; what is left over gets its reasons.
 * The same problem and options give the same proposal, on any machine: there is no clock in here. Ids only break ties
 * between lots or recipients that are alike in everything else.
 */
export function match(problem: Problem, options: MatchOptions): Proposal {
  return decide(problem, options).proposal;
}

/** What a cycle decided, and the prices by which a single lot can be decided until the next one. */
export interface Decision {
  readonly proposal: Proposal;
  readonly prices: readonly RecipientPrice[];
}

/** As `match`, with the prices. */
export function decide(problem: Problem, { seed, budget, priceRounds }: MatchOptions): Decision {
  const model = buildModel(prepare(problem));
  const prices = findPrices(model, priceRounds ?? roundsFor(model));
  const board = start(model, prices);
  improve(board, new Insertion(board, prices.worth), seededRandom(seed), budget ?? budgetFor(model));
  return { proposal: propose(board, prices.bound), prices: priceList(model, prices) };
}

/** The better of regret insertion and the plain rule, so that deciding together is never worse than most urgent first. */
function start(model: Model, prices: Prices): Board {
  const regret = new Board(model);
  construct(regret, new Insertion(regret, prices.worth));
  const plain = new Board(model);
  fillUrgentFirst(plain);
  return regret.objective >= plain.objective ? regret : plain;
}

/** Enough for the bound to come within a few thousandths of the linear one; fewer when a round is long. */
function roundsFor({ pairs }: Model): number {
  return Math.round(Math.min(300, Math.max(100, 30_000_000 / Math.max(1, pairs))));
}

/** About a tenth of a second for fifty lots and two seconds for two thousand, at five million looks a second. */
function budgetFor({ lots }: Model): number {
  return Math.min(10_000_000, 25_000 + 5_000 * lots);
}
