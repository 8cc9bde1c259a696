import type { Break, Span, Stop, Vehicle } from './model.js';
import { sameVisit } from './model.js';

/** A rest as it is taken: on the way to stop `before`, or to the end of the round. */
export interface Rest extends Span {
  readonly before: number;
}

/** The vehicle is back at its base before stop `before`. */
export interface BaseCall {
  readonly before: number;
  readonly returns_s: number;
  /** Just in time for the stop. */
  readonly leaves_s: number;
  /** Driven since the start of the round. */
  readonly driven_m: number;
}

/** The times of stops in a given order. See `Trip`. */
export interface Times {
  readonly arrival_s: readonly number[];
  readonly start_s: readonly number[];
  readonly departure_s: readonly number[];
  readonly driven_m: readonly number[];
  readonly returns_s: number;
  readonly rests: readonly Rest[];
  readonly calls: readonly BaseCall[];
  /** How long the vehicle had to stay away from each stop's place; undefined where it may be anywhere at any time. */
  readonly heldUp_s: readonly number[] | undefined;
}

/** Stops in an order, and their times. */
export interface Timed extends Times {
  readonly vehicle: Vehicle;
  readonly stops: readonly Stop[];
  /** Where the other end of each stop's request is, or -1 where it is not on the trip. */
  readonly partner: readonly number[];
  /** Just in time for the first stop. */
  readonly leaves_s: number;
}

/** A rest that is to be taken on the way to stop `before`. */
export interface RestPlan extends Break {
  readonly before: number;
}

/** What shapes the times beside the order of the stops. */
export interface Shape {
  /** In order of `before`. */
  readonly rests: readonly RestPlan[];
  /** Stops that the vehicle comes to from its base, in order. */
  readonly calls: readonly number[];
  /** The vehicle does not leave before, since its driver rests at home. */
  readonly rested_s?: number;
  /** By position: the service at a stop does not start before. */
  readonly notBefore_s?: readonly number[];
}

/** Times are counted from the problem's now: nothing that is not committed starts before. */
const NOW_S = 0;

/** Rounding must not make a promise late: times within a microsecond are equal. */
export const TOLERANCE = 1e-6;

/** Nothing to add, shared by all trips that have none. */
export const NONE: readonly never[] = [];

/** Drives through the stops once, each as early as the ones before it, its window and the shape allow. */
export function pass(vehicle: Vehicle, stops: readonly Stop[], { rests, calls, rested_s, notBefore_s }: Shape): Times {
  const { size, metres, seconds } = vehicle.legs;
  const committed = vehicle.committed.length;
  const count = stops.length;
  const arrival_s = new Array<number>(count);
  const start_s = new Array<number>(count);
  const departure_s = new Array<number>(count);
  const driven_m = new Array<number>(count + 1);
  const heldUp_s = vehicle.closed === undefined ? undefined : new Array<number>(count);
  const taken: Rest[] | undefined = rests.length > 0 ? [] : undefined;
  const called: BaseCall[] | undefined = calls.length > 0 ? [] : undefined;
  let place = vehicle.start;
  let leave_s = rested_s !== undefined && rested_s > vehicle.from_s ? rested_s : vehicle.from_s;
  let total_m = 0;
  let before: Stop | undefined;
  for (let i = 0; i < count; i++) {
    const stop = stops[i] as Stop;
    const isOpen = i >= committed;
    if (isOpen && leave_s < NOW_S) leave_s = NOW_S;
    const joins = before !== undefined && sameVisit(before, stop);
    let arrival: number;
    let ready: number;
    if (joins) {
      arrival = arrival_s[i - 1] as number;
      ready = arrival;
      if (heldUp_s !== undefined) heldUp_s[i] = heldUp_s[i - 1] as number;
    } else {
      const fromBase = called !== undefined && calls[called.length] === i;
      if (fromBase) {
        const home = place * size + vehicle.start;
        total_m += metres[home] as number;
        const returns_s = leave_s + (seconds[home] as number);
        leave_s = returns_s;
        if (taken !== undefined) leave_s = restAt(leave_s, { rests, taken, before: i });
        leave_s += vehicle.tripLimits?.turnaround_s ?? 0;
        place = vehicle.start;
        called.push({ before: i, returns_s, leaves_s: leave_s, driven_m: total_m });
      }
      const leg = place * size + stop.place;
      if (taken !== undefined && !fromBase) {
        [arrival, ready] = restOnTheWay(leave_s, seconds[leg] as number, { rests, taken, before: i });
      } else ready = arrival = leave_s + (seconds[leg] as number);
      total_m += metres[leg] as number;
      const closed = vehicle.closed?.[stop.place];
      if (heldUp_s !== undefined) heldUp_s[i] = 0;
      if (closed !== undefined && heldUp_s !== undefined) {
        const rested_by_s = ready;
        const letIn = (from_s: number): number =>
          letIn_s(closed, from_s, (at_s) =>
            visitEnd_s(stops, i, { ready_s: Math.max(at_s, rested_by_s, isOpen ? NOW_S : -Infinity), notBefore_s }),
          );
        let in_s = letIn(arrival);
        // Who has to stay away rests away, too.
        if (in_s > arrival && in_s < rested_by_s) in_s = letIn(rested_by_s);
        heldUp_s[i] = in_s - arrival;
        arrival = in_s;
        if (ready < arrival) ready = arrival;
      }
    }
    let start = ready > stop.from_s ? ready : stop.from_s;
    if (isOpen && start < NOW_S) start = NOW_S;
    if (notBefore_s !== undefined && start < (notBefore_s[i] as number)) start = notBefore_s[i] as number;
    const end = start + stop.service_s;
    leave_s = joins && leave_s > end ? leave_s : end;
    const reported_s = isOpen ? undefined : vehicle.left_s[i];
    if (reported_s !== undefined) {
      leave_s = reported_s;
      start = reported_s - stop.service_s;
      arrival = Math.min(arrival, start);
    }
    arrival_s[i] = arrival;
    start_s[i] = start;
    departure_s[i] = leave_s;
    driven_m[i] = total_m;
    place = stop.place;
    before = stop;
  }
  let returns_s = leave_s;
  if (before !== undefined) {
    const home = place * size + vehicle.end;
    total_m += metres[home] as number;
    returns_s += seconds[home] as number;
    if (taken !== undefined) [, returns_s] = restOnTheWay(leave_s, seconds[home] as number, { rests, taken, before: count });
  }
  driven_m[count] = total_m;
  return { arrival_s, start_s, departure_s, driven_m, returns_s, rests: taken ?? NONE, calls: called ?? NONE, heldUp_s };
}

