import { MS, seconds, type Context, type Visited } from './check-context.js';
import type { ClosingFacts, Profile } from './problem.js';

/** A plan rounds a leg to whole metres and seconds. */
const ROUNDED_M = 0.51;
const ROUNDED_S = 1.01;

const near = (a: number, b: number, tolerance: number): boolean => Math.abs(a - b) <= tolerance;

/** When a place is closed to a profile, in seconds. */
export const closedSpans = (closings: readonly ClosingFacts[] | undefined, profile: Profile): { from_s: number; to_s: number }[] =>
  (closings ?? [])
    .filter(({ profiles }) => profiles.includes(profile))
    .map(({ window: [from, to] }) => ({ from_s: seconds(from), to_s: seconds(to) }));

/** Every stop follows from the one before it: driving, breaks, trips from the base, services. */
export function checkTimes(context: Context): void {
  const { round, stops, vehicle, committed, now_s, leg, report } = context;
  let [place, free_s, driven_m] = [vehicle.start, seconds(round.leaves), 0];
  const begins_s = Math.max(seconds(vehicle.shift[0]), now_s);
  if (committed === 0 && free_s < begins_s - MS) report('outside-shift', undefined, 'leaves before the shift or before now');
  stops.forEach((stop, i) => {
    const { planned, end, start_s, open } = stop;
    const before = stops[i - 1];
    const joins = before !== undefined && before.planned.kind === planned.kind && before.end.place === end.place;
    const fromBase = !joins && before !== undefined && startsTrip(context, stop);
    // What was left before now waits there until somebody tells the driver to go on.
    if (open && before?.open === false) free_s = Math.max(free_s, now_s);
    if (fromBase) {
      const home = leg(vehicle.profile, place, vehicle.start);
      driven_m += home.metres;
      free_s = atBase(context, { before, free_s: free_s + home.seconds, open });
      place = vehicle.start;
    }
    const { metres, seconds: leg_s } = leg(vehicle.profile, place, end.place);
    const way = { leaves_s: free_s, leg_s, arrival_s: seconds(planned.arrival), visit: before?.planned.visit ?? 0 };
    const rested_s = joins || fromBase ? 0 : restsOnTheWay(context, way, stop);
    const arrival_s = joins ? seconds(before.planned.arrival) : free_s + leg_s + rested_s;
    if (planned.visit !== (before?.planned.visit ?? 0) + (joins ? 0 : 1)) report('wrong-visit', planned.stop, 'counts visits otherwise');
    if (planned.place !== end.place) report('wrong-place', planned.stop, `is planned at ${planned.place}`);
    driven_m += joins ? 0 : metres;
    if (!near(planned.driven_m, driven_m, ROUNDED_M * (2 * i + 2))) report('wrong-metres', planned.stop, `driven ${String(driven_m)} m`);
    place = end.place;
    free_s = seconds(planned.departure);
    if (!open) return;
    if (!near(way.arrival_s, arrival_s, joins ? MS : ROUNDED_S) && (joins || !waitedOutside(context, stop, way.leaves_s + leg_s)))
      report('wrong-arrival', planned.stop, `${planned.arrival} cannot be`);
    if (planned.waiting_s < -MS || start_s < now_s - MS) report('wrong-arrival', planned.stop, 'starts before it arrives, or before now');
    if (start_s < seconds(end.window[0]) - MS || start_s > seconds(end.window[1]) + MS)
      report('outside-time-window', planned.stop, 'starts outside its window');
    if (free_s < start_s + (end.service_s ?? 0) - MS) report('wrong-departure', planned.stop, 'leaves before its service is over');
  });
  checkReturn(context, { place, free_s, driven_m });
}

