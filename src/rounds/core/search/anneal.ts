import { Best } from './best.js';
import type { Parts } from './fleet.js';

/** Stops that a ruin takes out on average, and how often it begins around a request that waits. */
const RUIN_STOPS = 10;
const FOCUS = 0.7;
/** What leaving a request behind for a while costs, in mean legs: at first, and at least. */
const PENALTY = 20;
const LEAST_PENALTY = 2;
/** So many more may be left behind for a while than in the best plan. */
const MOST_ABSENT = 3;
/** The penalty is looked at after so many steps. It should leave a third to two thirds of the plans as complete as the best. */
const PENALTY_STEPS = 400;
/** After so many steps with no complete plan the search goes back to a recent one that was, at a higher penalty. */
const LOST_STEPS = 2000;
const LOST_PENALTY = 1.5;
/** A complete plan is noted at most once in so many steps. */
const NOTE_STEPS = 200;

export interface AnnealOptions {
  /** Temperatures in mean legs. */
  readonly from: number;
  readonly to: number;
  /** The share of the budget it may use up to. */
  readonly until: number;
  /** As many vehicles as the best plan has, and a better one is one with fewer. */
  readonly fleet: boolean;
  /** The most that placing a request may add to the cost. */
  readonly price: (request: number) => number;
  /** What the requests of the bank really cost. */
  readonly leftBehind: () => number;
}

/**
 * Slack induction by string removals (Christiaens & Vanden Berghe 2020) under simulated annealing. A few requests may be
 * left behind for a while at a penalty that adapts, so that the search passes through plans that serve not quite all.
 * The best plan is kept in `best` and is what stands at the end.
 */
export function anneal({ routes, strings, placing, random, best, budget }: Parts, options: AnnealOptions): void {
  const { worth } = routes.network;
  const { log } = Math;
  const { fleet, price, leftBehind, until } = options;
  let cost = routes.totalCost();
  const leg = Math.max(1e-9, cost) / (2 * routes.network.requests + routes.active + 1);
  let penalty = PENALTY * leg;
  const penaltyOfBank = (): number => {
    let sum = 0;
    for (let i = 0; i < routes.absent; i++) {
      const real = worth[routes.bank[i]!]!;
      sum += real < penalty ? real : penalty;
    }
    return sum;
  };
  let waiting = penaltyOfBank();
  budget.look();
  const begin = budget.used;
  let mostVehicles = fleet ? best.vehicles : routes.network.vehicles;
  let complete = 0;
  let steps = 0;
  let temperature = options.from * leg;
  let seen = -1;
  const recent = new Best(routes);
  recent.keep(cost);
  let noted = budget.steps;
  let found = budget.steps;
  while (budget.used < until) {
    if (budget.used !== seen) {
      seen = budget.used;
      temperature = options.from * leg * (options.to / options.from) ** ((seen - begin) / (until - begin));
    }
    budget.step();
    strings.remove(RUIN_STOPS, FOCUS);
    if (!strings.broken) placing.placeAll(price, mostVehicles, fleet);
    if (strings.broken || routes.absent > best.absent + MOST_ABSENT) {
      routes.rollback();
      continue;
    }
    const now = cost + routes.costNow() - routes.costBefore();
    const wait = penaltyOfBank();
    if (now + wait < cost + waiting - temperature * log(1 - random.next())) {
      cost = now;
      waiting = wait;
      routes.commit();
      if (
        fleet ? routes.absent === 0 && (routes.active < best.vehicles || cost < best.cost - 1e-7) : cost + leftBehind() < best.cost - 1e-7
      ) {
        // Many small differences drift: what is kept is counted afresh.
        cost = routes.totalCost();
        best.keep(cost + (fleet ? 0 : leftBehind()));
        if (fleet) mostVehicles = routes.active;
      }
    } else routes.rollback();
    steps++;
    if (routes.absent <= best.absent) {
      complete++;
      found = budget.steps;
      if (found - noted >= NOTE_STEPS) {
        recent.keep(cost);
        noted = found;
      }
    } else if (budget.steps - found > LOST_STEPS) {
      recent.restore();
      cost = routes.totalCost();
      penalty *= LOST_PENALTY;
      waiting = penaltyOfBank();
      found = budget.steps;
    }
    if (steps === PENALTY_STEPS) {
      const share = complete / steps;
      if (share < 0.3) penalty *= 1.15;
      else if (share > 0.6) penalty = Math.max(LEAST_PENALTY * leg, penalty * 0.87);
      waiting = penaltyOfBank();
      steps = complete = 0;
    }
  }
  best.restore();
}
