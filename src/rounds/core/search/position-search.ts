import type { Rounds } from './rounds.js';
import { TOLERANCE } from './rounds.js';

/** So many positions of one request on one round can be passed over. */
const MOST_REFUSALS = 12;

/**
 * Looks for the cheapest place of a request on a round, by the arrays of the network alone: all gaps for the pickup, and
 * from each on for the delivery as far as windows and loads allow.
 */
export class PositionSearch {
  /** The nodes after which what was found last stands; −1 where nothing was. */
  afterPickup = -1;
  afterDelivery = -1;
  private readonly refused = new Int32Array(2 * MOST_REFUSALS);
  private refusals = 0;
  /** How many gaps for pickups are looked at until one is overlooked; Infinity looks at all. */
  untilBlink = Infinity;
  private readonly gap: Int32Array;
  private readonly toPickup: Float64Array;
  private readonly toDelivery: Float64Array;
  /** The cheapest detour for a delivery in this gap or a later one. */
  private readonly laterDelivery: Float64Array;

  constructor(
    private readonly rounds: Rounds,
    private readonly drawBlink: () => number,
  ) {
    const gaps = 2 * rounds.network.requests + 2;
    this.gap = new Int32Array(gaps);
    this.toPickup = new Float64Array(gaps);
    this.toDelivery = new Float64Array(gaps);
    this.laterDelivery = new Float64Array(gaps);
  }

  /** From now on the positions last found are passed over, until `forgive`; answers false when no more can be noted. */
  refuse(): boolean {
    if (this.refusals === MOST_REFUSALS) return false;
    this.refused[2 * this.refusals] = this.afterPickup;
    this.refused[2 * this.refusals + 1] = this.afterDelivery;
    this.refusals++;
    return true;
  }

  forgive(): void {
    this.refusals = 0;
  }

  private isRefused(afterPickup: number, afterDelivery: number): boolean {
    for (let i = 0; i < this.refusals; i++) {
      if (this.refused[2 * i] === afterPickup && this.refused[2 * i + 1] === afterDelivery) return true;
    }
    return false;
  }

  /** The cheapest insertion below `limit`, or `limit` where there is none. Looks at nothing remembered. */
  search(request: number, vehicle: number, limit: number): number {
    const { rounds } = this;
    const { network } = rounds;
    this.afterPickup = this.afterDelivery = -1;
    const aboardOf = network.aboardOf[request]!;
    const fresh = aboardOf < 0;
    if (!fresh && aboardOf !== vehicle) return limit;
    if (rounds.stops[vehicle]! + (fresh ? 2 : 1) > network.maxStops[vehicle]!) return limit;
    const cell = vehicle * network.requests + request;
    if (fresh && network.fit !== undefined && network.fit[cell] === 0) return limit;
    const extra = network.surcharge === undefined ? 0 : network.surcharge[cell]!;
    const found = fresh ? this.pairs(request, vehicle, limit - extra) : this.deliveries(request, vehicle, limit - extra);
    return this.afterDelivery < 0 ? limit : found + extra;
  }

