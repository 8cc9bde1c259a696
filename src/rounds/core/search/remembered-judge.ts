import type { Judge } from './network.js';

/** So many verdicts are kept; then all are forgotten. */
const MOST = 400_000;

/**
 * A judge that remembers its verdicts by a number of 53 bits made from vehicle and nodes: the search comes back to the same
 * rounds again and again. Two rounds may, once in some 10^10 plans, share a number: the caller puts the final rounds
 * before the judge itself.
 */
export function rememberedJudge(judge: Judge): Judge {
  const known = new Map<number, number>();
  return (vehicle, nodes, count) => {
    let high = Math.imul(vehicle + 1, 0x9e3779b1);
    let low = Math.imul(vehicle + 1, 0x85ebca6b);
    for (let i = 0; i < count; i++) {
      high = Math.imul(high ^ (nodes[i]! + 1), 0x5bd1e995);
      high ^= high >>> 15;
      low = Math.imul(low + nodes[i]! + 1, 0x2c1b3c6d);
      low ^= low >>> 13;
    }
    const key = (high >>> 0) * 2_097_152 + (low >>> 11);
    const before = known.get(key);
    if (before !== undefined) return before;
    const cost = judge(vehicle, nodes, count);
    if (known.size >= MOST) known.clear();
    known.set(key, cost);
    return cost;
  };
}
