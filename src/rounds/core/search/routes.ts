import type { Judge, Network } from './network.js';
import { Rounds } from './rounds.js';

/**
 * The plan that the search changes: every vehicle's round, and in the bank the requests that are on none. Changes since
 * `commit` are journalled by round and can be taken back.
 */
export class Routes extends Rounds {
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
    network: Network,
    readonly judge: Judge | undefined,
  ) {
    super(network);
    const { requests, vehicles } = network;
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
