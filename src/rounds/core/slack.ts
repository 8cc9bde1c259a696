import { loads } from './load.js';
import type { Stop } from './model.js';
import { sameVisit } from './model.js';
import type { Trip } from './trip.js';

/**
 * How much room a trip has at each of its gaps: gap `i` is before stop `i`, the last one before the return. Every figure
 * is a bound that no insertion can beat, so that what fails here need not be scheduled; what passes is not yet allowed.
 */
export interface Slack {
  /** The latest arrival at stop `i`, or at the end, that keeps the windows and the shift of all that follows. */
  readonly latest_s: readonly number[];
  /** Aboard in the gap. */
  readonly aboard_g: readonly number[];
  readonly aboard_litres: readonly number[];
  readonly aboardCold_litres: readonly number[];
  /** How much longer everything aboard in the gap may ride, were there no waiting. */
  readonly ride_s: readonly number[];
}

export function slackOf(trip: Trip): Slack {
  return {
    latest_s: latestArrivals_s(trip),
    aboard_g: [0, ...loads(trip, ({ total_g }) => total_g)],
    aboard_litres: [0, ...loads(trip, ({ litres }) => litres)],
    aboardCold_litres: [0, ...loads(trip, ({ coldLitres }) => coldLitres)],
    ride_s: rideSlack_s(trip),
  };
}

function latestArrivals_s({ vehicle, stops }: Trip): number[] {
  const { size, seconds } = vehicle.legs;
  const latest_s = new Array<number>(stops.length + 1);
  latest_s[stops.length] = vehicle.to_s;
  let next: Stop | undefined;
  let leaveBy_s = 0;
  for (let i = stops.length - 1; i >= 0; i--) {
    const stop = stops[i] as Stop;
    const joined = next !== undefined && sameVisit(stop, next);
    const after_s = latest_s[i + 1] as number;
    if (!joined) leaveBy_s = after_s - (seconds[stop.place * size + (next?.place ?? vehicle.end)] as number);
    latest_s[i] = Math.min(stop.to_s, leaveBy_s - stop.service_s, joined ? after_s : Infinity);
    next = stop;
  }
  return latest_s;
}

/** Rides last at least the driving and the visits between leaving the pickup's visit and reaching the delivery's. */
function rideSlack_s({ vehicle, stops }: Trip): number[] {
  const slack_s = new Array<number>(stops.length + 1).fill(Infinity);
  if (stops.every(({ request }) => request.maxOnBoard_s === Infinity)) return slack_s;
  const visits = busyVisits_s(vehicle.legs, stops);
  stops.forEach(({ kind, request }, at) => {
    if (kind === 'pickup' || request.maxOnBoard_s === Infinity) return;
    const loading = stops.indexOf(request.pickup);
    const left_s = request.maxOnBoard_s - ((visits[at]?.reached_s ?? 0) - (visits[loading]?.left_s ?? 0));
    for (let gap = loading + 1; gap <= at; gap++) slack_s[gap] = Math.min(slack_s[gap] as number, left_s);
  });
  return slack_s;
}

interface BusyVisit {
  readonly reached_s: number;
  left_s: number;
}

/** When each stop's visit would be reached and left by a vehicle that never waits, from the first stop on. */
function busyVisits_s({ size, seconds }: Trip['vehicle']['legs'], stops: readonly Stop[]): BusyVisit[] {
  const visits: BusyVisit[] = [];
  let before: Stop | undefined;
  let last: BusyVisit = { reached_s: 0, left_s: 0 };
  for (const stop of stops) {
    if (before === undefined || !sameVisit(before, stop)) {
      const leg_s = before === undefined ? 0 : (seconds[before.place * size + stop.place] as number);
      last = { reached_s: last.left_s + leg_s, left_s: last.left_s + leg_s };
    }
    last.left_s = Math.max(last.left_s, last.reached_s + stop.service_s);
    visits.push(last);
    before = stop;
  }
  return visits;
}
