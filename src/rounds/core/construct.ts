import { cheapestInsertion, inserted } from './insertion.js';
import type { Model, Request } from './model.js';
import type { Random } from './random.js';
import type { Route } from './route.js';
import { type Solution, solutionOf } from './solution.js';

interface Choice {
  readonly request: Request;
  readonly vehicle: number;
  readonly added: number;
  readonly regret: number;
}

/**
 * Serves what is left over, one request at a time, always the one that loses most if it has to take its second-best
 * vehicle (regret-2; Potvin & Rousseau 1993). Staying behind counts as an alternative, so a request that only one
 * vehicle can take comes before those that have a choice. What is already aboard comes before everything.
 */
export function insertByRegret(start: Solution, model: Model): Solution {
  const { objective } = model;
  const routes = [...start.routes];
  const addedBy = (route: Route, request: Request): number => cheapestInsertion(route, request, objective)?.added ?? Infinity;
  const waiting = new Map(start.unserved.map((request) => [request, routes.map((route) => addedBy(route, request))]));
  for (;;) {
    let first: Choice | undefined;
    for (const [request, added] of waiting) {
      const choice = choose(request, added);
      if (choice !== undefined && (first === undefined || isMoreUrgent(choice, first))) first = choice;
    }
    if (first === undefined) return solutionOf(routes, [...waiting.keys()], model);
    const { request: served, vehicle } = first;
    const route = inserted(routes[vehicle] as Route, served, objective);
    routes[vehicle] = route;
    waiting.delete(served);
    // Only the route that changed has to be asked again.
    for (const [request, added] of waiting) added[vehicle] = addedBy(route, request);
  }
}

const isMoreUrgent = (a: Choice, b: Choice): boolean => a.regret > b.regret || (a.regret === b.regret && a.added < b.added);

/** The best vehicle for a request, from what it would add to each, and what is lost if another one has to take it. */
function choose(request: Request, added: readonly number[]): Choice | undefined {
  const limit = mayAdd(request);
  let [best, second, vehicle] = [limit, limit, -1];
  for (let index = 0; index < added.length; index++) {
    const cost = added[index] as number;
    if (cost < best) [second, best, vehicle] = [best, cost, index];
    else if (cost < second) second = cost;
  }
  return vehicle < 0 ? undefined : { request, vehicle, added: best, regret: second - best };
}

/** The most that serving a request may add to the cost: what leaving it behind costs. What is aboard must go somewhere. */
const mayAdd = (request: Request): number => (request.aboard === undefined ? request.worth : Infinity);

/** One route in so many is overlooked now and then, so that the same strings do not always come back the same way. */
const BLINK = 0.01;

/**
 * Serves what is left over in a varied order, each request where it is cheapest at that moment: quick, and good enough
 * inside a loop that repeats it (greedy insertion with blinks).
 */
export function insertByCheapest(start: Solution, { model, random }: { model: Model; random: Random }): Solution {
  const routes = [...start.routes];
  const left: Request[] = [];
  for (const request of inVariedOrder(start.unserved, random)) {
    let best = mayAdd(request);
    let vehicle = -1;
    routes.forEach((route, index) => {
      if (random.next() < BLINK) return;
      const insertion = cheapestInsertion(route, request, model.objective);
      if (insertion !== undefined && insertion.added < best) [best, vehicle] = [insertion.added, index];
    });
    if (vehicle < 0) left.push(request);
    else routes[vehicle] = inserted(routes[vehicle] as Route, request, model.objective);
  }
  return solutionOf(routes, left, model);
}

const ORDERS: readonly ((request: Request) => number)[] = [
  () => 0,
  ({ worth }) => -worth,
  ({ pickup, delivery }) => pickup.to_s - pickup.from_s + delivery.to_s - delivery.from_s,
  ({ delivery }) => delivery.to_s,
];

function inVariedOrder(requests: readonly Request[], random: Random): Request[] {
  const key = ORDERS[random.below(ORDERS.length)] ?? (() => 0);
  const order = random.shuffled(requests).map((request) => ({ request, key: request.aboard === undefined ? key(request) : -Infinity }));
  // Aboard first; Array.prototype.sort is stable, so equals stay shuffled.
  return order.sort((a, b) => (a.key === b.key ? 0 : a.key - b.key)).map(({ request }) => request);
}
