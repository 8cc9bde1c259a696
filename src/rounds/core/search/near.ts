import type { Network } from './network.js';

/** So many of the nearest nodes are kept for each; strings are never taken from further away. */
const MOST_NEAR = 400;
/** Distances are told apart in so many steps from nearest to farthest. */
const STEPS = 4096;

/** For each request node, the other request nodes from the nearest to the farthest, there and back. */
export interface Near {
  readonly nodes: Int32Array;
  readonly perNode: number;
}

/** Sorts by counting: a problem of thousands of nodes has millions of pairs. */
export function nearNodes({ requests, place, tables, size }: Network): Near {
  const count = 2 * requests;
  const perNode = Math.min(Math.max(0, count - 1), MOST_NEAR);
  const nodes = new Int32Array(count * perNode);
  const [table] = tables;
  if (table === undefined) return { nodes, perNode: 0 };
  const { cost, costInto } = table;
  const away = new Float64Array(count);
  const from = new Int32Array(STEPS + 2);
  for (let node = 0; node < count; node++) {
    const row = place[node]! * size;
    let farthest = 0;
    for (let other = 0; other < count; other++) {
      const there = place[other]!;
      away[other] = cost[row + there]! + costInto[row + there]!;
      if (away[other]! > farthest) farthest = away[other]!;
    }
    const scale = farthest > 0 ? STEPS / farthest : 0;
    from.fill(0);
    for (let other = 0; other < count; other++) from[Math.floor(away[other]! * scale) + 1]! += 1;
    for (let step = 1; step < from.length; step++) from[step]! += from[step - 1]!;
    // The node itself stands somewhere among the nearest and is skipped.
    const own = from[Math.floor(away[node]! * scale)]!;
    let ownAt = own;
    for (let other = 0; other < node; other++) if (Math.floor(away[other]! * scale) === Math.floor(away[node]! * scale)) ownAt++;
    for (let other = 0; other < count; other++) {
      const at = from[Math.floor(away[other]! * scale)]!++;
      if (other === node) continue;
      const position = at > ownAt ? at - 1 : at;
      if (position < perNode) nodes[node * perNode + position] = other;
    }
  }
  return { nodes, perNode };
}