interface Resting {
  readonly rests: readonly RestPlan[];
  readonly taken: Rest[];
  readonly before: number;
}

/** When the driver goes on, having rested where he is. */
function restAt(leave_s: number, { rests, taken, before }: Resting): number {
  let at_s = leave_s;
  for (let next = rests[taken.length]; next?.before === before; next = rests[taken.length]) {
    const from_s = Math.max(at_s, next.from_s);
    at_s = from_s + next.duration_s;
    taken.push({ before, from_s, to_s: at_s });
  }
  return at_s;
}

/**
 * When the vehicle arrives, and when the driver is ready. He rests where he is when the time for it comes: before
 * driving on, on the way, or on arrival.
 */
function restOnTheWay(leave_s: number, leg_s: number, { rests, taken, before }: Resting): [arrival_s: number, ready_s: number] {
  let at_s = leave_s;
  let ahead_s = leg_s;
  let arrival_s: number | undefined;
  for (let next = rests[taken.length]; next?.before === before; next = rests[taken.length]) {
    if (next.from_s > at_s + ahead_s) arrival_s ??= at_s + ahead_s;
    const driven_s = Math.min(ahead_s, Math.max(0, next.from_s - at_s));
    at_s += driven_s;
    ahead_s -= driven_s;
    const from_s = Math.max(at_s, next.from_s);
    at_s = from_s + next.duration_s;
    taken.push({ before, from_s, to_s: at_s });
  }
  at_s += ahead_s;
  return [arrival_s ?? at_s, at_s];
}

/** The earliest arrival from `arrival_s` on at which the visit is over before the place closes. */
function letIn_s(closed: readonly Span[], arrival_s: number, end_s: (arrival_s: number) => number): number {
  let at_s = arrival_s;
  for (const { from_s, to_s } of closed) if (at_s < to_s && end_s(at_s) > from_s) at_s = to_s;
  return at_s;
}

/** When the visit that begins with stop `first` is over. */
function visitEnd_s(
  stops: readonly Stop[],
  first: number,
  { ready_s, notBefore_s }: { ready_s: number; notBefore_s: readonly number[] | undefined },
): number {
  const visit = stops[first] as Stop;
  let end_s = ready_s;
  for (let i = first; i < stops.length; i++) {
    const stop = stops[i] as Stop;
    if (!sameVisit(visit, stop)) break;
    end_s = Math.max(end_s, Math.max(ready_s, stop.from_s, notBefore_s?.[i] ?? -Infinity) + stop.service_s);
  }
  return end_s;
}
