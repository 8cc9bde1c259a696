import type { Random } from '../random.js';
import type { Insertions } from './insertions.js';
import type { Routes } from './routes.js';

/** One round in so many is overlooked now and then, so that the same strings do not always come back the same way. */
const BLINK = 0.01;
const LOG_LOOK = Math.log(1 - BLINK);

interface PlaceOptions {
  /** It must cost less than this. */
  readonly penalty: number;
  /** A vehicle at home may leave while fewer are out; with `lastResort` only where no other has room. */
  readonly mostVehicles: number;
  readonly lastResort: boolean;
  readonly blinks: boolean;
}

/** Serves what is on no round, one request after the other in a varied order, each where it is cheapest at that moment. */
export class Placing {
  private readonly order: Int32Array;
  private readonly keys: Float64Array;
  private readonly orders: readonly { readonly share: number; readonly key: (request: number) => number }[];
  private readonly asked: Int32Array;
  private asking = 0;
  private readonly trial: Int32Array;
  private readonly unknown: Int32Array;
  private untilBlink = 0;

  constructor(
    private readonly routes: Routes,
    private readonly insertions: Insertions,
    private readonly random: Random,
  ) {
    const { network } = routes;
    this.order = new Int32Array(network.requests);
    this.keys = new Float64Array(network.requests);
    this.orders = ordersOf(routes);
    this.asked = new Int32Array(network.vehicles);
    this.unknown = new Int32Array(network.vehicles);
    this.trial = new Int32Array(2 * network.requests);
  }

  /**
   * Every request of the bank that costs less on a round than `penalty` in the bank. Vehicles at home may leave while
   * fewer than `mostVehicles` are out; with `lastResort` only for what fits nowhere else.
   */
  placeAll(penalty: (request: number) => number, mostVehicles: number, lastResort: boolean): void {
    const { routes, order } = this;
    const count = routes.absent;
    const key = this.drawKey();
    for (let i = 0; i < count; i++) {
      const request = routes.bank[i]!;
      const value = routes.network.aboardOf[request]! < 0 ? key(request) : -Infinity;
      let at = i;
      for (; at > 0 && this.keys[at - 1]! > value; at--) {
        this.keys[at] = this.keys[at - 1]!;
        order[at] = order[at - 1]!;
      }
      this.keys[at] = value;
      order[at] = request;
    }
    for (let i = 0; i < count; i++) this.place(order[i]!, { penalty: penalty(order[i]!), mostVehicles, lastResort, blinks: true });
  }

  /** Puts one request where it is cheapest; false where that is not below the penalty. */
  place(request: number, { penalty, mostVehicles, lastResort, blinks }: PlaceOptions): boolean {
    const { routes, insertions } = this;
    for (;;) {
      let best = penalty;
      let vehicle = -1;
      let afterPickup = -1;
      let afterDelivery = -1;
      // First what is known, so that the rest need only be searched for what is cheaper.
      let unknown = 0;
      for (let i = 0; i < routes.active; i++) {
        const asked = routes.order[i]!;
        if (blinks && --this.untilBlink < 0) {
          this.untilBlink = this.drawBlink();
          continue;
        }
        if (!insertions.knows(request, asked, best)) {
          this.unknown[unknown++] = asked;
          continue;
        }
        const added = insertions.recall(request, asked);
        if (added < best) {
          best = added;
          vehicle = asked;
          ({ afterPickup, afterDelivery } = insertions);
        }
      }
      for (let i = 0; i < unknown; i++) {
        const asked = this.unknown[i]!;
        const added = insertions.cheapest(request, asked, best);
        if (added < best) {
          best = added;
          vehicle = asked;
          ({ afterPickup, afterDelivery } = insertions);
        }
      }
      if (routes.active < mostVehicles && (!lastResort || vehicle < 0)) {
        this.asking++;
        const { kind, fixed } = routes.network;
        for (let i = routes.active; i < routes.network.vehicles; i++) {
          const asked = routes.order[i]!;
          if (this.asked[kind[asked]!] === this.asking) continue;
          this.asked[kind[asked]!] = this.asking;
          const added = insertions.cheapest(request, asked, best - fixed[asked]!) + fixed[asked]!;
          if (added < best) {
            best = added;
            vehicle = asked;
            ({ afterPickup, afterDelivery } = insertions);
          }
        }
      }
      if (vehicle < 0) return false;
      insertions.afterPickup = afterPickup;
      insertions.afterDelivery = afterDelivery;
      if (routes.judge === undefined || insertions.isJudged(request, vehicle)) {
        this.put(request, vehicle, best);
        return true;
      }
      this.makeSure(request, vehicle);
    }
  }

