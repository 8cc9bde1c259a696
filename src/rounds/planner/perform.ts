import type { RoundsPlan } from '../core/answer.js';
import { checkPlan } from '../core/check-plan.js';
import { planRounds } from '../core/plan.js';
import { splitStopId, type RoundsProblem } from '../core/problem.js';
import { holdTimes } from './hold-times.js';
import { keepInForce, promisedBy } from './plan-in-force.js';

/** What the thread is asked: a problem with the plan in force, and where the search starts from. */
export interface PlanningTask {
  readonly problem: RoundsProblem;
  readonly seed: number;
}

export interface Performed {
  readonly plan: RoundsPlan;
  /** `search` where a new plan is worth its changes, else the plan in force and what could be added to it. */
  readonly method: 'search' | 'insertion';
}

/** Searches a plan and takes it where it is better than the one in force by more than its changes cost. */
export function performPlanning({ problem, seed }: PlanningTask): Performed {
  const kept = keepInForce(problem, seed);
  const searched = planRounds(problem, { seed });
  const isBetter = searched.cost < kept.cost || checkPlan(problem, kept).length > 0;
  const [plan, method] = isBetter ? [searched, 'search' as const] : [kept, 'insertion' as const];
  return { plan: holdTimes(problem, lateRatherThanNever(problem, plan, seed), seed), method };
}

/** A promise that nobody can keep is broken, and people are told, rather than the food lost: those are served at another time. */
function lateRatherThanNever(problem: RoundsProblem, plan: RoundsPlan, seed: number): RoundsPlan {
  const { inForce = [] } = problem;
  const left = new Set(plan.unserved.map(({ request }) => request));
  const isKept = ({ stop }: { readonly stop: string }): boolean => !left.has(splitStopId(stop)!.request);
  if (inForce.every(({ stops }) => stops.every(isKept))) return plan;
  const released = { ...problem, inForce: inForce.map(({ vehicle, stops }) => ({ vehicle, stops: stops.filter(isKept) })) };
  const late = keepInForce(released, seed, promisedBy(plan));
  return late.unserved.length < plan.unserved.length ? late : plan;
}
