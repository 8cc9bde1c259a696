import type { Model } from './model.js';

/** Where a lot may go, best first at the prices, and no more than a search can try: `pairs` from `start[l]` to `start[l + 1]`. */
export interface Candidates {
  readonly start: Int32Array;
  readonly pairs: Int32Array;
}

/**
 * Beyond these a lot goes so seldom that trying costs more than it brings; found by trial. Few lots have more to choose from:
 * where room is plenty and fairness decides, many recipients are worth exactly the same.
 */
const MOST_OF_MANY = 12;
const MOST_IN_ALL = 40_000;

/** The best pairs of each lot: worth at the prices less the cost of the link, spread over all that could go at most. */
export function candidatesOf(model: Model, worth: Float64Array): Candidates {
  const { lots, pairs: count, pairStart, pairLink, pairMost, pairLot, package_g, linkCost_g } = model;
  const score = new Float64Array(count);
  for (let p = 0; p < count; p++) score[p] = worth[p]! - linkCost_g[pairLink[p]!]! / (2 * pairMost[p]! * package_g[pairLot[p]!]!);
  const most = Math.max(MOST_OF_MANY, Math.floor(MOST_IN_ALL / lots));
  const start = new Int32Array(lots + 1);
  for (let l = 0; l < lots; l++) start[l + 1] = start[l]! + Math.min(most, pairStart[l + 1]! - pairStart[l]!);
  const pairs = new Int32Array(start[lots]!);
  for (let l = 0; l < lots; l++) {
    const mine: number[] = [];
    for (let p = pairStart[l]!; p < pairStart[l + 1]!; p++) mine.push(p);
    mine.sort((a, b) => score[b]! - score[a]! || a - b);
    for (let at = start[l]!; at < start[l + 1]!; at++) pairs[at] = mine[at - start[l]!]!;
  }
  return { start, pairs };
}