  /**
   * The gaps from the first in which the pickup can stand to the last that the delivery can be in, with what either adds
   * there; answers how many. A pickup that some window forbids adds Infinity.
   */
  private gaps(request: number, vehicle: number): number {
    const { gap, toPickup, toDelivery, rounds } = this;
    const { next, leave_s, latest_s, aboard0, aboard1, aboard2, spent, network } = rounds;
    const { place, from_s, to_s, size, sharesVisits } = network;
    const { cost, costInto, secondsInto } = network.tables[network.tableOf[vehicle]!]!;
    // A visit may be joined that began before its stops were all served.
    const free_s = sharesVisits ? rounds.reach_s : leave_s;
    const pickup = 2 * request;
    const pickupRow = place[pickup]! * size;
    const room0 = network.capacities[0][vehicle]! - network.loads[0][pickup]! + TOLERANCE;
    const room1 = network.capacities[1][vehicle]! - network.loads[1][pickup]! + TOLERANCE;
    const room2 = network.capacities[2][vehicle]! - network.loads[2][pickup]! + TOLERANCE;
    const opens_s = sharesVisits ? -Infinity : from_s[pickup]! + network.service_s[pickup]! - TOLERANCE;
    const closes_s = to_s[pickup]! + TOLERANCE;
    const start = rounds.startOf(vehicle);
    const end = start + 1;
    let gaps = 0;
    let node = start;
    // Gaps for the pickup, the first of which begins the list.
    for (; node !== end && free_s[node]! <= closes_s; node = next[node]!) {
      const after = next[node]!;
      let added = Infinity;
      if (latest_s[after]! >= opens_s && aboard0[node]! <= room0 && aboard1[node]! <= room1 && aboard2[node]! <= room2) {
        const at = place[node]!;
        if (sharesVisits || leave_s[node]! + secondsInto[pickupRow + at]! <= closes_s) {
          added = costInto[pickupRow + at]! + cost[pickupRow + place[after]!]! - (spent[after]! - spent[node]!);
        }
      }
      if (added === Infinity && gaps === 0) continue;
      gap[gaps] = node;
      toPickup[gaps++] = added;
    }
    if (gaps === 0) return 0;
    // From the last pickup on, gaps for the delivery only.
    const closed_s = to_s[pickup + 1]! + TOLERANCE;
    for (; node !== end && free_s[node]! <= closed_s; node = next[node]!) {
      gap[gaps] = node;
      toPickup[gaps++] = Infinity;
    }
    const deliveryRow = place[pickup + 1]! * size;
    for (let i = 0; i < gaps; i++) {
      const before = gap[i]!;
      const after = next[before]!;
      const full = aboard0[before]! > room0 || aboard1[before]! > room1 || aboard2[before]! > room2;
      toDelivery[i] = full
        ? Infinity
        : costInto[deliveryRow + place[before]!]! + cost[deliveryRow + place[after]!]! - (spent[after]! - spent[before]!);
    }
    return gaps;
  }

