import { advance, type Cursor, cursorBefore, restart } from './cursor.js';
import type { Request, Stop } from './model.js';
import { sameVisit } from './model.js';
import type { Positions, Route } from './route.js';
import { TOLERANCE, type Trip } from './trip.js';

/** A place for a request that the slack of the route does not rule out. */
export interface Candidate extends Positions {
  readonly added_m: number;
}

/**
 * Sorts out, in constant time a pair of positions, where a request cannot go: loads, windows and shift of what follows,
 * and the riding time of what is aboard. Rules out nothing that the rules would allow, unless travel times break the
 * triangle inequality: then a delivery that makes the way shorter may be overlooked.
 */
export function sieve(route: Route, request: Request): Candidate[] {
  const { vehicle, stops } = route.trip;
  if (request.aboard !== undefined) return request.aboard === vehicle.id ? sieveDelivery(route, request) : [];
  const { pickup, delivery } = request;
  const found: Candidate[] = [];
  for (let i = vehicle.committed.length; i <= stops.length; i++) {
    if (isFull(route, i, request)) continue;
    const arrived = advance(vehicle, cursorBefore(route.trip, i), pickup, pickup.to_s);
    if (arrived === undefined) continue;
    const loaded = restart(arrived);
    if (deliverableAt(route, i, request, loaded) && ridesAllow(route, i, pickup, delivery)) {
      found.push({ i, j: i, added_m: detour_m(route.trip, i, pickup, delivery) });
    }
    if (!ridesAllow(route, i, pickup)) continue;
    const toPickup_m = detour_m(route.trip, i, pickup);
    let onTheWay: Cursor | undefined = loaded;
    for (let j = i + 1; j <= stops.length && !isFull(route, j, request); j++) {
      onTheWay = advance(vehicle, onTheWay, stops[j - 1] as Stop, route.slack.latest_s[j - 1] as number);
      if (onTheWay === undefined || onTheWay.busyAtArrival_s > request.maxOnBoard_s + TOLERANCE) break;
      if (deliverableAt(route, j, request, onTheWay) && ridesAllow(route, j, delivery)) {
        found.push({ i, j, added_m: toPickup_m + detour_m(route.trip, j, delivery) });
      }
    }
  }
  return found;
}

function sieveDelivery(route: Route, request: Request): Candidate[] {
  const { vehicle, stops } = route.trip;
  const found: Candidate[] = [];
  for (let j = vehicle.committed.length; j <= stops.length; j++) {
    if (deliverableAt(route, j, request, restart(cursorBefore(route.trip, j)))) {
      found.push({ i: j, j, added_m: detour_m(route.trip, j, request.delivery) });
    }
  }
  return found;
}

/** True when the delivery is reached in time and not ridden too long, and all that follows is still reached in time. */
function deliverableAt({ trip: { vehicle, stops }, slack }: Route, j: number, { delivery, maxOnBoard_s }: Request, from: Cursor): boolean {
  const unloaded = advance(vehicle, from, delivery, delivery.to_s);
  if (unloaded === undefined || unloaded.busyAtArrival_s > maxOnBoard_s + TOLERANCE) return false;
  if (j < stops.length) return advance(vehicle, unloaded, stops[j] as Stop, slack.latest_s[j] as number) !== undefined;
  const home_s = vehicle.legs.seconds[delivery.place * vehicle.legs.size + vehicle.end] as number;
  return unloaded.leave_s + home_s <= vehicle.to_s + TOLERANCE;
}

const isFull = ({ trip: { vehicle }, slack }: Route, gap: number, { total_g, litres, coldLitres }: Request): boolean =>
  (slack.aboard_g[gap] as number) + total_g > vehicle.capacity_g + TOLERANCE ||
  (slack.aboard_litres[gap] as number) + litres > vehicle.litres + TOLERANCE ||
  (slack.aboardCold_litres[gap] as number) + coldLitres > vehicle.coldLitres + TOLERANCE;

/** True when what is aboard in the gap may ride as much longer as one or two more stops there take, handling included. */
function ridesAllow({ trip: { vehicle, stops }, slack }: Route, gap: number, first: Stop, second = first): boolean {
  const slack_s = slack.ride_s[gap] as number;
  if (slack_s === Infinity) return true;
  const { size, seconds } = vehicle.legs;
  // Nothing is aboard before the first stop; after the last one, what is still aboard has nowhere to be late.
  if (gap === 0 || gap === stops.length) return true;
  const before = stops[gap - 1] as Stop;
  const next = stops[gap] as Stop;
  const between = (a: Stop, b: Stop): number => (sameVisit(a, b) ? 0 : (seconds[a.place * size + b.place] as number));
  const handling_s = (stop: Stop): number => (sameVisit(before, stop) || sameVisit(stop, next) ? 0 : stop.service_s);
  let added_s = between(before, first) + handling_s(first) + between(second, next) - between(before, next);
  if (second !== first) added_s += between(first, second) + handling_s(second);
  return added_s <= slack_s + TOLERANCE;
}

/** Metres that one or two stops put into a gap add. */
function detour_m({ vehicle, stops, driven_m }: Trip, gap: number, first: Stop, second = first): number {
  const { size, metres } = vehicle.legs;
  const from = gap === 0 ? vehicle.start : (stops[gap - 1] as Stop).place;
  const to = gap === stops.length ? vehicle.end : (stops[gap] as Stop).place;
  const between_m = second === first ? 0 : (metres[first.place * size + second.place] as number);
  const before_m = (driven_m[gap] as number) - (gap === 0 ? 0 : (driven_m[gap - 1] as number));
  return (metres[from * size + first.place] as number) + between_m + (metres[second.place * size + to] as number) - before_m;
}
