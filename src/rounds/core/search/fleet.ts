import type { Random } from '../random.js';
import type { Best } from './best.js';
import type { Budget } from './budget.js';
import type { Placing } from './placing.js';
import type { Routes } from './routes.js';
import type { Strings } from './strings.js';

/** What every phase of the search works with. */
export interface Parts {
  readonly routes: Routes;
  readonly placing: Placing;
  readonly strings: Strings;
  readonly random: Random;
  readonly best: Best;
  readonly budget: Budget;
}

/** Stops that a ruin takes out on average, and how often it begins around a request that waits. */
const RUIN_STOPS = 6;
const FOCUS = 0.7;
/** In mean legs: among plans that leave the same behind, nearly only shorter ones are gone on from. */
const TEMPERATURE = 0.1;
/** How much harder to place a request counts each time it is left behind. */
const HARDSHIP = 0.01;

/**
 * Serves everything with fewer vehicles, one less at a time, for as long as that succeeds and the budget's share lasts.
 * A round is dissolved and its requests wait; from then on a plan is better that leaves less behind, where what counts
 * of a request is how often it has been left behind already (absences: Christiaens & Vanden Berghe 2020, part 3). The
 * best plan is kept in `best` and is what stands at the end.
 */
export function useLessVehicles(parts: Parts, { until, least }: { until: number; least: number }): void {
  const { routes, strings, placing, random, best, budget } = parts;
  const hardship = new Float64Array(routes.network.requests).fill(1);
  if (routes.active <= least) return;
  let { cost, waiting, leg } = dissolve(parts, hardship);
  budget.look();
  while (budget.used < until) {
    budget.step();
    const absent = routes.absent;
    strings.remove(RUIN_STOPS, FOCUS);
    if (!strings.broken) placing.placeAll(anyPrice, best.vehicles - 1, true);
    const now = cost + routes.costNow() - routes.costBefore();
    const leftBehind = hardshipOf(routes, hardship);
    for (let i = 0; i < routes.absent; i++) hardship[routes.bank[i]!]! += HARDSHIP;
    const isBetter =
      !strings.broken &&
      (routes.absent < absent ||
        leftBehind < waiting ||
        (leftBehind === waiting && now < cost - TEMPERATURE * leg * Math.log(1 - random.next())));
    if (!isBetter) {
      routes.rollback();
    } else {
      cost = now;
      routes.commit();
      if (routes.absent === 0) {
        best.keep(routes.totalCost());
        if (routes.active <= least) break;
        ({ cost, leg } = dissolve(parts, hardship));
      }
    }
    waiting = hardshipOf(routes, hardship);
  }
  best.restore();
}

const anyPrice = (): number => Infinity;

function hardshipOf({ bank, absent }: Routes, hardship: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < absent; i++) sum += hardship[bank[i]!]!;
  return sum;
}

/** Dissolves the round whose requests have been the least hard to place. */
function dissolve({ routes, random }: Parts, hardship: Float64Array): { cost: number; waiting: number; leg: number } {
  let least = Infinity;
  let chosen = -1;
  for (let i = 0; i < routes.active; i++) {
    const vehicle = routes.order[i]!;
    const end = routes.startOf(vehicle) + 1;
    let sum = random.next() * 1e-3;
    for (let node = routes.next[end - 1]!; node !== end; node = routes.next[node]!) if (node & 1) sum += hardship[node >> 1]!;
    if (sum < least) [least, chosen] = [sum, vehicle];
  }
  routes.clear(chosen);
  routes.commit();
  const cost = routes.totalCost();
  return { cost, waiting: hardshipOf(routes, hardship), leg: cost / (2 * routes.network.requests + routes.active) };
}