  /** Pickup and delivery of a fresh request: each gap for the pickup, and from there on for the delivery as far as times allow. */
  private pairs(request: number, vehicle: number, limit: number): number {
    const gaps = this.gaps(request, vehicle);
    const { gap, toPickup, toDelivery, laterDelivery, rounds } = this;
    const { next, leave_s, reach_s, latest_s, leg_s, network } = rounds;
    const { place, visit, from_s, to_s, service_s, size, sharesVisits } = network;
    const { cost, seconds, secondsInto } = network.tables[network.tableOf[vehicle]!]!;
    const pickup = 2 * request;
    const delivery = pickup + 1;
    const pickupRow = place[pickup]! * size;
    const deliveryRow = place[delivery]! * size;
    const pickupFrom = from_s[pickup]!;
    const pickupTo = to_s[pickup]! + TOLERANCE;
    const pickupService = service_s[pickup]!;
    const deliveryFrom = from_s[delivery]!;
    const deliveryTo = to_s[delivery]! + TOLERANCE;
    const deliveryService = service_s[delivery]!;
    const between_s = seconds[pickupRow + place[delivery]!]!;
    const between = cost[pickupRow + place[delivery]!]!;
    laterDelivery[gaps] = Infinity;
    for (let i = gaps - 1; i >= 0; i--) {
      const here = toDelivery[i]!;
      const later = laterDelivery[i + 1]!;
      laterDelivery[i] = here < later ? here : later;
    }
    let best = limit;
    for (let i = 0; i < gaps; i++) {
      const added = toPickup[i]!;
      const node = gap[i]!;
      const after = next[node]!;
      const to = place[after]!;
      const together = added === Infinity ? Infinity : added - cost[pickupRow + to]! + between + cost[deliveryRow + to]!;
      const mayBePart = added + laterDelivery[i + 1]! < best;
      if (together >= best && !mayBePart) continue;
      if (--this.untilBlink < 0) {
        this.untilBlink = this.drawBlink();
        continue;
      }
      // Loaded: at the same visit as the stop before, or after driving there.
      const joinsPickup = sharesVisits && visit[node] === visit[pickup];
      let reach = joinsPickup ? reach_s[node]! : leave_s[node]! + secondsInto[pickupRow + place[node]!]!;
      if (reach > pickupTo) continue;
      let leave = (reach > pickupFrom ? reach : pickupFrom) + pickupService;
      if (joinsPickup && leave_s[node]! > leave) leave = leave_s[node]!;
      if (together < best) {
        const reachDelivery = leave + between_s;
        if (reachDelivery <= deliveryTo) {
          const left = (reachDelivery > deliveryFrom ? reachDelivery : deliveryFrom) + deliveryService;
          const onwards = sharesVisits && visit[after] === visit[delivery] ? reachDelivery : left + seconds[deliveryRow + to]!;
          if (onwards <= latest_s[after]! + TOLERANCE && (this.refusals === 0 || !this.isRefused(node, pickup))) {
            best = together;
            this.afterPickup = node;
            this.afterDelivery = pickup;
          }
        }
      }
      if (!mayBePart) continue;
      // Carried past the stops that follow, until one of them would come too late or there is no room.
      let before = pickup;
      let leg = seconds[pickupRow + to]!;
      for (let j = i + 1; j < gaps; j++) {
        if (added + laterDelivery[j]! >= best) break;
        const passed = gap[j]!;
        // Gaps are neighbours: `passed` follows `before`.
        if (sharesVisits && visit[passed] === visit[before]) {
          const done = (reach > from_s[passed]! ? reach : from_s[passed]!) + service_s[passed]!;
          if (done > leave) leave = done;
        } else {
          reach = leave + leg;
          leave = (reach > from_s[passed]! ? reach : from_s[passed]!) + service_s[passed]!;
        }
        if (reach > latest_s[passed]! + TOLERANCE || (sharesVisits ? reach : leave) > deliveryTo) break;
        const detour = toDelivery[j]!;
        if (detour === Infinity) break;
        before = passed;
        const follows = next[passed]!;
        leg = leg_s[follows]!;
        if (added + detour >= best) continue;
        const joins = sharesVisits && visit[passed] === visit[delivery];
        const reachDelivery = joins ? reach : leave + secondsInto[deliveryRow + place[passed]!]!;
        if (reachDelivery > deliveryTo) continue;
        let left = (reachDelivery > deliveryFrom ? reachDelivery : deliveryFrom) + deliveryService;
        if (joins && leave > left) left = leave;
        const onwards = sharesVisits && visit[follows] === visit[delivery] ? reachDelivery : left + seconds[deliveryRow + place[follows]!]!;
        if (onwards > latest_s[follows]! + TOLERANCE || (this.refusals > 0 && this.isRefused(node, passed))) continue;
        best = added + detour;
        this.afterPickup = node;
        this.afterDelivery = passed;
      }
    }
    return best;
  }

  /** The delivery alone, of what is aboard already. */
  private deliveries(request: number, vehicle: number, limit: number): number {
    const { next, leave_s, reach_s, latest_s, network } = this.rounds;
    const { place, visit, from_s, to_s, service_s, size } = network;
    const { cost, seconds } = network.tables[network.tableOf[vehicle]!]!;
    const delivery = 2 * request + 1;
    const at = place[delivery]!;
    const start = this.rounds.startOf(vehicle);
    let best = limit;
    for (let node = start; node !== start + 1; node = next[node]!) {
      const after = next[node]!;
      const row = place[node]! * size;
      const to = place[after]!;
      const added = cost[row + at]! + cost[at * size + to]! - cost[row + to]!;
      if (added >= best) continue;
      const joins = visit[node] === visit[delivery];
      const reach = joins ? reach_s[node]! : leave_s[node]! + seconds[row + at]!;
      if (reach > to_s[delivery]! + TOLERANCE) continue;
      let left = (reach > from_s[delivery]! ? reach : from_s[delivery]!) + service_s[delivery]!;
      if (joins && leave_s[node]! > left) left = leave_s[node]!;
      const onwards = visit[after] === visit[delivery] ? reach : left + seconds[at * size + to]!;
      if (onwards > latest_s[after]! + TOLERANCE || (this.refusals > 0 && this.isRefused(node, node))) continue;
      best = added;
      this.afterPickup = this.afterDelivery = node;
    }
    return best;
  }
}
