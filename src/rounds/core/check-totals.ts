import type { RoundsPlan } from './answer.js';
import type { PlanViolation } from './plan-violation.js';
import type { RoundsProblem } from './problem.js';

const sum = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((total, item) => total + of(item), 0);

/** The sums of a plan, its cost, and what it says of the plan in force. */
export function checkTotals(problem: RoundsProblem, plan: RoundsPlan): PlanViolation[] {
  const { requests, objective } = problem;
  const found: PlanViolation[] = [];
  const massOf = (id: string): number => sum(Object.values(requests.find((request) => request.id === id)?.grams ?? {}), (grams) => grams);
  const expect = (what: string, said: number | undefined, is: number): void => {
    if (said === undefined || !(Math.abs(said - is) <= 1e-6 + 1e-12 * Math.abs(is)))
      found.push({ code: 'wrong-total', what: `${what} should be ${String(is)}` });
  };
  for (const { vehicle, stops, grams } of plan.rounds) {
    const picked = stops.filter(({ kind }) => kind === 'pickup');
    expect(
      `grams of ${vehicle}`,
      grams,
      sum(picked, ({ request }) => massOf(request)),
    );
  }
  for (const part of ['metres', 'seconds', 'grams'] as const)
    expect(
      part,
      plan[part],
      sum(plan.rounds, (round) => round[part]),
    );
  let balance = 0;
  for (const round of plan.rounds) {
    if (objective.balance_per_h2 === undefined) break;
    const before_h = (problem.vehicles.find(({ id }) => id === round.vehicle)?.workedBefore_s ?? 0) / 3600;
    const is = objective.balance_per_h2 * ((before_h + round.seconds / 3600) ** 2 - before_h ** 2);
    expect(`balance of ${round.vehicle}`, round.balance, is);
    balance += is;
  }
  const changed = checkChanges(problem, plan, found);
  const left = sum(plan.unserved, ({ request: id }) => massOf(id) * (requests.find((request) => request.id === id)?.priority ?? 1));
  const driving = objective.perVehicle * plan.rounds.length + objective.perMetre * plan.metres + objective.perSecond * plan.seconds;
  expect('cost', plan.cost, driving + balance + objective.unserved_per_g * left + (objective.perChangedStop ?? 0) * changed);
  plan.trace.forEach(({ cost }, i) => {
    if (cost > (plan.trace[i - 1]?.cost ?? Infinity)) found.push({ code: 'wrong-total', what: 'the trace rises' });
  });
  return found;
}

/** How many promised stops are on another vehicle or on none; each of them, and each at another time, is in the list. */
function checkChanges({ inForce = [] }: RoundsProblem, plan: RoundsPlan, found: PlanViolation[]): number {
  let changed = 0;
  const listed = new Map(plan.changes?.map((change) => [change.stop, change]));
  for (const { vehicle, stops } of inForce) {
    for (const { stop, at } of stops) {
      const round = plan.rounds.find((one) => one.stops.some((planned) => planned.stop === stop));
      const planned = round?.stops.find((one) => one.stop === stop);
      if (round?.vehicle !== vehicle) changed++;
      const now_ms = planned && Date.parse(planned.arrival) + 1000 * planned.waiting_s;
      const moved_ms = Math.abs((now_ms ?? Infinity) - Date.parse(at));
      const change = listed.get(stop);
      const isListed = change !== undefined && change.was.vehicle === vehicle && (change.now?.vehicle ?? undefined) === round?.vehicle;
      if ((round?.vehicle !== vehicle || moved_ms > 60_010) && !isListed)
        found.push({ code: 'wrong-changes', at: stop, what: 'has changed, and is not among the changes' });
      if (round?.vehicle === vehicle && moved_ms < 59_990 && change !== undefined)
        found.push({ code: 'wrong-changes', at: stop, what: 'is as promised, and among the changes' });
    }
  }
  const isPromised = inForce.some(({ stops }) => stops.length > 0);
  if (isPromised ? plan.changedStops !== changed : plan.changes !== undefined)
    found.push({ code: 'wrong-total', what: `${String(changed)} promised stops changed` });
  return changed;
}
