import { answerOf, type RoundsPlan, type Trace } from './answer.js';
import { cheapestFit } from './fitting.js';
import type { Model, Request } from './model.js';
import { prepare } from './prepare.js';
import type { RoundsProblem } from './problem.js';
import type { Round } from './search/best.js';
import { problemNetwork, type ProblemNetwork } from './search/problem-network.js';
import { rememberedJudge } from './search/remembered-judge.js';
import { search } from './search/search.js';
import type { TravelTimes } from './travel.js';
import type { Trip } from './trip.js';
import { tripCost } from './trip-cost.js';
import { withShorterRides } from './shorter-rides.js';

export interface PlanOptions {
  /** The same seed, problem and iterations give the same plan. */
  readonly seed: number;
  /** How often the plan is taken apart and put together again; 0 keeps what the insertion made. */
  readonly iterations?: number;
  /** Instead of iterations: as long as this lasts by `elapsed_s`, which counts from when planning began. */
  readonly seconds?: number;
  readonly elapsed_s?: () => number;
  /** True as soon as somebody wants the best plan so far. */
  readonly stop?: () => boolean;
  /** Told the cost of each better plan as it is found. */
  readonly onBetter?: (cost: number) => void;
  /** Where distances come from, if not from the problem's own `travel`. */
  readonly travel?: TravelTimes;
}

/** About a second of work on one core; small problems need less to be as good as they get. */
const usualIterations = (requests: number): number => Math.min(1000, 50 * requests);

/**
 * Plans who drives where. Running rounds keep their committed stops; the plan in force is where the search begins; every
 * other request is put where it costs least, those first that would lose most by waiting; then the plan is improved.
 * Serves as much as the objective is worth, breaks no rule, and says for each request left over which rule stops each
 * vehicle. Anything about who may carry what, when and how far is in `rules/`, one file a rule.
 */
export function planRounds(problem: RoundsProblem, options: PlanOptions): RoundsPlan {
  const { seed, seconds, elapsed_s, stop, onBetter = () => undefined } = options;
  const model = prepare(problem, options.travel);
  const ours = problemNetwork(model);
  const atHome = model.vehicles.reduce((sum, _, vehicle) => sum + tripCost(ours.trip(vehicle, []), model.objective), 0);
  const trace: Trace[number][] = [];
  const finished = (rounds: readonly Round[]): Finished => finish(solved(rounds, { model, ours }), model);
  let first: Finished | undefined;
  let kept: readonly Round[] = [];
  const steps = options.iterations ?? (seconds === undefined ? usualIterations(ours.requests.length) : undefined);
  search(ours.network, {
    seed,
    judge: rememberedJudge(ours.judge),
    start: ours.inForce(),
    ...(steps !== undefined && { steps }),
    ...(seconds !== undefined && { seconds }),
    ...(elapsed_s && { elapsed_s }),
    ...(stop && { stop }),
    onBetter: ({ cost: found, rounds }, iteration) => {
      // The plan that the search begins with is finished at once: what comes later must be better than that.
      first ??= finished(rounds);
      const cost = iteration === 0 ? first.cost : atHome + found;
      if (cost >= (trace.at(-1)?.cost ?? Infinity)) return;
      trace.push({ iteration, cost, ...(elapsed_s && { seconds: elapsed_s() }) });
      if (iteration > 0) kept = rounds;
      onBetter(cost);
    },
  });
  const last = trace.at(-1);
  const better = kept.length > 0 ? finished(kept) : undefined;
  const solution = better === undefined || better.cost > (first?.cost ?? Infinity) ? first! : better;
  if (last && solution.cost < last.cost) trace.push({ ...last, cost: solution.cost });
  return answerOf(solution, { model, trace });
}

interface Solved {
  readonly trips: readonly Trip[];
  readonly unserved: readonly Request[];
}

/** The rounds found, each put before the rules once more. */
function solved(rounds: readonly Round[], { model, ours }: { model: Model; ours: ProblemNetwork }): Solved {
  const standing = rounds.filter(({ vehicle, nodes }) => ours.judge(vehicle, nodes, nodes.length) < Infinity);
  const nodesOf = new Map(standing.map(({ vehicle, nodes }) => [vehicle, nodes]));
  const served = new Set(standing.flatMap(({ nodes }) => Array.from(nodes, (node) => node >> 1)));
  return {
    trips: model.vehicles.map((_, vehicle) => ours.trip(vehicle, nodesOf.get(vehicle) ?? [])),
    unserved: ours.requests.filter((_, index) => !served.has(index)),
  };
}

interface Finished {
  readonly routes: readonly { readonly trip: Trip }[];
  readonly unserved: readonly Request[];
  readonly cost: number;
}

/** Orders of stops timed in all for what the search left over. */
const LAST_EFFORT = 20_000;

/**
 * The search passes over positions that the arrays cannot tell apart from better ones, so what it left over is put once
 * more before every order that the times allow, what costs most to leave behind first. Then cold food rides less long where
 * that costs nothing.
 */
function finish({ trips: before, unserved }: Solved, { objective }: Model): Finished {
  const trips = [...before];
  const left = [...unserved];
  const effort = { left: LAST_EFFORT };
  for (const request of unserved.toSorted((a, b) => b.worth - a.worth || a.index - b.index)) {
    const fits = trips.map((trip) => cheapestFit(trip, request, { objective, effort }));
    const added = fits.map((fit) => fit?.added ?? Infinity);
    const least = Math.min(...added);
    const vehicle = added.indexOf(least);
    const fit = fits[vehicle];
    if (fit === undefined || (request.aboard === undefined && least >= request.worth)) continue;
    trips[vehicle] = fit.trip;
    left.splice(left.indexOf(request), 1);
  }
  const routes = trips.map((trip) => ({ trip: withShorterRides(trip, objective) }));
  const cost = routes.reduce((sum, { trip }) => sum + tripCost(trip, objective), 0) + left.reduce((sum, { worth }) => sum + worth, 0);
  return { routes, unserved: left, cost };
}
