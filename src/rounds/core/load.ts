import type { Request } from './model.js';
import { isOpen, type Breach } from './rule.js';
import { TOLERANCE, type Trip } from './trip.js';

/** What is aboard after each stop, in the measure asked for. */
export function loads({ stops }: Trip, measure: (request: Request) => number): number[] {
  let aboard = 0;
  return stops.map(({ kind, request }) => (aboard += kind === 'pickup' ? measure(request) : -measure(request)));
}

/** The first pickup after which more is aboard than the limit, and by how much. */
export function overload(trip: Trip, limit: number, measure: (request: Request) => number): { at: number; over: number } | false {
  if (limit === Infinity) return false;
  let aboard = 0;
  for (let i = 0; i < trip.stops.length; i++) {
    const stop = trip.stops[i];
    if (stop === undefined) break;
    aboard += stop.kind === 'pickup' ? measure(stop.request) : -measure(stop.request);
    if (stop.kind === 'pickup' && aboard > limit + TOLERANCE && isOpen(trip, i)) return { at: i, over: aboard - limit };
  }
  return false;
}

/** The first open pickup of a request the vehicle is not fit for; the facts say what it lacks. */
export function unfitPickup(trip: Trip, lacks: (request: Request) => Breach['facts'] | false): Breach | false {
  for (let at = trip.vehicle.committed.length; at < trip.stops.length; at++) {
    const stop = trip.stops[at];
    const facts = stop?.kind === 'pickup' && lacks(stop.request);
    if (facts) return { at, facts };
  }
  return false;
}
