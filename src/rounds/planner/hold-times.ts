import type { RoundsPlan } from '../core/answer.js';
import { checkPlan } from '../core/check-plan.js';
import { planRounds } from '../core/plan.js';
import { splitStopId, type EndFacts, type RoundsProblem } from '../core/problem.js';
import { promisedBy, SAME_TIME_MS } from './plan-in-force.js';

/**
 * The same plan, in which vehicles that would now come early wait instead for the time that was promised: a driver who waits
 * ten minutes once is less trouble than all later stops ten minutes early. Where waiting breaks a rule the times stay as planned.
 */
export function holdTimes(problem: RoundsProblem, plan: RoundsPlan, seed: number): RoundsPlan {
  const promised = new Map((problem.inForce ?? []).flatMap(({ stops }) => stops.map(({ stop, at }) => [stop, Date.parse(at)] as const)));
  const rounds = promisedBy(plan);
  const isEarly = ({ stop, at }: { readonly stop: string; readonly at: string }): boolean =>
    Date.parse(at) <= (promised.get(stop) ?? -Infinity) - SAME_TIME_MS;
  let waiting = new Map(rounds.flatMap(({ vehicle, stops }) => (stops.some(isEarly) ? [[vehicle, stops] as const] : [])));
  // Those that cannot wait are left out, and the others tried again.
  while (waiting.size > 0) {
    const held = new Set([...waiting.values()].flatMap((stops) => stops.map(({ stop }) => stop)));
    const narrowed = waitFor(problem, promised, held);
    const committed = rounds.map(({ vehicle, stops }) => ({ vehicle, stops: stops.map(({ stop }) => stop) }));
    const later = planRounds({ ...narrowed, committed }, { seed, iterations: 0 });
    const broken = new Set(checkPlan(narrowed, later).map(({ vehicle }) => vehicle));
    if (broken.size === 0) return { ...later, unserved: plan.unserved };
    const next = new Map([...waiting].filter(([vehicle]) => !broken.has(vehicle)));
    if (next.size === waiting.size) break;
    waiting = next;
  }
  return plan;
}

/** The problem in which these stops do not begin before the time that was promised. */
function waitFor(problem: RoundsProblem, promised: ReadonlyMap<string, number>, held: ReadonlySet<string>): RoundsProblem {
  const later = (id: string, end: EndFacts): EndFacts => {
    const at = promised.get(id);
    const [from, to] = end.window;
    if (at === undefined || !held.has(id) || at <= Date.parse(from) || at > Date.parse(to)) return end;
    return { ...end, window: [new Date(at).toISOString(), to] };
  };
  const touched = new Set([...held].map((stop) => splitStopId(stop)!.request));
  return {
    ...problem,
    requests: problem.requests.map((request) =>
      touched.has(request.id)
        ? {
            ...request,
            pickup: later(`${request.id}:pickup`, request.pickup),
            delivery: later(`${request.id}:delivery`, request.delivery),
          }
        : request,
    ),
  };
}
