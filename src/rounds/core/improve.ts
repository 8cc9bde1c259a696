import { insertByCheapest } from './construct.js';
import type { Model } from './model.js';
import type { Random } from './random.js';
import { neighbours, ruin } from './ruin.js';
import type { Solution } from './solution.js';
import { TOLERANCE } from './trip.js';

/** The cost of the best plan, each time it became better; iteration 0 is the plan the insertion made. */
export type Trace = readonly { readonly iteration: number; readonly cost: number }[];

/** The temperature falls from one mean leg to a fiftieth of it. */
const COOLED = 1 / 50;

/**
 * Slack induction by string removals (Christiaens & Vanden Berghe 2020): again and again takes strings of stops out of
 * neighbouring routes, serves what is left over as cheaply as may be, and goes on from there if that is better or, with
 * a chance that shrinks as it cools, little worse. Counts iterations instead of watching a clock: the same seed gives
 * the same plan. The best plan never gets worse, so stopping after fewer iterations is always sound.
 */
export function improve(
  start: Solution,
  { model, random, iterations }: { model: Model; random: Random; iterations: number },
): { best: Solution; trace: Trace } {
  const near = neighbours(model);
  const hottest = meanLegCost(start);
  const trace = [{ iteration: 0, cost: start.cost }];
  let current = start;
  let best = start;
  for (let iteration = 1; iteration <= iterations; iteration++) {
    const ruined = ruin(current, { model, random, near });
    if (ruined === undefined) continue;
    const next = insertByCheapest(ruined, { model, random });
    const temperature = hottest * COOLED ** (iteration / iterations);
    if (next.steered < current.steered - temperature * Math.log(1 - random.next())) current = next;
    if (isBetter(current, best)) {
      if (current.cost < best.cost - TOLERANCE) trace.push({ iteration, cost: current.cost });
      best = current;
    }
  }
  return { best, trace };
}

const meanLegCost = ({ routes }: Solution): number => {
  const legs = routes.reduce((sum, { trip }) => sum + (trip.stops.length && trip.stops.length + 1), 0);
  return routes.reduce((sum, { cost }) => sum + cost, 0) / Math.max(1, legs);
};

/** Cheaper; or as cheap, and closer to what is wished. */
const isBetter = (a: Solution, b: Solution): boolean =>
  a.cost < b.cost - TOLERANCE || (a.cost < b.cost + TOLERANCE && a.steered < b.steered - TOLERANCE);
