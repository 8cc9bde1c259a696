import { type Change, changesOf } from './changes.js';
import { explain, type Reason } from './explain.js';
import type { Effort } from './fitting.js';
import type { Model, Request } from './model.js';
import { type PlannedRound, plannedRound } from './planned-round.js';
import type { Trip } from './trip.js';
import { type Help, whatWouldHelp } from './would-help.js';

export type { Help } from './would-help.js';
export type { PlannedRound, PlannedStop } from './planned-round.js';

export interface Unserved {
  readonly request: string;
  /** The vehicle it is on, when it was picked up and cannot be delivered: a person has to act. */
  readonly aboard?: string;
  /** One reason for each vehicle, in the order of the problem. */
  readonly because: readonly Reason[];
  /** The least that would let it be served, each tried on this very plan; missing where the effort for it was spent on others. */
  readonly wouldHelp?: readonly Help[];
}

/** The cost of the best plan, each time it became better; iteration 0 is the plan the insertion made. Seconds where a clock was given. */
export type Trace = readonly { readonly iteration: number; readonly cost: number; readonly seconds?: number }[];

/** The answer to a problem: the file format `glane-plan/1`, as plain JSON. */
export interface RoundsPlan {
  readonly format: 'glane-plan/1';
  /** Only vehicles that leave. */
  readonly rounds: readonly PlannedRound[];
  readonly unserved: readonly Unserved[];
  /** What the objective of the problem makes of this plan. */
  readonly cost: number;
  readonly metres: number;
  readonly seconds: number;
  readonly grams: number;
  /** The cost of the best plan over the iterations of the search, for the curve. */
  readonly trace: Trace;
  /** Where a plan was in force: promised stops that are now on another vehicle, on none, or at another time. */
  readonly changes?: readonly Change[];
  /** Those of them that are on another vehicle or on none, as `perChangedStop` counts them. */
  readonly changedStops?: number;
  /** How long planning took; the caller measures it, since a core has no clock. */
  readonly planning_s?: number;
}

/** What the answer is made from: a trip for each vehicle, in the model's order, and who is left over. */
interface Solved {
  readonly routes: readonly { readonly trip: Trip }[];
  readonly unserved: readonly Request[];
  readonly cost: number;
}

/** Puts a solution into words and times that people and other programs read. */
export function answerOf(solution: Solved, { model, trace }: { model: Model; trace: Trace }): RoundsPlan {
  const trips = solution.routes.map(({ trip }) => trip);
  const rounds = trips.filter(({ stops }) => stops.length > 0).map((trip) => plannedRound(trip, model));
  const total = (of: (round: PlannedRound) => number): number => rounds.reduce((sum, round) => sum + of(round), 0);
  return {
    format: 'glane-plan/1',
    rounds,
    unserved: unservedOf(solution.unserved, trips, model),
    cost: solution.cost,
    metres: total(({ metres }) => metres),
    seconds: total(({ seconds }) => seconds),
    grams: total(({ grams }) => grams),
    trace,
    ...changesOf(trips, model),
  };
}

/** Orders of stops timed in all to tell a rule from a detour that is too long: about a fifth of a second. */
const EXPLAINING = 20_000;

function unservedOf(requests: readonly Request[], trips: readonly Trip[], model: Model): Unserved[] {
  const left = requests.toSorted((a, b) => a.index - b.index);
  const effort: Effort = { left: EXPLAINING };
  const because = new Map(left.map((request) => [request, explain(request, trips, model, effort)]));
  const wouldHelp = whatWouldHelp(because, trips, model);
  return left.map((request) => {
    const help = wouldHelp.get(request);
    return {
      request: request.id,
      ...(request.aboard !== undefined && { aboard: request.aboard }),
      because: because.get(request) ?? [],
      ...(help && { wouldHelp: help }),
    };
  });
}
