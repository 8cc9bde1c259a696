import type { Request } from './model.js';
import type { ObjectiveFacts } from './problem.js';
import { coldRide_s, type Insertion, type Route, routeOf, steeredCost, tripCost, withRequest } from './route.js';
import { isFit, keepsRules } from './rules/index.js';
import { sieve } from './sieve.js';
import { schedule } from './trip.js';

/**
 * The cheapest way to add what is open of a request to a route without breaking a rule, or undefined when there is none.
 * The sieve finds the positions worth a look; those that may be cheaper than the best so far, nearest first, are then
 * scheduled and put before the rules, which alone decide. Remembered by the route.
 */
export function cheapestInsertion(route: Route, request: Request, objective: ObjectiveFacts): Insertion | undefined {
  if (route.insertions.has(request)) return route.insertions.get(request);
  const found = search(route, request, objective);
  route.insertions.set(request, found);
  return found;
}

function search(route: Route, request: Request, objective: ObjectiveFacts): Insertion | undefined {
  const { vehicle, stops } = route.trip;
  if (stops.length + request.open.length > vehicle.maxStops) return undefined;
  // What is aboard is there, fit or not: it must still be delivered.
  if (request.aboard === undefined && !isFit(vehicle, request)) return undefined;
  const before = steeredCost(route.cost, route.coldRide_s, objective);
  const leaving = stops.length === 0 ? objective.perVehicle : 0;
  let best: Insertion | undefined;
  for (const candidate of sieve(route, request).sort((a, b) => a.added_m - b.added_m)) {
    if (best !== undefined && leaving + objective.perMetre * candidate.added_m >= best.added) break;
    const trip = schedule(vehicle, withRequest(route.trip, request, candidate));
    const added = steeredCost(tripCost(trip, objective), coldRide_s(trip), objective) - before;
    if ((best === undefined || added < best.added) && keepsRules(trip)) best = { i: candidate.i, j: candidate.j, added };
  }
  return best;
}

/** The route with the request where it is cheapest; throws where it fits nowhere. */
export function inserted(route: Route, request: Request, objective: ObjectiveFacts): Route {
  const insertion = cheapestInsertion(route, request, objective);
  if (insertion === undefined) throw new Error(`${request.id} does not fit on ${route.trip.vehicle.id}`);
  return routeOf(schedule(route.trip.vehicle, withRequest(route.trip, request, insertion)), objective);
}
