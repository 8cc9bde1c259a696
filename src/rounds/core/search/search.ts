import { type Random, randomFrom } from '../random.js';
import { anneal } from './anneal.js';
import { Best, restoreRounds, type Round } from './best.js';
import { Budget, type BudgetOptions } from './budget.js';
import { type Parts, useLessVehicles } from './fleet.js';
import { Insertions } from './insertions.js';
import { nearNodes } from './near.js';
import type { Judge, Network } from './network.js';
import { Placing } from './placing.js';
import { placeByRegret } from './regret.js';
import { Routes } from './routes.js';
import { Strings } from './strings.js';

/** What is made as small as can be: the cost, or the number of vehicles first, with every request served. */
export type Objective = 'cost' | 'fleet';

export interface SearchOptions extends BudgetOptions {
  readonly seed: number;
  readonly objective?: Objective;
  readonly judge?: Judge;
  /** Rounds to begin with; what is on none of them is added first. */
  readonly start?: readonly Round[];
  /** Told each time there is a better plan; `steps` is how many steps it took. */
  readonly onBetter?: (best: Best, steps: number) => void;
}

/** The share of the budget for fewer vehicles. */
const FLEET_SHARE = 0.35;
/** Temperatures in mean legs. With few vehicles a plan is hard to change at all: the search has to go far uphill. */
const WARM = 1;
const WARM_FLEET = 4;
const COLD = 0.02;
/** Regret is quadratic: larger problems begin with a plan that places each request once. */
const MOST_BY_REGRET = 400;

/**
 * The best plan that the budget allows, never worse than the one it began with: stopping at any moment is sound, and the
 * same seed and number of steps give the same plan. Fills the rounds by regret or greedily, then takes vehicles away if
 * that is the objective, then anneals.
 */
export function search(network: Network, options: SearchOptions): Best {
  const { objective = 'cost', judge, start = [], onBetter = () => undefined } = options;
  const fleet = objective === 'fleet';
  const random: Random = randomFrom(options.seed);
  const routes = new Routes(network, judge);
  const budget = new Budget(options);
  const best = new Best(routes, (found) => onBetter(found, budget.steps));
  const leftBehind = (): number => {
    let sum = 0;
    for (let i = 0; i < routes.absent; i++) sum += network.worth[routes.bank[i]!]!;
    return sum;
  };
  if (network.requests === 0 || network.vehicles === 0) {
    best.keep(leftBehind());
    return best;
  }
  const insertions = new Insertions(routes, random);
  const placing = new Placing(routes, insertions, random);
  const price = (request: number): number => (network.aboardOf[request]! >= 0 ? Infinity : network.worth[request]!);
  restoreRounds(routes, start);
  if (fleet || network.requests > MOST_BY_REGRET) placing.placeAll(price, network.vehicles, fleet);
  else placeByRegret({ routes, insertions, placing }, price);
  routes.commit();
  best.keep(routes.totalCost() + leftBehind());
  budget.look();
  if (budget.used >= 1) return best;
  insertions.blink();
  const parts: Parts = { routes, placing, strings: new Strings(routes, random, nearNodes(network)), random, best, budget };
  if (fleet && routes.absent === 0) useLessVehicles(parts, { until: FLEET_SHARE, least: 1 });
  anneal(parts, { from: fleet ? WARM_FLEET : WARM, to: COLD, until: 1, fleet, price, leftBehind });
  return best;
}
