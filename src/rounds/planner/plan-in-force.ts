import type { PlannedStop, RoundsPlan } from '../core/answer.js';
import { checkPlan } from '../core/check-plan.js';
import { planRounds } from '../core/plan.js';
import { splitStopId, type InForceFacts, type RoundsProblem } from '../core/problem.js';

/** What was promised before: which vehicle makes which stop, in order, and when it was said to come. */
export type PlanInForce = readonly InForceFacts[];

/** A stop that comes at another time by less than this is not a changed stop: nobody has to be told. */
export const SAME_TIME_MS = 5 * 60_000;

/** When the service at a stop starts, in milliseconds since 1970. */
const startOf = ({ arrival, waiting_s }: PlannedStop): number => Date.parse(arrival) + waiting_s * 1000;

/** A plan as a promise. */
export const promisedBy = (plan: RoundsPlan): PlanInForce =>
  plan.rounds.map(({ vehicle, stops }) => ({
    vehicle,
    stops: stops.map((stop) => ({ stop: stop.stop, at: new Date(startOf(stop)).toISOString() })),
  }));

/**
 * The plan in force as it stands, with what is not on it added after its rounds where that is possible: quick, so that it can
 * be done where an answer is waited for. A round that can no longer be driven as it was promised is planned from nothing.
 */
export function keepInForce(problem: RoundsProblem, seed: number, inForce: PlanInForce = problem.inForce ?? []): RoundsPlan {
  let kept = inForce;
  for (;;) {
    const plan = planRounds({ ...problem, committed: committedOf(problem, kept) }, { seed, iterations: 0 });
    const broken = new Set(checkPlan(problem, plan).flatMap(({ vehicle }) => vehicle ?? []));
    const standing = kept.filter(({ vehicle }) => !broken.has(vehicle));
    if (standing.length === kept.length) return plan;
    kept = standing;
  }
}

/** Rounds whose vehicle is there, with the requests that are still asked for, from end to end. */
function committedOf({ requests, vehicles }: RoundsProblem, inForce: PlanInForce): RoundsProblem['committed'] & object {
  const there = new Set(vehicles.map(({ id }) => id));
  const asked = new Set(requests.map(({ id }) => id));
  return inForce.flatMap(({ vehicle, stops }) => {
    const wanted = stops.map(({ stop }) => stop).filter((stop) => asked.has(splitStopId(stop)!.request));
    return there.has(vehicle) && wanted.length > 0 ? [{ vehicle, stops: wanted }] : [];
  });
}
