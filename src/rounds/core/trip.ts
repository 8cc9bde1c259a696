import type { Stop, Vehicle } from './model.js';
import { sameVisit } from './model.js';

/**
 * One vehicle's stops in order, with the earliest times that order allows. Whether they keep the rules is another
 * question: a trip that breaks some still has times, so that the rules can say by how much.
 * All times are seconds since the model's origin; positions run over `stops`, and `stops.length` is the return.
 */
export interface Trip {
  readonly vehicle: Vehicle;
  readonly stops: readonly Stop[];
  /** At the place, had the vehicle left as early as it may. Stops of one visit share it. */
  readonly arrival_s: readonly number[];
  /** Loading or unloading starts; it ends `service_s` later. */
  readonly start_s: readonly number[];
  /** The visit so far is over; after the last stop of a visit the vehicle leaves. */
  readonly departure_s: readonly number[];
  /** Driven since the start of the round, at each stop and, last, at the return. */
  readonly driven_m: readonly number[];
  /** Just in time for the first stop. */
  readonly leaves_s: number;
  readonly returns_s: number;
}

/** Times are counted from the problem's now. */
const NOW_S = 0;

/** Rounding must not make a promise late: times within a microsecond are equal. */
export const TOLERANCE = 1e-6;

/**
 * The earliest times for these stops. Three things shape them:
 * - Stops in a row at one place that all load, or all unload, are one visit: one arrival, and the visit lasts as long
 *   as the longest of its services rather than their sum.
 * - Food that may not ride long is loaded later rather than earlier, where that keeps all windows.
 * - Nothing that is not committed starts before now, which is 0, and the driver leaves just in time for the first stop.
 */
export function schedule(vehicle: Vehicle, stops: readonly Stop[]): Trip {
  const earliest = pass(vehicle, stops);
  const early = ridesTooLong(earliest);
  if (early.length === 0 || isLate(earliest)) return leavesJustInTime(earliest);
  // Each pass lifts the pickups that come too early for their deliveries. The times only rise, so either this ends with
  // the earliest schedule that keeps the limits, or some window closes first and the limit is what cannot be kept.
  const notBefore_s = new Map<Stop, number>();
  let trip = earliest;
  let lift = early;
  for (let round = 0; round <= stops.length && lift.length > 0; round++) {
    for (const { pickup, notBefore } of lift) notBefore_s.set(pickup, notBefore);
    trip = pass(vehicle, stops, notBefore_s);
    lift = ridesTooLong(trip);
  }
  return leavesJustInTime(lift.length === 0 && !isLate(trip) ? trip : earliest);
}

function pass(vehicle: Vehicle, stops: readonly Stop[], notBefore_s?: ReadonlyMap<Stop, number>): Trip {
  const { size, metres, seconds } = vehicle.legs;
  const committed = vehicle.committed.length;
  const arrival_s: number[] = [];
  const start_s: number[] = [];
  const departure_s: number[] = [];
  const driven_m: number[] = [];
  let place = vehicle.start;
  let leave_s = vehicle.from_s;
  let total_m = 0;
  let before: Stop | undefined;
  for (let i = 0; i < stops.length; i++) {
    const stop = stops[i] as Stop;
    const isOpen = i >= committed;
    if (isOpen && leave_s < NOW_S) leave_s = NOW_S;
    const leg = place * size + stop.place;
    const joins = before !== undefined && sameVisit(before, stop);
    let arrival = joins ? (arrival_s[i - 1] as number) : leave_s + (seconds[leg] as number);
    let start = Math.max(arrival, stop.from_s, isOpen ? NOW_S : -Infinity, notBefore_s?.get(stop) ?? -Infinity);
    const end = start + stop.service_s;
    leave_s = joins && leave_s > end ? leave_s : end;
    const reported_s = vehicle.left_s[i];
    if (!isOpen && reported_s !== undefined) {
      leave_s = reported_s;
      start = reported_s - stop.service_s;
      arrival = Math.min(arrival, start);
    }
    arrival_s.push(arrival);
    start_s.push(start);
    departure_s.push(leave_s);
    total_m += joins ? 0 : (metres[leg] as number);
    driven_m.push(total_m);
    place = stop.place;
    before = stop;
  }
  const home = place * size + vehicle.end;
  driven_m.push(total_m + (before === undefined ? 0 : (metres[home] as number)));
  const returns_s = before === undefined ? leave_s : leave_s + (seconds[home] as number);
  return { vehicle, stops, arrival_s, start_s, departure_s, driven_m, leaves_s: vehicle.from_s, returns_s };
}

/** Pickups that would have to be later for their delivery to come in time. Committed ones are past changing. */
function ridesTooLong({ vehicle, stops, start_s }: Trip): { pickup: Stop; notBefore: number }[] {
  const found: { pickup: Stop; notBefore: number }[] = [];
  for (let i = 0; i < stops.length; i++) {
    const { kind, request } = stops[i] as Stop;
    if (kind === 'pickup' || request.maxOnBoard_s === Infinity) continue;
    const loading = stops.indexOf(request.pickup);
    if (loading < vehicle.committed.length) continue;
    const notBefore = (start_s[i] as number) - request.maxOnBoard_s - request.pickup.service_s;
    if (notBefore > (start_s[loading] as number) + TOLERANCE) found.push({ pickup: request.pickup, notBefore });
  }
  return found;
}

const isLate = ({ vehicle, stops, start_s, returns_s }: Trip): boolean =>
  returns_s > vehicle.to_s + TOLERANCE ||
  stops.some((stop, i) => i >= vehicle.committed.length && (start_s[i] as number) > stop.to_s + TOLERANCE);

/** The driver need not wait at the first visit: leaving later is as good, and nothing after it changes. */
function leavesJustInTime(trip: Trip): Trip {
  const [first] = trip.stops;
  if (first === undefined) return trip;
  const { vehicle, stops, start_s } = trip;
  let starts_s = start_s[0] as number;
  for (let i = 1; i < stops.length && sameVisit(first, stops[i] as Stop); i++) starts_s = Math.min(starts_s, start_s[i] as number);
  return { ...trip, leaves_s: starts_s - (vehicle.legs.seconds[vehicle.start * vehicle.legs.size + first.place] as number) };
}
