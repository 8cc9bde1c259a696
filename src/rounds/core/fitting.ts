import type { Request, Stop } from './model.js';
import type { ObjectiveFacts } from './problem.js';
import { tripCost } from './trip-cost.js';
import { isFit, keepsRules } from './rules/index.js';
import { schedule, TOLERANCE, type Trip } from './trip.js';

/** How many more orders of stops may be timed; counted instead of seconds, so that the same problem has the same answer. */
export interface Effort {
  left: number;
}

/** A trip with a request added, and what that adds to its cost. */
export interface Fit {
  readonly trip: Trip;
  readonly added: number;
}

/**
 * The cheapest way to add what is open of a request to a trip without breaking a rule, or undefined where there is none
 * or the effort is spent. Looks at every order that the times allow: slow, and right whatever the travel times.
 */
export function cheapestFit(
  trip: Trip,
  request: Request,
  { objective, effort }: { objective: ObjectiveFacts; effort: Effort },
): Fit | undefined {
  const { vehicle, stops } = trip;
  const { aboard, open, pickup, delivery } = request;
  if (stops.length + open.length > vehicle.maxStops) return undefined;
  if (aboard === undefined ? !isFit(vehicle, request) : aboard !== vehicle.id) return undefined;
  const before = tripCost(trip, objective);
  let best: Fit | undefined;
  const first = vehicle.committed.length;
  for (let i = first; i <= stops.length; i++) {
    // Arrivals do not go back along a trip: what comes too late here comes too late after it.
    if (i > first && (trip.arrival_s[i - 1] as number) > (aboard === undefined ? pickup : delivery).to_s + TOLERANCE) break;
    for (let j = i; j <= stops.length; j++) {
      if (aboard !== undefined && j > i) break;
      if (effort.left-- <= 0) return best;
      const timed = schedule(vehicle, withOpen(stops, request, { i, j }));
      const at = aboard === undefined ? i : -1;
      if (at >= 0 && (timed.start_s[at] as number) > pickup.to_s + TOLERANCE) break;
      if (j > i && (timed.arrival_s[j] as number) > delivery.to_s + TOLERANCE) break;
      const added = tripCost(timed, objective) - before;
      if ((best === undefined || added < best.added) && keepsRules(timed)) best = { trip: timed, added };
    }
  }
  return best;
}

/** Stops with what is open of a request put in: the pickup before stop `i`, if it is not aboard, the delivery before stop `j`. */
export function withOpen(stops: readonly Stop[], { open, pickup, delivery }: Request, { i, j }: { i: number; j: number }): Stop[] {
  if (open.length === 1) return [...stops.slice(0, j), delivery, ...stops.slice(j)];
  return [...stops.slice(0, i), pickup, ...stops.slice(i, j), delivery, ...stops.slice(j)];
}
