import type { Network } from './network.js';

/** Times that differ by less are equal: sums of floating point numbers must not close a window. */
export const TOLERANCE = 1e-7;

/**
 * Every vehicle's round as a linked list of nodes, with what makes it quick to say where one more request would fit:
 * the earliest leaving and the latest arrival of each node, and what is aboard after it.
 */
export class Rounds {
  readonly next: Int32Array;
  readonly prev: Int32Array;
  /** The vehicle a node is on, −1 for none. */
  readonly vehicleOf: Int32Array;
  /** Position in the round, the start being 0. */
  readonly rank: Int32Array;
  /** Earliest arrival at the visit of a node, and earliest leaving after what has been served of it. */
  readonly reach_s: Float64Array;
  readonly leave_s: Float64Array;
  /** The latest arrival that keeps the windows of all that follows. */
  readonly latest_s: Float64Array;
  /** Aboard after a node. */
  readonly aboard0: Float64Array;
  readonly aboard1: Float64Array;
  readonly aboard2: Float64Array;
  /** How long the way to a node from the one before it takes. */
  readonly leg_s: Float64Array;
  /** The cost of the way from the start to a node. */
  readonly spent: Float64Array;
  readonly stops: Int32Array;

  constructor(readonly network: Network) {
    const nodes = 2 * (network.requests + network.vehicles);
    this.next = new Int32Array(nodes).fill(-1);
    this.prev = new Int32Array(nodes).fill(-1);
    this.vehicleOf = new Int32Array(nodes).fill(-1);
    this.rank = new Int32Array(nodes);
    this.reach_s = new Float64Array(nodes);
    this.leave_s = new Float64Array(nodes);
    this.latest_s = new Float64Array(nodes);
    this.aboard0 = new Float64Array(nodes);
    this.aboard1 = new Float64Array(nodes);
    this.aboard2 = new Float64Array(nodes);
    this.leg_s = new Float64Array(nodes);
    this.spent = new Float64Array(nodes);
    this.stops = new Int32Array(network.vehicles);
  }

  startOf(vehicle: number): number {
    return 2 * (this.network.requests + vehicle);
  }

  /** The nodes a vehicle serves, in order, written to `into`; answers how many. */
  nodesOf(vehicle: number, into: Int32Array): number {
    const { next } = this;
    const end = this.startOf(vehicle) + 1;
    let count = 0;
    for (let node = next[end - 1]!; node !== end; node = next[node]!) into[count++] = node;
    return count;
  }

  /** Times and loads, forwards from node `first` and backwards from node `last`; of the whole round without these. */
  protected walk(vehicle: number, first = -1, last = -1): void {
    this.forwards(vehicle, first);
    this.backwards(vehicle, last);
  }

  private forwards(vehicle: number, first: number): void {
    const { network, next, rank, reach_s, leave_s, leg_s, aboard0, aboard1, aboard2, spent } = this;
    const { place, visit, from_s, service_s, size, sharesVisits } = network;
    const [load0, load1, load2] = network.loads;
    const { cost, seconds } = network.tables[network.tableOf[vehicle]!]!;
    const start = this.startOf(vehicle);
    const end = start + 1;
    let before = start;
    if (first < 0) {
      rank[start] = 0;
      spent[start] = 0;
      reach_s[start] = network.reached_s[vehicle]!;
      leave_s[start] = from_s[start]!;
      aboard0[start] = load0[start]!;
      aboard1[start] = load1[start]!;
      aboard2[start] = load2[start]!;
    } else before = this.prev[first]!;
    let position = rank[before]!;
    let total = spent[before]!;
    let reach = reach_s[before]!;
    let leave = leave_s[before]!;
    let row = place[before]! * size;
    let on0 = aboard0[before]!;
    let on1 = aboard1[before]!;
    let on2 = aboard2[before]!;
    for (let node = next[before]!; ; node = next[node]!) {
      const at = place[node]!;
      total += cost[row + at]!;
      const leg = seconds[row + at]!;
      leg_s[node] = leg;
      if (sharesVisits && visit[node] === visit[before]) {
        const done = (reach > from_s[node]! ? reach : from_s[node]!) + service_s[node]!;
        if (done > leave) leave = done;
      } else {
        reach = leave + leg;
        leave = (reach > from_s[node]! ? reach : from_s[node]!) + service_s[node]!;
      }
      spent[node] = total;
      reach_s[node] = reach;
      leave_s[node] = leave;
      rank[node] = ++position;
      if (node === end) break;
      aboard0[node] = on0 += load0[node]!;
      aboard1[node] = on1 += load1[node]!;
      aboard2[node] = on2 += load2[node]!;
      row = at * size;
      before = node;
    }
    this.stops[vehicle] = position - 1;
  }

  private backwards(vehicle: number, last: number): void {
    const { network, next, prev, latest_s, leg_s } = this;
    const { visit, to_s, service_s, sharesVisits } = network;
    const start = this.startOf(vehicle);
    const end = start + 1;
    latest_s[end] = to_s[end]!;
    // Stops that share a visit look at what follows the visit.
    let from = last < 0 ? prev[end]! : last;
    if (sharesVisits) from = prev[end]!;
    let after = next[from]!;
    let leaveBy = 0;
    for (let node = from; node !== start; node = prev[node]!) {
      const joins = sharesVisits && visit[node] === visit[after];
      if (!joins) leaveBy = latest_s[after]! - leg_s[after]!;
      let latest = leaveBy - service_s[node]!;
      if (joins && latest_s[after]! < latest) latest = latest_s[after]!;
      latest_s[node] = latest < to_s[node]! ? latest : to_s[node]!;
      after = node;
    }
  }

  protected link(before: number, after: number): void {
    this.next[before] = after;
    this.prev[after] = before;
  }
}
