import type { Stop, Vehicle } from './model.js';
import { sameVisit } from './model.js';
import { TOLERANCE, type Trip } from './trip.js';

/** Where and when a vehicle is free to go on, as its trip stands. */
export interface Cursor {
  readonly stop: Stop | undefined;
  readonly place: number;
  readonly arrival_s: number;
  readonly leave_s: number;
  /** Driving and handling, without waiting, when the present visit was reached and when it is left. Counted from `restart`. */
  readonly busyAtArrival_s: number;
  readonly busy_s: number;
}

/** The vehicle before position `i` of its trip. Nothing new starts before now, which is 0. */
export function cursorBefore({ vehicle, stops, arrival_s, departure_s }: Trip, i: number): Cursor {
  if (i === 0) {
    const leave_s = Math.max(0, vehicle.from_s);
    return { stop: undefined, place: vehicle.start, arrival_s: 0, leave_s, busyAtArrival_s: 0, busy_s: 0 };
  }
  const stop = stops[i - 1] as Stop;
  const leave_s = Math.max(0, departure_s[i - 1] as number);
  return { stop, place: stop.place, arrival_s: arrival_s[i - 1] as number, leave_s, busyAtArrival_s: 0, busy_s: 0 };
}

/** Counts busy seconds from here. What else is done in the present visit may be done before, so it does not count. */
export const restart = (cursor: Cursor): Cursor => ({ ...cursor, busyAtArrival_s: -Infinity, busy_s: 0 });

/** Goes on to a stop, or answers undefined when it is reached later than `latest_s`. */
export function advance({ legs }: Vehicle, from: Cursor, to: Stop, latest_s: number): Cursor | undefined {
  const joins = from.stop !== undefined && sameVisit(from.stop, to);
  const leg_s = joins ? 0 : (legs.seconds[from.place * legs.size + to.place] as number);
  const arrival_s = joins ? from.arrival_s : from.leave_s + leg_s;
  if (arrival_s > latest_s + TOLERANCE) return undefined;
  const end_s = (arrival_s > to.from_s ? arrival_s : to.from_s) + to.service_s;
  const busyAtArrival_s = joins ? from.busyAtArrival_s : from.busy_s + leg_s;
  const busyAtEnd_s = busyAtArrival_s + to.service_s;
  return {
    stop: to,
    place: to.place,
    arrival_s,
    leave_s: joins && from.leave_s > end_s ? from.leave_s : end_s,
    busyAtArrival_s,
    busy_s: joins && from.busy_s > busyAtEnd_s ? from.busy_s : busyAtEnd_s,
  };
}