  private put(request: number, vehicle: number, added: number): void {
    const { routes, insertions } = this;
    const wasOut = routes.stops[vehicle]! > 0;
    const cost = routes.cost[vehicle]!;
    routes.insert(request, vehicle, insertions);
    if (routes.judge !== undefined) routes.cost[vehicle] = cost + added - (wasOut ? 0 : routes.network.fixed[vehicle]!);
  }

  /** Puts the positions found before the judge, the next cheapest when these are refused, and remembers what came of it. */
  private makeSure(request: number, vehicle: number): void {
    const { routes, insertions, trial } = this;
    const before = routes.cost[vehicle]!;
    for (;;) {
      const count = this.withRequest(request, vehicle);
      const judged = routes.judge!(vehicle, trial, count);
      if (judged < Infinity) {
        insertions.remember(request, vehicle, judged - before, true);
        break;
      }
      if (!insertions.refuse() || insertions.search(request, vehicle, Infinity) === Infinity) {
        insertions.remember(request, vehicle, Infinity, true);
        break;
      }
    }
    insertions.forgive();
  }

  /** The round with the request where it was found to fit, written to `trial`. */
  private withRequest(request: number, vehicle: number): number {
    const { routes, insertions, trial } = this;
    const { afterPickup, afterDelivery } = insertions;
    const fresh = routes.network.aboardOf[request]! < 0;
    const pickup = 2 * request;
    const start = routes.startOf(vehicle);
    let count = 0;
    for (let node = start; node !== start + 1; node = routes.next[node]!) {
      if (node !== start) trial[count++] = node;
      if (fresh && node === afterPickup) {
        trial[count++] = pickup;
        if (afterDelivery === pickup) trial[count++] = pickup + 1;
      }
      if (node === afterDelivery) trial[count++] = pickup + 1;
    }
    return count;
  }

  /** How many rounds are looked at until one is overlooked: a geometric draw. */
  private drawBlink(): number {
    return Math.floor(Math.log(1 - this.random.next()) / LOG_LOOK);
  }

  private drawKey(): (request: number) => number {
    let drawn = this.random.next() * TOTAL_SHARE;
    for (const { share, key } of this.orders) {
      drawn -= share;
      if (drawn < 0) return key;
    }
    return () => 0;
  }
}

const TOTAL_SHARE = 15;

/** What is placed first: by chance, the heaviest, the farthest, the nearest, the narrowest windows, or one end of the time. */
function ordersOf({ network }: Routes): { share: number; key: (request: number) => number }[] {
  const { place, from_s, to_s, loads, tables, size } = network;
  const { cost } = tables[0]!;
  const home = place[2 * network.requests] ?? 0;
  const far = (request: number): number => cost[home * size + place[2 * request]!]! + cost[home * size + place[2 * request + 1]!]!;
  // Chance is drawn afresh by the caller of the key: a multiplicative hash of a running number is as good.
  let running = 0;
  const byChance = (): number => (running = (running * 1_103_515_245 + 12_345) % 2_147_483_648);
  return [
    { share: 4, key: byChance },
    { share: 3, key: (request) => -loads[0][2 * request]! },
    { share: 2, key: (request) => -far(request) },
    { share: 1, key: far },
    { share: 2, key: (request) => to_s[2 * request]! - from_s[2 * request]! + to_s[2 * request + 1]! - from_s[2 * request + 1]! },
    { share: 1, key: (request) => from_s[2 * request]! },
    { share: 1, key: (request) => -to_s[2 * request + 1]! },
    { share: 1, key: (request) => to_s[2 * request + 1]! },
  ];
}
