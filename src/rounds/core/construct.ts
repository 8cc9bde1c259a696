import { cheapestInsertion } from './insertion.js';
import type { Model, Request } from './model.js';
import type { Random } from './random.js';
import { type Insertion, routeOf } from './route.js';
import { type Solution, solutionOf } from './solution.js';

interface Choice {
  readonly request: Request;
  readonly vehicle: number;
  readonly insertion: Insertion;
  readonly regret: number;
}

/**
 * Serves what is left over, one request at a time, always the one that loses most if it has to take its second-best
 * vehicle (regret-2; Potvin & Rousseau 1993). Staying behind counts as an alternative, so a request that only one
 * vehicle can take comes before those that have a choice. What is already aboard comes before everything.
 */
export function insertByRegret(start: Solution, model: Model): Solution {
  const routes = [...start.routes];
  const waiting = new Set(start.unserved);
  for (;;) {
    let first: Choice | undefined;
    for (const request of waiting) {
      const choice = choose(request, routes, model);
      if (
        choice &&
        (!first || choice.regret > first.regret || (choice.regret === first.regret && choice.insertion.added < first.insertion.added))
      ) {
        first = choice;
      }
    }
    if (first === undefined) return solutionOf(routes, [...waiting], model);
    routes[first.vehicle] = routeOf(first.insertion.trip, model.objective);
    waiting.delete(first.request);
  }
}

function choose(request: Request, routes: Solution['routes'], { objective }: Model): Choice | undefined {
  const limit = mayAdd(request);
  let best: Insertion | undefined;
  let vehicle = -1;
  let second = limit;
  routes.forEach((route, index) => {
    const insertion = cheapestInsertion(route, request, objective);
    if (insertion === undefined || insertion.added >= limit) return;
    if (best === undefined || insertion.added < best.added) {
      second = Math.min(second, best?.added ?? limit);
      best = insertion;
      vehicle = index;
    } else second = Math.min(second, insertion.added);
  });
  return best && { request, vehicle, insertion: best, regret: second - best.added };
}

/** The most that serving a request may add to the cost: what leaving it behind costs. What is aboard must go somewhere. */
export const mayAdd = (request: Request): number => (request.aboard === undefined ? request.worth : Infinity);

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
    let best: Insertion | undefined;
    let vehicle = -1;
    routes.forEach((route, index) => {
      if (random.next() < BLINK) return;
      const insertion = cheapestInsertion(route, request, model.objective);
      if (insertion && insertion.added < (best?.added ?? mayAdd(request))) {
        best = insertion;
        vehicle = index;
      }
    });
    if (best === undefined) left.push(request);
    else routes[vehicle] = routeOf(best.trip, model.objective);
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
