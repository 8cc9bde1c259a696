import type { Metres } from '../../vocabulary/units.js';
import { constraints } from './constraints/index.js';
import { Grid } from './grid.js';
import { Pair } from './pair.js';
import type { Prepared, PreparedLot } from './prepared.js';

/**
 * Every allowed pair of a lot and a recipient, lot by lot: those of lot `l` are `start[l]` to `start[l + 1]` (excluded),
 * recipients ascending. Numbers are places in `Prepared.lots` and `Prepared.recipients`.
 */
export interface FeasiblePairs {
  readonly count: number;
  readonly start: Int32Array;
  readonly lot: Int32Array;
  readonly recipient: Int32Array;
  readonly travel_m: Float64Array;
  /** The earliest instant of delivery. */
  readonly delivery: Float64Array;
}

/** A recipient close enough to a place to be asked, and how far it is. */
interface Neighbour {
  readonly r: number;
  readonly travel_m: Metres;
}

/**
 * Answers who is close enough to a lot. Recipients that say how far they fetch are found on a grid, so that a town does
 * not look at a country; those without a limit are always asked. Lots that stand at one place share the answer.
 */
function neighbourhood(prepared: Prepared): (lot: PreparedLot) => readonly Neighbour[] {
  const { recipients, travel_m, problem } = prepared;
  const { travel } = problem;
  const reach_m = recipients.map(({ maxDistance_m }) =>
    maxDistance_m === undefined || travel.model === 'matrix' || travel.slope === 0
      ? Infinity
      : Math.max(0, (maxDistance_m - travel.intercept_m) / travel.slope),
  );
  const everywhere = recipients.flatMap((_, r) => (reach_m[r] === Infinity ? [r] : []));
  const local = recipients.flatMap((_, r) => (reach_m[r] === Infinity ? [] : [r]));
  const grid = new Grid(local.map((r) => recipients[r]!.point));
  const farthest_m = local.reduce((farthest, r) => Math.max(farthest, reach_m[r]!), 0);
  let at: PreparedLot | undefined;
  let found: readonly Neighbour[] = [];
  return (lot) => {
    const same = at !== undefined && at.point[0] === lot.point[0] && at.point[1] === lot.point[1];
    if (same && travel.model !== 'matrix') return found;
    at = lot;
    found = grid
      .near(lot.point, farthest_m)
      .map((index) => local[index]!)
      .concat(everywhere)
      .sort((a, b) => a - b)
      .map((r) => ({ r, travel_m: travel_m(lot, recipients[r]!) }))
      .filter((neighbour) => neighbour.travel_m <= (recipients[neighbour.r]!.maxDistance_m ?? Infinity));
    return found;
  };
}

/** Finds the allowed pairs, looking only at recipients as close to a lot as they themselves ask. */
export function feasiblePairs(prepared: Prepared): FeasiblePairs {
  const { lots, recipients } = prepared;
  const near = neighbourhood(prepared);
  const pair = new Pair(prepared);
  const start = new Int32Array(lots.length + 1);
  const found = { lot: [] as number[], recipient: [] as number[], travel_m: [] as number[], delivery: [] as number[] };
  lots.forEach((lot, l) => {
    for (const { r, travel_m } of near(lot)) {
      pair.of(lot, recipients[r]!, travel_m);
      if (!allowed(pair)) continue;
      found.lot.push(l);
      found.recipient.push(r);
      found.travel_m.push(travel_m);
      found.delivery.push(pair.delivery!);
    }
    start[l + 1] = found.lot.length;
  });
  return {
    count: found.lot.length,
    start,
    lot: Int32Array.from(found.lot),
    recipient: Int32Array.from(found.recipient),
    travel_m: Float64Array.from(found.travel_m),
    delivery: Float64Array.from(found.delivery),
  };
}

function allowed(pair: Pair): boolean {
  for (const rule of constraints) {
    if (rule.refuses(pair) !== false) return false;
  }
  return true;
}
