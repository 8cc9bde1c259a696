import type { Model, Request } from './model.js';
import { emptyRoute, type Route, steeredCost } from './route.js';

/** Where the search stands: a route for each vehicle, in the model's order, and who is left over. Never changed, only replaced. */
export interface Solution {
  readonly routes: readonly Route[];
  readonly unserved: readonly Request[];
  /** The objective. */
  readonly cost: number;
  /** The objective and the wishes that steer the search. */
  readonly steered: number;
}

export function solutionOf(routes: readonly Route[], unserved: readonly Request[], { objective }: Model): Solution {
  let cost = 0;
  let cold_s = 0;
  for (const route of routes) {
    cost += route.cost;
    cold_s += route.coldRide_s;
  }
  for (const { worth } of unserved) cost += worth;
  return { routes, unserved, cost, steered: steeredCost(cost, cold_s, objective) };
}

/** Running rounds as they are, the other vehicles at home, every request that is not wholly committed left over. */
export function nothingPlanned(model: Model): Solution {
  const routes = model.vehicles.map((vehicle) => emptyRoute(vehicle, model.objective));
  const unserved = model.requests.filter(({ open }) => open.length > 0);
  return solutionOf(routes, unserved, model);
}
