import fc from 'fast-check';
import { metricRoundsProblem, roundsProblem } from '../../../test/support/rounds-problems.js';
import { legsOf } from './check-travel.js';
import { planRounds } from './plan.js';
import type { IsoWindow, RequestFacts, RoundsProblem, VehicleFacts } from './problem.js';
import { exampleProblem } from './rule-example.js';

/** No plan costs less than what can be proved of every plan, and a problem that allows less never has a cheaper one. */

const worthOf = ({ grams, priority = 1 }: RequestFacts, { objective }: RoundsProblem): number =>
  Object.values(grams).reduce((sum, grams_g) => sum + grams_g, 0) * priority * objective.unserved_per_g;

/** The planner rounds a leg to whole metres. */
const ROUNDED_M = 0.5;

/**
 * Every place that is served is driven to at least once, on a leg that is no shorter than the shortest one to it; requests at
 * a place may share that leg. So each request costs its share, or what leaving it behind costs.
 */
function boundByShares(problem: RoundsProblem): number {
  const { places, requests, vehicles, objective } = problem;
  const leg = legsOf(problem);
  const starts = new Set(vehicles.map(({ start }) => start));
  const ends = requests.flatMap(({ pickup, delivery }) => [pickup.place, delivery.place]);
  const share_m = (place: string): number => {
    if (starts.has(place)) return 0;
    const into = vehicles.flatMap(({ profile }) => places.filter(({ id }) => id !== place).map(({ id }) => leg(profile, id, place).metres));
    return Math.max(0, Math.min(...into) - ROUNDED_M) / ends.filter((end) => end === place).length;
  };
  return requests.reduce((sum, request) => {
    const { pickup, delivery } = request;
    const metres = share_m(pickup.place) + (delivery.place === pickup.place ? 0 : share_m(delivery.place));
    return sum + Math.min(worthOf(request, problem), objective.perMetre * metres);
  }, 0);
}

/** Where a detour is never shorter, the dearest request alone on the vehicle that suits it best is less than the whole plan. */
function boundByOne(problem: RoundsProblem): number {
  const { requests, vehicles, objective } = problem;
  const leg = legsOf(problem);
  const alone = ({ pickup, delivery }: RequestFacts, { profile, start, end }: VehicleFacts): number => {
    const way = [start, pickup.place, delivery.place, end];
    const metres = way.slice(1).reduce((sum, to, i) => sum + leg(profile, way[i] as string, to).metres - 2 * ROUNDED_M, 0);
    return objective.perVehicle + objective.perMetre * Math.max(0, metres);
  };
  return requests.reduce((most, request) => {
    const served = Math.min(...vehicles.map((vehicle) => alone(request, vehicle)));
    return Math.max(most, Math.min(worthOf(request, problem), served));
  }, 0);
}

const narrower = ([from, to]: IsoWindow, part: number): IsoWindow => [
  from,
  new Date(Date.parse(from) + Math.floor((Date.parse(to) - Date.parse(from)) * part)).toISOString(),
];

/** The same problem where less is allowed. */
const harder: Record<string, (problem: RoundsProblem) => RoundsProblem> = {
  'narrower windows': (problem) => ({
    ...problem,
    requests: problem.requests.map((request) => ({
      ...request,
      pickup: { ...request.pickup, window: narrower(request.pickup.window, 0.5) },
      delivery: { ...request.delivery, window: narrower(request.delivery.window, 0.5) },
    })),
  }),
  'less capacity': (problem) =>
    ofVehicles(problem, ({ capacity_g, litres }) => ({ capacity_g: (capacity_g ?? 40_000) / 2, litres: (litres ?? 200) / 2 })),
  'shorter shifts': (problem) => ofVehicles(problem, ({ shift }) => ({ shift: narrower(shift, 0.6) })),
  'no equipment': (problem) => ofVehicles(problem, () => ({ has: [], approvedCold: false })),
  'a vehicle less': (problem) => ({ ...problem, vehicles: problem.vehicles.slice(0, -1), committed: [] }),
  'short trips': (problem) =>
    ofVehicles(problem, ({ trip }) => ({ trip: { ...trip, range_m: Math.min(8000, trip?.range_m ?? Infinity) } })),
  'promised times': (problem) => ({ ...problem, maxMove_s: Math.min(600, problem.maxMove_s ?? Infinity) }),
};

const ofVehicles = (problem: RoundsProblem, change: (vehicle: VehicleFacts) => Partial<VehicleFacts>): RoundsProblem => ({
  ...problem,
  vehicles: problem.vehicles.map((vehicle) => ({ ...vehicle, ...change(vehicle) })),
});

const ITERATIONS = 5;

test('the bounds are reached by one request on one vehicle', () => {
  const problem = exampleProblem({ requests: { a: {} }, committed: [], left: [] });
  const { cost } = planRounds(problem, { seed: 1 });
  expect(cost).toBe(6000);
  expect(boundByOne(problem)).toBe(6000 - 3 * 2 * ROUNDED_M);
  // To the shop 1 km at least, and from there or from the market another one.
  expect(boundByShares(problem)).toBe(2000 - 2 * ROUNDED_M);
});

test.each(Object.entries(harder))('%s never make a plan cheaper than any plan of the problem can be', (_name, change) => {
  fc.assert(
    fc.property(roundsProblem, fc.nat(), (problem, seed) => {
      const { cost } = planRounds(change(problem), { seed, iterations: ITERATIONS });
      expect(cost).toBeGreaterThanOrEqual(boundByShares(problem) - 1e-6);
    }),
    { numRuns: 60 },
  );
});

test.each(Object.entries(harder))('%s on a street network neither', (_name, change) => {
  fc.assert(
    fc.property(metricRoundsProblem, fc.nat(), (problem, seed) => {
      const { cost } = planRounds(change(problem), { seed, iterations: ITERATIONS });
      expect(cost).toBeGreaterThanOrEqual(boundByOne(problem) - 1e-6);
    }),
    { numRuns: 60 },
  );
});
