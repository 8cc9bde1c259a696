import type { RoundsPlan } from '../../rounds/core/answer.js';
import type { RoundsProblem } from '../../rounds/core/problem.js';

/** What came of a problem, in a few lines: what is served, by how many, how far, and why the rest is not. */
export function summary({ requests, vehicles }: RoundsProblem, plan: RoundsPlan): string[] {
  const count = requests.length - plan.unserved.length;
  return [
    `served ${String(count)} of ${String(requests.length)} requests, unserved ${String(plan.unserved.length)}`,
    `vehicles ${String(plan.rounds.length)} of ${String(vehicles.length)}, ${(plan.metres / 1000).toFixed(1)} km, ${(plan.grams / 1000).toFixed(1)} kg, cost ${plan.cost.toFixed(0)}, ${(plan.planning_s ?? 0).toFixed(2)} s`,
    ...plan.unserved.map(({ request, because }) => `unserved ${request}: ${reasons(because)}`),
  ];
}

/** Each reason with the vehicles it stops. */
function reasons(because: RoundsPlan['unserved'][number]['because']): string {
  const stoppedBy = new Map<string, string[]>();
  for (const { code, vehicle } of because) stoppedBy.set(code, [...(stoppedBy.get(code) ?? []), vehicle]);
  return [...stoppedBy].map(([code, stopped]) => `${code} (${stopped.join(', ')})`).join(', ') || 'there is no vehicle';
}
