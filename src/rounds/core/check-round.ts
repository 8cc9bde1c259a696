import type { PlannedRound } from './answer.js';
import { MS, seconds, type Context, type RoundFacts, type Visited } from './check-context.js';
import { checkBoxes, checkLoadOrder, checkLoads, isCold } from './check-loads.js';
import { checkBreaks, checkPromises, checkSiteAccess } from './check-people.js';
import { checkTimes } from './check-times.js';
import { checkTrips } from './check-trips.js';
import type { PlanViolation } from './plan-violation.js';

/** What is wrong with one planned round, recomputed from the problem and the times the plan gives. */
export function checkRound(round: PlannedRound, facts: RoundFacts): PlanViolation[] {
  const found: PlanViolation[] = [];
  const committed = facts.running?.stops.length ?? 0;
  const stops = round.stops.flatMap((planned, i): Visited[] => {
    const request = facts.requests.get(planned.request);
    if (request === undefined || planned.stop !== `${planned.request}:${planned.kind}`) return [];
    const end = request[planned.kind];
    return [{ planned, request, end, start_s: seconds(planned.arrival) + planned.waiting_s, open: i >= committed }];
  });
  const report = (code: string, at: string | undefined, what: string): void => {
    found.push({ code, vehicle: round.vehicle, ...(at !== undefined && { at }), what });
  };
  if (stops.length < round.stops.length) report('unknown-stop', undefined, 'a stop names no request of the problem');
  const context: Context = { ...facts, round, stops, committed, report };
  const checks = [checkTimes, checkTrips, checkLoads, checkBoxes, checkLoadOrder, checkRides, checkBreaks, checkSiteAccess, checkPromises];
  for (const check of checks) check(context);
  return found;
}

function checkRides({ round, stops, vehicle, report }: Context): void {
  const tripOf = ({ planned: { visit } }: Visited): number => round.trips?.findIndex(({ visits: [, last] }) => visit <= last) ?? 0;
  for (const stop of stops) {
    const { planned, request, start_s, open } = stop;
    if (planned.kind === 'pickup' || !open) continue;
    const loaded = stops.find((other) => other.planned.stop === `${planned.request}:pickup`);
    const rode_s = start_s - (loaded?.start_s ?? start_s) - (request.pickup.service_s ?? 0);
    if (rode_s > (request.maxOnBoard_s ?? Infinity) + MS) report('too-long-on-board', planned.stop, `rode ${String(rode_s)} s`);
    const firstCold = stops.find((other) => other.planned.kind === 'pickup' && isCold(other.request) && tripOf(other) === tripOf(stop));
    if (firstCold === undefined || !isCold(request) || vehicle.approvedCold) continue;
    if (planned.driven_m - firstCold.planned.driven_m >= 80_000)
      report('too-far-without-approved-cold', planned.stop, 'is 80 km or more away');
  }
}
