import type { RoundsPlan } from './answer.js';
import { checkRound } from './check-round.js';
import { checkTotals } from './check-totals.js';
import { legsOf } from './check-travel.js';
import type { PlanViolation } from './plan-violation.js';
import type { RoundsProblem } from './problem.js';

/**
 * Everything that is wrong with a plan, worked out from the problem and the plan's own figures; empty when it may be
 * driven. Shares no code with the planner, so that an error would have to be made twice to stay hidden. The problem is
 * one `readProblem` accepts.
 */
export function checkPlan(problem: RoundsProblem, plan: RoundsPlan): PlanViolation[] {
  return [...checkRounds(problem, plan), ...checkAnswers(problem, plan), ...checkTotals(problem, plan)];
}

function checkRounds(problem: RoundsProblem, plan: RoundsPlan): PlanViolation[] {
  const known = {
    leg: legsOf(problem),
    now_s: Date.parse(problem.now) / 1000,
    requests: new Map(problem.requests.map((request) => [request.id, request])),
    closings: new Map(problem.places.flatMap(({ id, closedTo }) => (closedTo ? [[id, closedTo] as const] : []))),
    promised_s: new Map(problem.inForce?.flatMap(({ stops }) => stops.map(({ stop, at }) => [stop, Date.parse(at) / 1000] as const))),
    maxMove_s: problem.maxMove_s ?? Infinity,
  };
  const rounds = new Map(plan.rounds.map((round) => [round.vehicle, round]));
  const found: PlanViolation[] = [];
  if (rounds.size < plan.rounds.length) found.push({ code: 'vehicle-twice', what: 'two rounds have one vehicle' });
  for (const { vehicle, stops } of problem.committed ?? []) {
    const planned = rounds.get(vehicle)?.stops.map(({ stop }) => stop) ?? [];
    stops.forEach((stop, i) => {
      if (planned[i] !== stop) found.push({ code: 'committed-stop-moved', vehicle, at: stop, what: `should be stop ${String(i + 1)}` });
    });
  }
  for (const round of plan.rounds) {
    const vehicle = problem.vehicles.find(({ id }) => id === round.vehicle);
    const running = problem.committed?.find((committed) => committed.vehicle === round.vehicle);
    if (vehicle === undefined) found.push({ code: 'unknown-vehicle', vehicle: round.vehicle, what: 'is not in the problem' });
    else found.push(...checkRound(round, { ...known, vehicle, running }));
  }
  return found;
}

/** Every request is served once, or left over once with a reason for each vehicle. */
function checkAnswers(problem: RoundsProblem, plan: RoundsPlan): PlanViolation[] {
  const found: PlanViolation[] = [];
  const report = (code: string, at: string, what: string): void => void found.push({ code, at, what });
  const vehicleOf = new Map<string, string>();
  for (const { vehicle, stops } of plan.rounds) {
    for (const { stop } of stops) {
      if (vehicleOf.has(stop)) report('stop-twice', stop, 'is planned twice');
      vehicleOf.set(stop, vehicle);
    }
  }
  const committed = new Set(problem.committed?.flatMap(({ stops }) => stops));
  const unserved = new Map(plan.unserved.map((answer) => [answer.request, answer]));
  if (unserved.size < plan.unserved.length) found.push({ code: 'answered-twice', what: 'a request is left over twice' });
  const everyVehicle = problem.vehicles.map(({ id }) => id).join('\n');
  for (const { id } of problem.requests) {
    const [from, to] = [vehicleOf.get(`${id}:pickup`), vehicleOf.get(`${id}:delivery`)];
    const left = unserved.get(id);
    if (to !== undefined && from !== to) report('pickup-before-delivery', id, 'is delivered by another vehicle than it was picked up by');
    if (left === undefined) {
      if (to === undefined) report('not-answered', id, 'is neither served nor left over');
      continue;
    }
    if (to !== undefined) report('answered-twice', id, 'is served and left over');
    if (from !== undefined && !committed.has(`${id}:pickup`)) report('pickup-before-delivery', id, 'is picked up and never delivered');
    if (left.aboard !== from) report('wrong-vehicle', id, `is aboard of ${left.aboard ?? 'nothing'}`);
    if (left.because.map(({ vehicle }) => vehicle).join('\n') !== everyVehicle)
      report('reasons-incomplete', id, 'lacks the reason of a vehicle');
  }
  for (const id of unserved.keys()) {
    if (!problem.requests.some((request) => request.id === id)) report('unknown-request', id, 'is not in the problem');
  }
  return found;
}
