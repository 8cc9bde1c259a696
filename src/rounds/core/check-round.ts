import type { PlannedRound, PlannedStop } from './answer.js';
import type { Leg } from './check-travel.js';
import type { PlanViolation } from './plan-violation.js';
import type { EndFacts, Profile, RequestFacts, VehicleFacts } from './problem.js';

export interface RoundFacts {
  readonly vehicle: VehicleFacts;
  readonly committed: readonly string[];
  readonly now_s: number;
  readonly requests: ReadonlyMap<string, RequestFacts>;
  readonly leg: (profile: Profile, from: string, to: string) => Leg;
}

/** A plan rounds a leg to whole metres and seconds, and instants to milliseconds. */
const ROUNDED_M = 0.51;
const ROUNDED_S = 1.01;
const MS = 0.002;

const seconds = (iso: string): number => Date.parse(iso) / 1000;
const COLD = ['frozen', 'chilled2', 'chilled3', 'chilled4', 'chilled6'] as const;

interface Visited {
  readonly planned: PlannedStop;
  readonly request: RequestFacts;
  readonly end: EndFacts;
  readonly start_s: number;
  /** Committed stops are facts; what they break is nobody's choice any more. */
  readonly open: boolean;
}

/** What is wrong with one planned round, recomputed from the problem and the times the plan gives. */
export function checkRound(round: PlannedRound, facts: RoundFacts): PlanViolation[] {
  const found: PlanViolation[] = [];
  const stops = round.stops.flatMap((planned, i): Visited[] => {
    const request = facts.requests.get(planned.request);
    if (request === undefined || planned.stop !== `${planned.request}:${planned.kind}`) return [];
    const end = request[planned.kind];
    return [{ planned, request, end, start_s: seconds(planned.arrival) + planned.waiting_s, open: i >= facts.committed.length }];
  });
  const report = (code: string, at: string | undefined, what: string): void => {
    found.push({ code, vehicle: round.vehicle, ...(at !== undefined && { at }), what });
  };
  if (stops.length < round.stops.length) report('unknown-stop', undefined, 'a stop names no request of the problem');
  checkTimes(round, { ...facts, stops, report });
  checkLoads({ ...facts, stops, report });
  checkRides({ ...facts, stops, report });
  return found;
}

interface Context extends RoundFacts {
  readonly stops: readonly Visited[];
  readonly report: (code: string, at: string | undefined, what: string) => void;
}

function checkTimes(round: PlannedRound, { stops, vehicle, committed, now_s, leg, report }: Context): void {
  const near = (a: number, b: number, tolerance: number): boolean => Math.abs(a - b) <= tolerance;
  let [place, free_s, driven_m] = [vehicle.start, seconds(round.leaves), 0];
  const begins_s = Math.max(seconds(vehicle.shift[0]), now_s);
  if (committed.length === 0 && free_s < begins_s - MS) report('outside-shift', undefined, 'leaves before the shift or before now');
  stops.forEach(({ planned, end, start_s, open }, i) => {
    const before = stops[i - 1];
    const joins = before !== undefined && before.planned.kind === planned.kind && before.end.place === end.place;
    const { metres, seconds: leg_s } = leg(vehicle.profile, place, end.place);
    const leaves_s = open && !before?.open && before !== undefined ? Math.max(free_s, now_s) : free_s;
    const arrival_s = joins ? seconds(before.planned.arrival) : leaves_s + leg_s;
    if (planned.place !== end.place) report('wrong-place', planned.stop, `is planned at ${planned.place}`);
    driven_m += joins ? 0 : metres;
    if (!near(planned.driven_m, driven_m, ROUNDED_M * (i + 1))) report('wrong-metres', planned.stop, `driven ${String(driven_m)} m`);
    place = end.place;
    free_s = seconds(planned.departure);
    if (!open) return;
    if (!near(seconds(planned.arrival), arrival_s, joins ? MS : ROUNDED_S))
      report('wrong-arrival', planned.stop, `${planned.arrival} cannot be`);
    if (planned.waiting_s < -MS || start_s < now_s - MS) report('wrong-arrival', planned.stop, 'starts before it arrives, or before now');
    if (start_s < seconds(end.window[0]) - MS || start_s > seconds(end.window[1]) + MS)
      report('outside-time-window', planned.stop, 'starts outside its window');
    if (free_s < start_s + (end.service_s ?? 0) - MS) report('wrong-departure', planned.stop, 'leaves before its service is over');
  });
  const home = stops.length === 0 ? { metres: 0, seconds: 0 } : leg(vehicle.profile, place, vehicle.end);
  if (!near(seconds(round.returns), free_s + home.seconds, ROUNDED_S))
    report('wrong-arrival', undefined, 'the return does not follow from the last stop');
  if (!near(round.metres, driven_m + home.metres, ROUNDED_M * (stops.length + 1)))
    report('wrong-metres', undefined, 'the length of the round');
  if (!near(round.seconds, seconds(round.returns) - seconds(round.leaves), MS))
    report('wrong-total', undefined, 'the seconds of the round');
  if (stops.length > committed.length && seconds(round.returns) > seconds(vehicle.shift[1]) + MS)
    report('outside-shift', undefined, 'returns after the shift');
  if (stops.length > committed.length && stops.length > (vehicle.maxStops ?? Infinity))
    report('too-many-stops', undefined, `${String(stops.length)} stops`);
}