function checkReturn(context: Context, last: { place: string; free_s: number; driven_m: number }): void {
  const { round, stops, vehicle, committed, leg, report } = context;
  const returns_s = seconds(round.returns);
  const home = stops.length === 0 ? { metres: 0, seconds: 0 } : leg(vehicle.profile, last.place, vehicle.end);
  const way = { leaves_s: last.free_s, leg_s: home.seconds, arrival_s: returns_s, visit: stops.at(-1)?.planned.visit ?? 0 };
  if (!near(returns_s, last.free_s + home.seconds + restsOnTheWay(context, way, undefined), ROUNDED_S))
    report('wrong-arrival', undefined, 'the return does not follow from the last stop');
  if (!near(round.metres, last.driven_m + home.metres, ROUNDED_M * (2 * stops.length + 1)))
    report('wrong-metres', undefined, 'the length of the round');
  if (!near(round.seconds, returns_s - seconds(round.leaves), MS)) report('wrong-total', undefined, 'the seconds of the round');
  if (stops.length <= committed) return;
  if (returns_s > seconds(vehicle.shift[1]) + MS) report('outside-shift', undefined, 'returns after the shift');
  if (stops.length > (vehicle.maxStops ?? Infinity)) report('too-many-stops', undefined, `${String(stops.length)} stops`);
}

/** Whether the vehicle comes to a stop from its base, as the plan says. */
const startsTrip = ({ round }: Context, { planned: { visit } }: Visited): boolean =>
  round.trips?.some(({ visits: [first] }, trip) => trip > 0 && first === visit) ?? false;

/** When the vehicle leaves its base again, if it may: what it drives must be over, and breaks and turnaround have their time. */
function atBase({ round, vehicle, report }: Context, { before, free_s, open }: { before: Visited; free_s: number; open: boolean }): number {
  const { stop, visit } = before.planned;
  const index = round.trips?.findIndex(({ visits: [, last] }) => last === visit) ?? -1;
  const [back, out] = [round.trips?.[index], round.trips?.[index + 1]];
  if (back === undefined || out === undefined) {
    report('wrong-trips', stop, 'the trips do not follow one another');
    return free_s;
  }
  const breaks = (round.breaks ?? []).filter(({ afterVisit }) => afterVisit === visit);
  const rested_s = breaks.reduce((sum, { from, to }) => sum + seconds(to) - seconds(from), 0);
  const [back_s, out_s] = [seconds(back.returns), seconds(out.leaves)];
  if (!near(back_s, free_s, ROUNDED_S)) report('wrong-trips', stop, 'is not back at the base at that time');
  const outOfTime = breaks.some(({ from, to }) => seconds(from) < back_s - MS || seconds(to) > out_s + MS);
  const ready_s = back_s + (vehicle.trip?.turnaround_s ?? 0) + rested_s;
  if (open && (out_s < ready_s - MS || outOfTime)) report('wrong-trips', stop, 'leaves the base before all is done there');
  return out_s;
}

/** Seconds of the breaks before arrival, which must fit between leaving and arriving; those after it must be over in time. */
function restsOnTheWay(
  { round, report }: Context,
  way: { leaves_s: number; arrival_s: number; visit: number },
  to: Visited | undefined,
): number {
  let rested_s = 0;
  for (const { from, to: until, afterVisit } of round.breaks ?? []) {
    if (afterVisit !== way.visit) continue;
    const [from_s, until_s] = [seconds(from), seconds(until)];
    const onArrival = from_s >= way.arrival_s - MS;
    if (!onArrival) rested_s += until_s - from_s;
    const latest_s = onArrival ? (to?.start_s ?? -Infinity) : way.arrival_s;
    if (from_s < way.leaves_s - MS || until_s > latest_s + MS) report('wrong-break', to?.planned.stop, `${from} is not free`);
  }
  return rested_s;
}

/** The vehicle came later than it could, since the place was closed until then, or until its driver was resting elsewhere. */
function waitedOutside({ closings, vehicle, round }: Context, { planned, end }: Visited, soonest_s: number): boolean {
  const arrival_s = seconds(planned.arrival);
  const rested = round.breaks?.some(({ to }) => near(seconds(to), arrival_s, MS)) ?? false;
  return closedSpans(closings.get(end.place), vehicle.profile).some(
    ({ to_s }) => to_s > soonest_s - ROUNDED_S && (near(to_s, arrival_s, MS) || (rested && to_s < arrival_s)),
  );
}
