import { Annealing } from './anneal.js';
import { keepBand, keepBandOn, type KeptBand } from './band-repair.js';
import { Board } from './board.js';
import { candidatesOf } from './candidates.js';
import { construct } from './construct.js';
import { Insertion } from './insertion.js';
import { buildModel, type Model } from './model.js';
import { prepare } from './prepared.js';
import { priceList, type RecipientPrice } from './price-list.js';
import { decideInParts } from './decide-parts.js';
import { findPrices, type Prices } from './prices.js';
import type { Problem } from './problem.js';
import type { Proposal } from './proposal.js';
import { propose } from './propose.js';
import { seededRandom } from './random.js';
import { fillUrgentFirst } from './urgent-first.js';

/** Beyond this many lots the pairs would take more than two gigabytes; below, one go is quicker and better. */
const LARGEST = 120_000;
/** Lots up to which the plain rule is tried too. */
const ODD = 5_000;
/** Steps for each lot of a part of a split problem. */
const STEPS_PER_LOT = 200;

export { urgentFirst } from './urgent-first.js';

export interface MatchOptions {
  readonly seed: number;
  /** How many steps the search takes; by default it grows with the problem. */
  readonly budget?: number;
  /** How often the prices are bettered before they are used; by default enough for a close bound. Fewer is quicker, and the bound looser. */
  readonly priceRounds?: number;
  /**
   * Which part of the time there is has gone, from 0 to 1; the search ends when it answers 1. With it the outcome depends on
   * whoever measures the time, and `budget` is not looked at.
   */
  readonly age?: () => number;
  /** The most lots that are decided in one go; a problem with more is split along the map. */
  readonly largest?: number;
  /** False: the policy's band of fairness is not seen to, for who asks what it costs. */
  readonly keepsBand?: boolean;
  /** False: what is left over is listed without reasons, for who only counts. */
  readonly explain?: boolean;
}

/**
 * Decides all lots together. Prices say what room is worth (and bound what anyone could reach); donors are inserted
 * by regret at those prices; simulated annealing improves the whole; what is left over gets its reasons.
 * The same problem and options give the same proposal, on any machine: there is no clock in here. Ids only break ties
 * between lots or recipients that are alike in everything else.
 */
export function match(problem: Problem, options: MatchOptions): Proposal {
  return decide(problem, options).proposal;
}

/** What a cycle decided, what its band of fairness cost, and the prices by which a single lot can be decided until the next one. */
export interface Decision {
  readonly proposal: Proposal;
  readonly kept: KeptBand;
  readonly prices: readonly RecipientPrice[];
}

/** As `match`, with what belongs to it. */
export function decide(
  problem: Problem,
  { seed, budget, priceRounds, age, largest = LARGEST, keepsBand = true, explain = true }: MatchOptions,
): Decision {
  const prepared = prepare(problem);
  const band = keepsBand ? problem.policy.fairness.band : undefined;
  if (problem.lots.length > largest) {
    const { proposal, prices } = decideInParts(prepared, { seed, largest, stepsPerLot: STEPS_PER_LOT, explain, age });
    const kept = keepBand(problem, proposal, band);
    return { proposal: kept.proposal, kept, prices };
  }
  const model = buildModel(prepared);
  const prices = findPrices(model, priceRounds ?? roundsFor(model));
  const board = start(model, prices);
  const steps = budget ?? stepsFor(model);
  const search = new Annealing(board, candidatesOf(model, prices.worth), seededRandom(seed));
  search.run(age ?? ((done) => (done < steps ? done / steps : 1)));
  const kept = keepBandOn(board, band);
  const proposal = propose(board, prices.bound, explain);
  return { proposal, kept, prices: priceList(model, prices) };
}

/**
 * The better of regret insertion and the plain rule, so that deciding together is never worse than most urgent first. Only a small
 * problem can be so odd that the plain rule wins.
 */
function start(model: Model, prices: Prices): Board {
  const regret = new Board(model);
  construct(regret, new Insertion(regret, prices.worth));
  if (model.lots > ODD) return regret;
  const plain = new Board(model);
  fillUrgentFirst(plain);
  return regret.objective >= plain.objective ? regret : plain;
}

/** Enough for the bound to come within a few thousandths of the linear one; fewer when a round is long. */
function roundsFor({ pairs }: Model): number {
  return Math.round(Math.min(600, Math.max(300, 650_000_000 / Math.max(1, pairs))));
}

/** A tenth of a second for fifty lots and one to two seconds for two thousand. */
function stepsFor({ lots }: Model): number {
  return Math.min(4_500_000, 120_000 + 450 * lots);
}