const gramsOf = ({ grams }: RequestFacts, classes: readonly string[]): number =>
  Object.entries(grams).reduce((sum, [cold, grams_g]) => sum + (classes.includes(cold) ? grams_g : 0), 0);

const totalOf = (request: RequestFacts): number => gramsOf(request, Object.keys(request.grams));
const isHot = (request: RequestFacts): boolean => gramsOf(request, ['hot']) > 0;
const isCold = (request: RequestFacts): boolean => gramsOf(request, COLD) > 0;

function checkLoads({ stops, vehicle, report }: Context): void {
  const has = (equipment: string): boolean => vehicle.has?.includes(equipment) ?? false;
  const approved = vehicle.approvedCold ?? false;
  const aboard: RequestFacts[] = [];
  for (const { planned, request, open } of stops) {
    if (planned.kind === 'pickup') aboard.push(request);
    else {
      const index = aboard.indexOf(request);
      if (index < 0) report('pickup-before-delivery', planned.stop, 'is delivered without having been picked up');
      else aboard.splice(index, 1);
    }
    const grams = aboard.reduce((sum, one) => sum + totalOf(one), 0);
    const litres = aboard.reduce((sum, one) => sum + (one.litres ?? 0), 0);
    const coldLitres = aboard.reduce((sum, one) => sum + ((one.litres ?? 0) * gramsOf(one, COLD)) / Math.max(totalOf(one), 1e-9), 0);
    const { loadAfter } = planned;
    if ([loadAfter.grams - grams, loadAfter.litres - litres, loadAfter.coldLitres - coldLitres].some((gap) => Math.abs(gap) > 1e-3)) {
      report('wrong-load', planned.stop, `${String(grams)} g, ${String(litres)} l, ${String(coldLitres)} cold l are aboard`);
    }
    if (planned.kind === 'delivery' || !open) continue;
    const refuse = (broken: boolean, code: string): void => {
      if (broken) report(code, planned.stop, `with ${String(grams)} g, ${String(litres)} l aboard`);
    };
    refuse(grams > (vehicle.capacity_g ?? Infinity) + 1e-3, 'too-heavy');
    refuse(litres > (vehicle.litres ?? Infinity) + 1e-3, 'too-bulky');
    refuse(coldLitres > (vehicle.coldLitres ?? Infinity) + 1e-3, 'no-cold-room-left');
    refuse(
      (request.needs ?? []).some((equipment) => !has(equipment)),
      'equipment-missing',
    );
    refuse(gramsOf(request, ['frozen']) > 0 && !approved && !has('frozen-box'), 'cold-class-not-kept');
    refuse(gramsOf(request, COLD.slice(1)) > 0 && !approved && !has('cold-box'), 'cold-class-not-kept');
    refuse(isHot(request) && !has('hot-box'), 'cold-class-not-kept');
    const apart = has('hot-box') && (approved || has('cold-box') || has('frozen-box'));
    refuse((isHot(request) && isCold(request)) || (!apart && aboard.some(isHot) && aboard.some(isCold)), 'hot-and-cold-together');
  }
}

function checkRides({ stops, vehicle, report }: Context): void {
  const firstCold = stops.find(({ planned, request }) => planned.kind === 'pickup' && isCold(request));
  for (const { planned, request, start_s, open } of stops) {
    if (planned.kind === 'pickup' || !open) continue;
    const loaded = stops.find((other) => other.planned.stop === `${planned.request}:pickup`);
    const rode_s = start_s - (loaded?.start_s ?? start_s) - (request.pickup.service_s ?? 0);
    if (rode_s > (request.maxOnBoard_s ?? Infinity) + MS) report('too-long-on-board', planned.stop, `rode ${String(rode_s)} s`);
    if (firstCold === undefined || !isCold(request) || vehicle.approvedCold) continue;
    if (planned.driven_m - firstCold.planned.driven_m >= 80_000)
      report('too-far-without-approved-cold', planned.stop, 'is 80 km or more away');
  }
}
