import fc from 'fast-check';
import type { Instance } from '../../src/cli/bench-rounds/instance.js';
import { instanceNetwork } from '../../src/cli/bench-rounds/instance-network.js';
import { type Objective, search } from '../../src/rounds/core/search/search.js';
import { costOf, costOfRoute, optimum, type Routes, smallInstance } from '../support/small-pdptw.js';

/** Of the search itself, against a check and a search through everything that share no code with it. */

const OBJECTIVES = ['cost', 'fleet'] as const;

interface Found {
  readonly routes: Routes;
  readonly cost: number;
  readonly absent: number;
  /** Each plan that was told as a better one: requests left behind, vehicles, cost. */
  readonly better: readonly (readonly [absent: number, vehicles: number, cost: number])[];
}

function solve(instance: Instance, objective: Objective, { seed = 1, steps = 300 } = {}): Found {
  const { network, nodeOf } = instanceNetwork(instance);
  const better: [number, number, number][] = [];
  const { rounds, cost, absent } = search(network, {
    seed,
    steps,
    objective,
    onBetter: (best) => better.push([best.absent, best.vehicles, best.cost]),
  });
  return { routes: rounds.map(({ nodes }) => Array.from(nodes, (node) => nodeOf[node]!)), cost, absent, better };
}

const anyInstance = (most: number): fc.Arbitrary<Instance> => fc.boolean().chain((directed) => smallInstance({ most, directed }));

describe.each(OBJECTIVES)('objective %s', (objective) => {
  test('a plan is one that the check accepts, at the cost it says', () => {
    fc.assert(
      fc.property(anyInstance(12), fc.nat(1000), (instance, seed) => {
        const { routes, cost, absent } = solve(instance, objective, { seed, steps: 100 });
        if (absent > 0) {
          // What is served keeps all rules even so.
          expect(new Set(routes.flat()).size).toBe(instance.nodes.length - 1 - 2 * absent);
          expect(routes.map((route) => costOfRoute(instance, route))).not.toContain(Infinity);
          expect(cost).toBe(Infinity);
        } else expect(costOf(instance, routes)).toBeCloseTo(cost, 6);
      }),
      { numRuns: 300 },
    );
  });

  test('the same seed and steps give the same plan', () => {
    fc.assert(
      fc.property(anyInstance(12), fc.nat(1000), (instance, seed) => {
        expect(solve(instance, objective, { seed })).toEqual(solve(instance, objective, { seed }));
      }),
      { numRuns: 50 },
    );
  });

  test('what is told as better is better: with objective fleet, with fewer vehicles or shorter', () => {
    fc.assert(
      fc.property(anyInstance(12), fc.nat(1000), (instance, seed) => {
        const { better, cost } = solve(instance, objective, { seed });
        better.slice(1).forEach(([, vehicles, now], i) => {
          const [, vehiclesBefore, before] = better[i]!;
          const isFewer = objective === 'fleet' && vehicles < vehiclesBefore;
          expect(isFewer || now < before).toBe(true);
          if (objective === 'fleet') expect(vehicles).toBeLessThanOrEqual(vehiclesBefore);
        });
        expect(better.at(-1)![2]).toBe(cost);
      }),
      { numRuns: 100 },
    );
  });

  // Requests are placed one after the other, each where it is cheapest, so not every order can be reached.
  test('up to four requests: the best plan there is, in 98 of a hundred cases, and never one that is better', () => {
    const solvable = fc
      .sample(anyInstance(4), { numRuns: 600, seed: 4 })
      .map((instance) => ({ instance, best: optimum(instance, objective) }))
      .filter(({ best }) => best.cost < Infinity);
    const missed = solvable.filter(({ instance, best }) => {
      const { cost, routes } = solve(instance, objective);
      if (objective === 'fleet') expect(routes.length).toBeGreaterThanOrEqual(cost < Infinity ? best.vehicles : 0);
      if (objective === 'cost' || routes.length === best.vehicles) expect(cost).toBeGreaterThanOrEqual(best.cost - 1e-6);
      return routes.length > best.vehicles && objective === 'fleet' ? true : cost > best.cost + 1e-6;
    });
    expect(solvable.length).toBeGreaterThan(300);
    expect(missed.length).toBeLessThanOrEqual(0.02 * solvable.length);
  });

  test('what nobody can serve is left behind', () => {
    const hopeless = fc
      .sample(anyInstance(4), { numRuns: 600, seed: 4 })
      .filter((instance) => optimum(instance, objective).cost === Infinity);
    expect(hopeless.length).toBeGreaterThan(100);
    for (const instance of hopeless) expect(solve(instance, objective, { steps: 50 }).absent).toBeGreaterThan(0);
  });

  test('tighter windows, a smaller vehicle or one fewer never make a plan cheaper than the best one before', () => {
    const tighter = fc.record({ node: fc.nat(7), later: fc.nat(40), sooner: fc.nat(40), room: fc.nat(4), fewer: fc.boolean() });
    fc.assert(
      fc.property(anyInstance(4), tighter, (instance, { node, later, sooner, room, fewer }) => {
        const index = 1 + (node % (instance.nodes.length - 1));
        const nodes = instance.nodes.map((one, i) => {
          if (i !== index) return one;
          const from = Math.min(one.from + later, one.to);
          return { ...one, from, to: Math.max(from, one.to - sooner) };
        });
        const vehicles = Math.max(1, instance.vehicles - (fewer ? 1 : 0));
        const mutated = { ...instance, nodes, capacity: instance.capacity - room, vehicles };
        const bound = optimum(instance, objective);
        const { cost, routes, absent } = solve(mutated, objective);
        if (absent > 0) return;
        if (objective === 'cost') expect(cost).toBeGreaterThanOrEqual(bound.cost - 1e-6);
        else expect(routes.length > bound.vehicles || cost >= bound.cost - 1e-6).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
