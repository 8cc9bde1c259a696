import fc from 'fast-check';
import { metricRoundsProblem, roundsProblem } from '../../../test/support/rounds-problems.js';
import { insertByRegret } from './construct.js';
import { cheapestInsertion } from './insertion.js';
import type { Model, Request, Stop } from './model.js';
import { prepare } from './prepare.js';
import { coldRide_s, type Route, routeOf, steeredCost, tripCost } from './route.js';
import { keepsRules } from './rules/index.js';
import { nothingPlanned } from './solution.js';
import { schedule, type Trip } from './trip.js';

/** Every order of a route with a request put in, with no sieve at all. */
function everyOrder({ trip: { stops } }: Route, { pickup, delivery }: Request): Stop[][] {
  return Array.from({ length: stops.length + 1 }, (_, i) =>
    Array.from({ length: stops.length + 1 - i }, (__, k) => [
      ...stops.slice(0, i),
      pickup,
      ...stops.slice(i, i + k),
      delivery,
      ...stops.slice(i + k),
    ]),
  ).flat();
}

/** Each request that is left over, with each route as the insertion has made it. */
function leftOver(model: Model): { route: Route; request: Request }[] {
  const { routes, unserved } = insertByRegret(nothingPlanned(model), model);
  return unserved.flatMap((request) => routes.map((route) => ({ route: routeOf(route.trip, model.objective), request })));
}

/** Half of the requests planned, each of the others with each route. */
function halfPlanned(model: Model): { route: Route; request: Request }[] {
  const start = nothingPlanned(model);
  const isFirstHalf = ({ index }: Request): boolean => index * 2 < model.requests.length;
  const { routes } = insertByRegret({ ...start, unserved: start.unserved.filter(isFirstHalf) }, model);
  const others = start.unserved.filter((request) => !isFirstHalf(request));
  return others.flatMap((request) => routes.map((route) => ({ route, request })));
}

describe('the cheapest insertion', () => {
  it('is found whenever some order keeps the rules, and only then', () => {
    fc.assert(
      fc.property(metricRoundsProblem, (problem) => {
        const model = prepare(problem);
        for (const { route, request } of [...leftOver(model), ...halfPlanned(model)]) {
          const allowed = everyOrder(route, request).some((order) => keepsRules(schedule(route.trip.vehicle, order)));
          expect(cheapestInsertion(route, request, model.objective) !== undefined).toBe(allowed);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is found for a delivery right after its pickup, even where a detour may be shorter than the direct way', () => {
    fc.assert(
      fc.property(roundsProblem, (problem) => {
        const model = prepare(problem);
        for (const { route, request } of halfPlanned(model)) {
          const direct = everyOrder(route, request).filter(
            (order) => order.indexOf(request.delivery) === order.indexOf(request.pickup) + 1,
          );
          const allowed = direct.some((order) => keepsRules(schedule(route.trip.vehicle, order)));
          if (allowed) expect(cheapestInsertion(route, request, model.objective)).toBeDefined();
        }
      }),
      { numRuns: 200 },
    );
  });

  it('costs as little as any, where nothing but metres counts', () => {
    const metresOnly = metricRoundsProblem.map((problem) => ({
      ...problem,
      objective: { ...problem.objective, perSecond: 0 },
      requests: problem.requests.map((request) => ({ ...request, grams: { ambient: 1000 } })),
    }));
    fc.assert(
      fc.property(metresOnly, (problem) => {
        const model = prepare(problem);
        const costOf = (trip: Trip): number => steeredCost(tripCost(trip, model.objective), coldRide_s(trip), model.objective);
        for (const { route, request } of halfPlanned(model)) {
          const trips = everyOrder(route, request).map((order) => schedule(route.trip.vehicle, order));
          const least = Math.min(...trips.filter(keepsRules).map(costOf)) - costOf(route.trip);
          expect(cheapestInsertion(route, request, model.objective)?.added ?? Infinity).toBeCloseTo(least, 6);
        }
      }),
      { numRuns: 200 },
    );
  });
});
