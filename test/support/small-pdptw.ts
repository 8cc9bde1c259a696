import fc from 'fast-check';
import type { Instance, InstanceNode } from '../../src/cli/bench-rounds/instance.js';

/** Small pickup and delivery instances, with a check and a search through everything that share no code with the planner. */

/** A plan: the nodes of each vehicle that leaves, in order. */
export type Routes = readonly (readonly number[])[];

/** Times that differ by less are the same. */
const SLACK = 1e-6;

interface Shape {
  readonly most: number;
  /** Whole minutes by a table that is longer one way than the other, instead of distances as the crow flies. */
  readonly directed: boolean;
}

const requestArbitrary = fc.record({
  pickup: fc.tuple(fc.nat(40), fc.nat(40)),
  delivery: fc.tuple(fc.nat(40), fc.nat(40)),
  demand: fc.integer({ min: 1, max: 8 }),
  pickupFrom: fc.nat(150),
  pickupLasts: fc.integer({ min: 10, max: 200 }),
  deliveryFrom: fc.nat(200),
  deliveryLasts: fc.integer({ min: 10, max: 200 }),
  service: fc.integer({ min: 1, max: 10 }),
  extra: fc.array(fc.nat(6), { minLength: 2, maxLength: 2 }),
});

/** Up to `most` requests, one or two vehicles in five cases of six; windows and room get in the way of many plans. */
export const smallInstance = ({ most, directed }: Shape): fc.Arbitrary<Instance> =>
  fc
    .record({
      requests: fc.array(requestArbitrary, { minLength: 1, maxLength: most }),
      vehicles: fc.constantFrom(1, 2, 2, 2, 2, 3),
      capacity: fc.integer({ min: 8, max: 20 }),
    })
    .map(({ requests, vehicles, capacity }) => {
      const points: (readonly [number, number])[] = [[20, 20]];
      const detours = [0];
      const nodes: InstanceNode[] = [{ demand: 0, from: 0, to: 400, service: 0, pickup: 0, delivery: 0 }];
      for (const { pickup, delivery, demand, service, ...times } of requests) {
        const first = nodes.length;
        points.push(pickup, delivery);
        detours.push(...times.extra);
        const [from, to] = [times.pickupFrom, times.pickupFrom + times.pickupLasts];
        nodes.push({ demand, from, to, service, pickup: 0, delivery: first + 1 });
        const lasts = times.deliveryFrom + times.deliveryLasts;
        nodes.push({ demand: -demand, from: times.deliveryFrom, to: lasts, service, pickup: first, delivery: 0 });
      }
      const travel = Float64Array.from({ length: nodes.length ** 2 }, (_, i) => {
        const [from, to] = [Math.floor(i / nodes.length), i % nodes.length];
        const away = Math.hypot(points[from]![0] - points[to]![0], points[from]![1] - points[to]![1]);
        return directed && from !== to ? Math.round(away) + detours[to]! : away;
      });
      return { format: directed ? 'sartori-buriol' : 'li-lim', nodes, capacity, vehicles, travel };
    });

/** What a route costs; Infinity where it breaks a rule. */
export function costOfRoute({ nodes, capacity, travel }: Instance, route: readonly number[]): number {
  let [at, time, aboard, cost] = [0, nodes[0]!.from, 0, 0];
  const onBoard = new Set<number>();
  for (const next of [...route, 0]) {
    const { demand, from, to, pickup, delivery } = nodes[next]!;
    const leg = travel[at * nodes.length + next]!;
    time = Math.max(from, time + nodes[at]!.service + leg);
    aboard += demand;
    cost += leg;
    if (delivery > 0) onBoard.add(next);
    if (pickup > 0 && !onBoard.delete(pickup)) return Infinity;
    if (time > to + SLACK || aboard > capacity + SLACK) return Infinity;
    at = next;
  }
  return onBoard.size > 0 ? Infinity : cost;
}

/** What a plan costs that serves everything once and keeps every rule; otherwise Infinity. */
export function costOf(instance: Instance, routes: Routes): number {
  const served = routes.flat();
  const isComplete = served.length === instance.nodes.length - 1 && new Set(served).size === served.length && !served.includes(0);
  if (!isComplete || routes.length > instance.vehicles || routes.some(({ length }) => length === 0)) return Infinity;
  return routes.reduce((sum, route) => sum + costOfRoute(instance, route), 0);
}

export interface Optimum {
  /** Infinity where no plan serves everything. */
  readonly cost: number;
  readonly vehicles: number;
}

/** The best plan of all, with `fleet` the one of least cost among those of fewest vehicles: tries every order of every split. */
export function optimum(instance: Instance, objective: 'cost' | 'fleet'): Optimum {
  const requests = (instance.nodes.length - 1) / 2;
  const everyone = 2 ** requests - 1;
  const alone = Array.from({ length: everyone + 1 }, (_, members) => (members === 0 ? 0 : cheapestRoute(instance, members)));
  // least[members]: of all plans with so many vehicles that serve exactly these.
  let least = alone.map((_, members) => (members === 0 ? 0 : Infinity));
  let best: Optimum = { cost: Infinity, vehicles: Infinity };
  for (let vehicles = 1; vehicles <= Math.min(instance.vehicles, requests); vehicles++) {
    const before = least;
    least = alone.map((_, members) => {
      let cost = Infinity;
      for (let last = members; last > 0; last = (last - 1) & members) cost = Math.min(cost, before[members ^ last]! + alone[last]!);
      return cost;
    });
    if (least[everyone]! < best.cost - SLACK) best = { cost: least[everyone]!, vehicles };
    if (objective === 'fleet' && best.cost < Infinity) break;
  }
  return best;
}

/** The cheapest order in which one vehicle serves these requests (bit 0 is the first), Infinity where there is none. */
function cheapestRoute(instance: Instance, members: number): number {
  const { nodes } = instance;
  let least = Infinity;
  const extend = (route: readonly number[]): void => {
    let isWhole = true;
    for (let node = 1; node < nodes.length; node++) {
      if (((members >> ((node - 1) >> 1)) & 1) === 0 || route.includes(node)) continue;
      isWhole = false;
      const { pickup } = nodes[node]!;
      if (pickup === 0 || route.includes(pickup)) extend([...route, node]);
    }
    if (isWhole) least = Math.min(least, costOfRoute(instance, route));
  };
  extend([]);
  return least;
}
