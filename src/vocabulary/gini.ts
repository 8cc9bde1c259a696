import type { Grams } from './units.js';

/** What an association got, and the weight that the territory voted for it, e.g. meals it serves a day. */
export interface Receiver {
  readonly received_g: Grams;
  readonly entitlement: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, value) => total + value, 0);

/**
 * The Gini coefficient of grams per unit of entitlement, each association weighing as much as its entitlement: 0 when
 * all get the same per unit, towards 1 when one gets everything. Twice the area between the Lorenz curve and the
 * diagonal (Gini 1914; weighted form as in Lerman & Yitzhaki 1989). Null when nobody received anything.
 */
export function gini(receivers: readonly Receiver[]): number | null {
  const weight = sum(receivers.map(({ entitlement }) => entitlement));
  const received = sum(receivers.map(({ received_g }) => received_g));
  if (weight <= 0 || received <= 0) return null;
  const poorestFirst = receivers.toSorted((a, b) => a.received_g * b.entitlement - b.received_g * a.entitlement);
  let under = 0;
  let before_g = 0;
  for (const { received_g, entitlement } of poorestFirst) {
    // The trapezium under the Lorenz curve between this receiver's two points.
    under += (entitlement / weight) * ((before_g + before_g + received_g) / received);
    before_g += received_g;
  }
  // Equal shares come out as a few 1e-16 instead of 0.
  return Math.max(0, 1 - under);
}
