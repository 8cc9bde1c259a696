import type { Judge, Network } from './network.js';

/** Times that differ by less are equal: sums of floating point numbers must not close a window. */
export const TOLERANCE = 1e-7;

/**
 * Every vehicle's round as a linked list of nodes, with what makes it quick to say where one more request would fit:
 * the earliest leaving and the latest arrival of each node, and what is aboard after it. Requests on no round are in the
 * bank. Changes since `commit` are journalled by round and can be taken back.
 */
export class Routes {
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
  /** Without the fixed cost; 0 for a vehicle at home. */
  readonly cost: Float64Array;
  /** Never the same for two different rounds of a vehicle. */
  readonly version: Int32Array;
  /** Vehicles that have a stop, in no order: the first `active` of `order`. */
  readonly order: Int32Array;
  active = 0;
  /** Requests on no round: the first `absent` of `bank`. */
  readonly bank: Int32Array;
  absent = 0;
  /** Vehicles changed since `commit`. */
  readonly touched: Int32Array;
  touches = 0;
  private readonly standsAt: Int32Array;
  private readonly bankAt: Int32Array;
  private readonly isTouched: Uint8Array;
  private readonly saved: { nodes: Int32Array; used: number; from: Int32Array; stops: Int32Array; cost: Float64Array; version: Int32Array };
  private readonly bankBefore: Int32Array;
  private absentBefore = 0;
  private versions = 1;
  private readonly scratch: Int32Array;

