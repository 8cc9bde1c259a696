import { planRounds } from '../core/plan.js';
import type { RoundsPlan } from '../core/answer.js';
import { splitStopId, type RoundsProblem } from '../core/problem.js';
import { holdTimes } from './hold-times.js';
import { keepInForce, promisedBy, SAME_TIME_MS } from './plan-in-force.js';

/** What the thread is asked: a problem with the plan in force, where the search starts from and how long it goes on. */
export interface PlanningTask {
  readonly problem: RoundsProblem;
  readonly seed: number;
  readonly iterations: number;
  /** After so many seconds the best plan so far is taken, whatever the iterations. */
  readonly most_s: number;
}

export interface Performed {
  readonly plan: RoundsPlan;
  /** Whether it searched as long as it was asked to: then the same problem, seed and iterations give the same plan. */
  readonly isRepeatable: boolean;
}

/** Searches a plan, from the one in force on, and takes it where it is worth what it changes; what it serves too early for people's hours waits, what can only be late is late. */
export function performPlanning({ problem, seed, iterations, most_s }: PlanningTask): Performed {
  const started = performance.now();
  let isRepeatable = true;
  const stop = (): boolean => {
    const isOver = performance.now() - started > most_s * 1000;
    if (isOver) isRepeatable = false;
    return isOver;
  };
  const searched = finished(problem, planRounds(problem, { seed, iterations, stop }), seed);
  if (!problem.inForce?.some(({ stops }) => stops.length > 0)) return { plan: searched, isRepeatable };
  const kept = finished(problem, performQuickly({ problem, seed }).plan, seed);
  const isWorthIt = searched.unserved.length < kept.unserved.length || price(problem, searched) < price(problem, kept);
  return { plan: isWorthIt ? searched : kept, isRepeatable };
}

const finished = (problem: RoundsProblem, plan: RoundsPlan, seed: number): RoundsPlan =>
  holdTimes(problem, lateRatherThanNever(problem, plan, seed), seed);

/** The objective counts stops that go to another vehicle; those that only come at another time disturb people as well. */
function price({ objective: { perChangedStop = 0 } }: RoundsProblem, { cost, changes = [] }: RoundsPlan): number {
  const moved = changes.filter(
    ({ was, now }) => now?.vehicle === was.vehicle && Math.abs(Date.parse(now.at) - Date.parse(was.at)) >= SAME_TIME_MS,
  );
  return cost + moved.length * perChangedStop;
}

/** The plan in force with what can be added to it at once, where there is no time or no thread to search. */
export const performQuickly = ({ problem, seed }: Pick<PlanningTask, 'problem' | 'seed'>): Performed => ({
  plan: planRounds(problem, { seed, iterations: 0 }),
  isRepeatable: true,
});

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
