import type { Model, Request } from './model.js';
import type { Random } from './random.js';
import { type Route, routeOf } from './route.js';
import { keepsRules } from './rules/index.js';
import { type Solution, solutionOf } from './solution.js';
import { schedule } from './trip.js';

/** At most so many neighbouring routes lose a string of stops, and at most so many stops each. */
const MAX_STRINGS = 3;
const MAX_STRING_STOPS = 10;

/**
 * Takes strings of stops out of a few routes that pass near one another, so that what was in them can change places
 * (adjacent string removal: Christiaens & Vanden Berghe 2020). Undefined when nothing can be taken out, or when what is
 * left of a route breaks a rule without it, as travel times that break the triangle inequality allow.
 */
export function ruin(
  solution: Solution,
  { model, random, near }: { model: Model; random: Random; near: Neighbours },
): Solution | undefined {
  const routeOfRequest = servedBy(solution);
  const seed = pickSeed(solution, { random, served: [...routeOfRequest.keys()] });
  if (seed === undefined) return undefined;
  const strings = 1 + random.below(MAX_STRINGS);
  const removed = new Set<Request>();
  const ruined = new Set<Route>();
  for (const request of near(seed)) {
    if (ruined.size >= strings) break;
    const route = routeOfRequest.get(request);
    if (route === undefined || ruined.has(route)) continue;
    ruined.add(route);
    for (const member of stringAround(request, route, random)) removed.add(member);
  }
  const routes = solution.routes.map((route) => {
    if (!ruined.has(route)) return route;
    const { vehicle, stops } = route.trip;
    const kept = stops.filter((stop, i) => i < vehicle.committed.length || !removed.has(stop.request));
    return routeOf(schedule(vehicle, kept), model.objective);
  });
  if (routes.some((route) => ruined.size > 0 && !solution.routes.includes(route) && !keepsRules(route.trip))) return undefined;
  return solutionOf(routes, [...solution.unserved, ...removed], model);
}

function servedBy({ routes }: Solution): Map<Request, Route> {
  const served = new Map<Request, Route>();
  for (const route of routes) {
    const { vehicle, stops } = route.trip;
    for (let i = vehicle.committed.length; i < stops.length; i++) {
      const stop = stops[i];
      if (stop) served.set(stop.request, route);
    }
  }
  return served;
}

/** Half the time around one who is left over, if there is one: that is where room is needed. */
function pickSeed({ unserved }: Solution, { random, served }: { random: Random; served: readonly Request[] }): Request | undefined {
  const from = unserved.length > 0 && random.next() < 0.5 ? unserved : served;
  return from[random.below(from.length)];
}

/** The requests of a string of open stops in which the request has one. */
function stringAround(request: Request, { trip: { vehicle, stops } }: Route, random: Random): Request[] {
  const open = stops.slice(vehicle.committed.length);
  const centre = open.findIndex((stop) => stop.request === request);
  const length = 1 + random.below(Math.min(MAX_STRING_STOPS, open.length));
  const earliest = Math.max(0, centre - length + 1);
  const latest = Math.min(centre, open.length - length);
  const from = earliest + random.below(latest - earliest + 1);
  return open.slice(from, from + length).map((stop) => stop.request);
}

/** Requests from the nearest to the farthest, the one asked about first. */
export type Neighbours = (request: Request) => readonly Request[];

/** Near is: both pickups near each other and both deliveries, there and back, as the first vehicle goes. Remembered. */
export function neighbours({ requests, vehicles: [vehicle] }: Model): Neighbours {
  const known = new Map<Request, readonly Request[]>();
  const legs = vehicle?.legs;
  const between_m = (a: number, b: number): number =>
    legs ? (legs.metres[a * legs.size + b] as number) + (legs.metres[b * legs.size + a] as number) : 0;
  return (request) => {
    let near = known.get(request);
    if (near === undefined) {
      near = requests
        .map((other) => ({
          other,
          away_m:
            other === request
              ? -1
              : between_m(request.pickup.place, other.pickup.place) + between_m(request.delivery.place, other.delivery.place),
        }))
        .sort((a, b) => a.away_m - b.away_m || a.other.index - b.other.index)
        .map(({ other }) => other);
      known.set(request, near);
    }
    return near;
  };
}