  constructor(
    readonly network: Network,
    readonly judge: Judge | undefined,
  ) {
    const { requests, vehicles } = network;
    const nodes = 2 * (requests + vehicles);
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
    this.stops = new Int32Array(vehicles);
    this.cost = new Float64Array(vehicles);
    this.version = new Int32Array(vehicles);
    this.order = Int32Array.from({ length: vehicles }, (_, vehicle) => vehicle);
    this.standsAt = this.order.slice();
    this.bank = Int32Array.from({ length: requests }, (_, request) => request);
    this.bankAt = this.bank.slice();
    this.bankBefore = this.bank.slice();
    this.absent = requests;
    this.absentBefore = requests;
    this.touched = new Int32Array(vehicles);
    this.isTouched = new Uint8Array(vehicles);
    this.saved = {
      nodes: new Int32Array(2 * requests),
      used: 0,
      from: new Int32Array(vehicles),
      stops: new Int32Array(vehicles),
      cost: new Float64Array(vehicles),
      version: new Int32Array(vehicles),
    };
    this.scratch = new Int32Array(2 * requests);
    for (let vehicle = 0; vehicle < vehicles; vehicle++) {
      const start = this.startOf(vehicle);
      this.link(start, start + 1);
      this.vehicleOf[start] = this.vehicleOf[start + 1] = vehicle;
      this.refresh(vehicle);
    }
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

  /** Puts an absent request on a round: its pickup after node `afterPickup`, its delivery after `afterDelivery`. */
  insert(request: number, vehicle: number, { afterPickup, afterDelivery }: Positions): void {
    this.touch(vehicle);
    const pickup = 2 * request;
    const fresh = this.network.aboardOf[request]! < 0;
    if (fresh) this.putAfter(pickup, vehicle, afterPickup);
    this.putAfter(pickup + 1, vehicle, afterDelivery);
    this.unbank(request);
    this.refresh(vehicle, fresh ? pickup : pickup + 1, pickup + 1);
  }

  /** Takes a request off its round, whose times have to be refreshed before anything else is asked of it. */
  takeOff(request: number): void {
    const pickup = 2 * request;
    this.touch(this.vehicleOf[pickup + 1]!);
    if (this.network.aboardOf[request]! < 0) this.cut(pickup);
    this.cut(pickup + 1);
    this.bankAt[request] = this.absent;
    this.bank[this.absent++] = request;
  }

  /** Recomputes a round after its list has changed, its cost by the tables, or as the judge has found it. */
  refresh(vehicle: number, first = -1, last = -1): void {
    this.version[vehicle] = ++this.versions;
    this.walk(vehicle, first, last);
    const end = this.startOf(vehicle) + 1;
    this.cost[vehicle] = this.stops[vehicle] === 0 ? 0 : this.spent[end]!;
    const isActive = this.standsAt[vehicle]! < this.active;
    if (this.stops[vehicle]! > 0 !== isActive) this.activate(vehicle, !isActive);
  }

  /** The judge's cost of a round as it stands, Infinity where a rule is broken; without a judge, what the tables say. */
  judged(vehicle: number): number {
    if (this.judge === undefined || this.stops[vehicle] === 0) return this.cost[vehicle]!;
    return this.judge(vehicle, this.scratch, this.nodesOf(vehicle, this.scratch));
  }

  /** Times and loads, forwards from node `first` and backwards from node `last`; of the whole round without these. */
  private walk(vehicle: number, first = -1, last = -1): void {
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

  /** Forgets how to go back: what stands now is where `rollback` will return to. */
  commit(): void {
    for (let i = 0; i < this.touches; i++) this.isTouched[this.touched[i]!] = 0;
    this.touches = 0;
    this.saved.used = 0;
    this.absentBefore = this.absent;
    for (let i = 0; i < this.absent; i++) this.bankBefore[i] = this.bank[i]!;
  }

  /** Everything as it was at the last `commit`. */
  rollback(): void {
    const { saved, vehicleOf } = this;
    for (let i = 0; i < this.absent; i++) {
      const request = this.bank[i]!;
      vehicleOf[2 * request] = vehicleOf[2 * request + 1] = -1;
      this.bankAt[request] = -1;
    }
    for (let i = 0; i < this.touches; i++) {
      const vehicle = this.touched[i]!;
      const from = saved.from[vehicle]!;
      this.relink(vehicle, saved.nodes, from, from + saved.stops[vehicle]!);
      this.refresh(vehicle);
      this.cost[vehicle] = saved.cost[vehicle]!;
      this.version[vehicle] = saved.version[vehicle]!;
    }
    this.absent = this.absentBefore;
    for (let i = 0; i < this.absent; i++) {
      const request = this.bankBefore[i]!;
      this.bank[i] = request;
      this.bankAt[request] = i;
      vehicleOf[2 * request] = vehicleOf[2 * request + 1] = -1;
    }
    this.commit();
  }

  /** What the touched rounds cost when they were committed, fixed costs included; to be compared with what they cost now. */
  costBefore(): number {
    let total = 0;
    for (let i = 0; i < this.touches; i++) {
      const vehicle = this.touched[i]!;
      if (this.saved.stops[vehicle]! > 0) total += this.saved.cost[vehicle]! + this.network.fixed[vehicle]!;
    }
    return total;
  }

  costNow(): number {
    let total = 0;
    for (let i = 0; i < this.touches; i++) {
      const vehicle = this.touched[i]!;
      if (this.stops[vehicle]! > 0) total += this.cost[vehicle]! + this.network.fixed[vehicle]!;
    }
    return total;
  }

  /** Of all rounds, fixed costs included. */
  totalCost(): number {
    let total = 0;
    for (let i = 0; i < this.active; i++) total += this.cost[this.order[i]!]! + this.network.fixed[this.order[i]!]!;
    return total;
  }

  /** Gives a vehicle these nodes as its round, whatever it had: their requests must be on no other round. */
  assign(vehicle: number, nodes: ArrayLike<number>): void {
    this.touch(vehicle);
    this.relink(vehicle, nodes, 0, nodes.length);
    for (let i = 0; i < nodes.length; i++) if (nodes[i]! & 1) this.unbank(nodes[i]! >> 1);
    this.refresh(vehicle);
  }

  /** Takes everything off a round. */
  clear(vehicle: number): void {
    const count = this.nodesOf(vehicle, this.scratch);
    for (let i = 0; i < count; i++) if (this.scratch[i]! & 1) this.takeOff(this.scratch[i]! >> 1);
    this.refresh(vehicle);
  }

  private relink(vehicle: number, nodes: ArrayLike<number>, from: number, to: number): void {
    let before = this.startOf(vehicle);
    const end = before + 1;
    for (let i = from; i < to; i++) {
      const node = nodes[i]!;
      this.vehicleOf[node] = vehicle;
      this.link(before, node);
      before = node;
    }
    this.link(before, end);
  }

  private touch(vehicle: number): void {
    if (this.isTouched[vehicle]) return;
    this.isTouched[vehicle] = 1;
    this.touched[this.touches++] = vehicle;
    const { saved, next } = this;
    saved.from[vehicle] = saved.used;
    saved.stops[vehicle] = this.stops[vehicle]!;
    saved.cost[vehicle] = this.cost[vehicle]!;
    saved.version[vehicle] = this.version[vehicle]!;
    const end = this.startOf(vehicle) + 1;
    for (let node = next[end - 1]!; node !== end; node = next[node]!) saved.nodes[saved.used++] = node;
  }

  private putAfter(node: number, vehicle: number, before: number): void {
    this.vehicleOf[node] = vehicle;
    this.link(node, this.next[before]!);
    this.link(before, node);
  }

  private cut(node: number): void {
    this.vehicleOf[node] = -1;
    this.link(this.prev[node]!, this.next[node]!);
  }

  private link(before: number, after: number): void {
    this.next[before] = after;
    this.prev[after] = before;
  }

  private unbank(request: number): void {
    const at = this.bankAt[request]!;
    const last = this.bank[--this.absent]!;
    this.bank[at] = last;
    this.bankAt[last] = at;
    this.bankAt[request] = -1;
  }

  private activate(vehicle: number, active: boolean): void {
    const to = active ? this.active++ : --this.active;
    const from = this.standsAt[vehicle]!;
    const other = this.order[to]!;
    this.order[from] = other;
    this.standsAt[other] = from;
    this.order[to] = vehicle;
    this.standsAt[vehicle] = to;
  }
}

/** The nodes after which a request's pickup and delivery stand; the delivery right behind its pickup has the pickup here. */
export interface Positions {
  readonly afterPickup: number;
  readonly afterDelivery: number;
}
