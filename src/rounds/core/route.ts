import type { Request, Stop, Vehicle } from './model.js';
import { peopleCost } from './people-cost.js';
import type { ObjectiveFacts } from './problem.js';
import { type Slack, slackOf } from './slack.js';
import { schedule, type Trip } from './trip.js';

/** A trip in the plan, with what makes it quick to say where one more request would fit. Never changed, only replaced. */
export interface Route {
  readonly trip: Trip;
  /** Its part of the objective. */
  readonly cost: number;
  /** Seconds that chilled and frozen requests ride, summed over the requests. */
  readonly coldRide_s: number;
  readonly slack: Slack;
  /** The best way to add each request asked for so far. */
  readonly insertions: Map<Request, Insertion | undefined>;
}

/** The pickup goes before stop `i` of a trip (nowhere when it is already aboard), the delivery before stop `j`. */
export interface Positions {
  readonly i: number;
  readonly j: number;
}

/** Where a request fits into a route, and what that adds to the steered cost. */
export interface Insertion extends Positions {
  readonly added: number;
}

/**
 * Cold food is best loaded last and unloaded first (GBPH, fiches 2 and 3). That is a wish, not a rule: an hour less
 * aboard is worth a detour of this many metres. It steers the search and is no part of the cost that is reported.
 */
const METRES_PER_COLD_SECOND = 0.05;

/** The objective of a trip: nothing for a vehicle that stays at home. */
export function tripCost(trip: Trip, objective: ObjectiveFacts): number {
  if (trip.stops.length === 0) return 0;
  const { perVehicle, perMetre, perSecond } = objective;
  return perVehicle + perMetre * length_m(trip) + perSecond * (trip.returns_s - trip.leaves_s) + peopleCost(trip, objective);
}

export const length_m = (trip: Trip): number => trip.driven_m[trip.stops.length] ?? 0;

export const emptyRoute = (vehicle: Vehicle, objective: ObjectiveFacts): Route => routeOf(schedule(vehicle, vehicle.committed), objective);

export function routeOf(trip: Trip, objective: ObjectiveFacts): Route {
  return {
    trip,
    cost: tripCost(trip, objective),
    coldRide_s: coldRide_s(trip),
    slack: slackOf(trip),
    insertions: new Map(),
  };
}

/** The stops of a trip with what is open of a request put in. */
export function withRequest({ stops }: Trip, { open, pickup, delivery }: Request, { i, j }: Positions): Stop[] {
  if (open.length === 1) return [...stops.slice(0, j), delivery, ...stops.slice(j)];
  return [...stops.slice(0, i), pickup, ...stops.slice(i, j), delivery, ...stops.slice(j)];
}

/** What the search compares: the objective, and the wish about cold food. */
export const steeredCost = (cost: number, riding_s: number, { perMetre }: ObjectiveFacts): number =>
  cost + METRES_PER_COLD_SECOND * perMetre * riding_s;

/** How long chilled and frozen requests ride on this trip, summed; one that is never unloaded rides to the end. */
export function coldRide_s({ stops, start_s, returns_s }: Trip): number {
  let total_s = 0;
  for (let i = 0; i < stops.length; i++) {
    const { kind, request, service_s } = stops[i] as Stop;
    if (!request.chilled && !request.frozen) continue;
    const at_s = start_s[i] as number;
    total_s += kind === 'pickup' ? returns_s - (at_s + service_s) : at_s - returns_s;
  }
  return total_s;
}
