import type { Metres } from '../../vocabulary/units.js';
import { constraints } from './constraints/index.js';
import { Grid } from './grid.js';
import { Pair } from './pair.js';
import type { Part } from './part.js';
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
function neighbourhood(prepared: Prepared, part?: Pick<Part, 'hasRecipient'>): (lot: PreparedLot) => readonly Neighbour[] {
  const { recipients, travel_m, problem } = prepared;
  const { travel } = problem;
  const reach_m = recipients.map(({ maxDistance_m }) =>
    maxDistance_m === undefined || travel.model === 'matrix' || travel.slope === 0
      ? Infinity
      : Math.max(0, (maxDistance_m - travel.intercept_m) / travel.slope),
  );
  const asked = recipients.map((_, r) => r).filter((r) => part === undefined || part.hasRecipient[r] === 1);
  const everywhere = asked.filter((r) => reach_m[r] === Infinity);
  const local = asked.filter((r) => reach_m[r] !== Infinity);
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

/**
 * Finds the allowed pairs, looking only at recipients as close to a lot as they themselves ask. Of a part of the
 * problem only those between its own lots and recipients.
 */
export function feasiblePairs(prepared: Prepared, part?: Pick<Part, 'hasLot' | 'hasRecipient'>): FeasiblePairs {
  const { lots, recipients } = prepared;
  const near = neighbourhood(prepared, part);
  const pair = new Pair(prepared);
  const start = new Int32Array(lots.length + 1);
  const found = new Columns();
  for (let l = 0; l < lots.length; l++) {
    const lot = lots[l]!;
    if (part === undefined || part.hasLot[l] === 1) {
      for (const { r, travel_m } of near(lot)) {
        pair.of(lot, recipients[r]!, travel_m);
        if (allowed(pair)) found.add(l, r, travel_m, pair.delivery!);
      }
    }
    start[l + 1] = found.count;
  }
  return { start, ...found.cut() };
}

/** Typed arrays that double when they are full: millions of pairs as lists of numbers would take four times the memory. */
class Columns {
  count = 0;
  private lot = new Int32Array(1 << 12);
  private recipient = new Int32Array(1 << 12);
  private travel_m = new Float64Array(1 << 12);
  private delivery = new Float64Array(1 << 12);

  add(lot: number, recipient: number, travel_m: Metres, delivery: number): void {
    if (this.count === this.lot.length) {
      this.lot = twice(this.lot, new Int32Array(2 * this.count));
      this.recipient = twice(this.recipient, new Int32Array(2 * this.count));
      this.travel_m = twice(this.travel_m, new Float64Array(2 * this.count));
      this.delivery = twice(this.delivery, new Float64Array(2 * this.count));
    }
    this.lot[this.count] = lot;
    this.recipient[this.count] = recipient;
    this.travel_m[this.count] = travel_m;
    this.delivery[this.count] = delivery;
    this.count += 1;
  }

  cut(): Omit<FeasiblePairs, 'start'> {
    const { count, lot, recipient, travel_m, delivery } = this;
    return {
      count,
      lot: lot.subarray(0, count),
      recipient: recipient.subarray(0, count),
      travel_m: travel_m.subarray(0, count),
      delivery: delivery.subarray(0, count),
    };
  }
}

function twice<T extends Int32Array | Float64Array>(full: T, empty: T): T {
  empty.set(full);
  return empty;
}

function allowed(pair: Pair): boolean {
  for (const rule of constraints) {
    if (rule.refuses(pair) !== false) return false;
  }
  return true;
}
