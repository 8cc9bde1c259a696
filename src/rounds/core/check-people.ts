import { MS, seconds, type Context } from './check-context.js';
import { closedSpans } from './check-times.js';
import type { BreakFacts } from './problem.js';

/** Every break of the driver is taken in its window, on the round or outside it. */
export function checkBreaks({ round, stops, vehicle, running, committed, now_s, leg, report }: Context): void {
  const due = (vehicle.breaks ?? [])
    .toSorted((a, b) => seconds(a.window[0]) - seconds(b.window[0]) || seconds(a.window[1]) - seconds(b.window[1]))
    .slice(running?.breaksTaken ?? 0);
  const taken = round.breaks ?? [];
  const [leaves_s, returns_s] = [seconds(round.leaves), seconds(round.returns)];
  const spare = ({ window: [from, to], duration_s }: BreakFacts): boolean => {
    const [from_s, to_s] = [seconds(from), seconds(to)];
    const atHome = leaves_s >= from_s + duration_s - MS || Math.max(returns_s, from_s) + duration_s <= to_s + MS;
    if (atHome || stops.length <= committed || committed === 0) return atHome || stops.length <= committed;
    // A round on the road may have left no time for it, whatever is added: after its last committed stop, or never.
    const last = stops[committed - 1];
    const free_s = Math.max(last === undefined ? now_s : seconds(last.planned.departure), now_s, from_s);
    const home_s = last === undefined ? 0 : leg(vehicle.profile, last.end.place, vehicle.end).seconds;
    return free_s + duration_s > to_s - MS || free_s + duration_s + home_s > seconds(vehicle.shift[1]) - 1.01;
  };
  const fits = ({ window: [from, to], duration_s }: BreakFacts, index: number): boolean => {
    const [from_s, to_s] = [seconds(taken[index]?.from ?? ''), seconds(taken[index]?.to ?? '')];
    return from_s >= seconds(from) - MS && to_s <= seconds(to) + MS && to_s - from_s >= duration_s - MS;
  };
  const allHad = ([next, ...more]: readonly BreakFacts[], used: readonly number[]): boolean =>
    next === undefined ||
    taken.some((_, index) => !used.includes(index) && fits(next, index) && allHad(more, [...used, index])) ||
    (spare(next) && allHad(more, used));
  if (!allHad(due, [])) report('no-time-for-break', undefined, 'a break is missing');
}

/** No vehicle is at a place while it is closed to it. */
export function checkSiteAccess({ stops, vehicle, closings, now_s, report }: Context): void {
  for (const { planned, end, open } of stops) {
    if (!open) continue;
    const [from_s, to_s] = [Math.max(seconds(planned.arrival), now_s), seconds(planned.departure)];
    const inside = closedSpans(closings.get(end.place), vehicle.profile).some((span) => from_s < span.to_s - MS && to_s > span.from_s + MS);
    if (inside) report('closed-to-vehicle', planned.stop, `is there from ${planned.arrival} to ${planned.departure}`);
  }
}

/** No promised time moves by more than agreed, unless its window or the hour leave nobody a choice. */
export function checkPromises(context: Context): void {
  const { stops, promised_s, maxMove_s, now_s, report } = context;
  for (const { planned, request, end, start_s, open } of stops) {
    const at_s = promised_s.get(planned.stop);
    if (at_s === undefined || !open) continue;
    const [from_s, to_s] = [seconds(end.window[0]), seconds(end.window[1])];
    const isVoid = at_s + maxMove_s < from_s || at_s - maxMove_s > to_s || at_s + maxMove_s < now_s;
    const moved_s = Math.abs(start_s - at_s);
    if (isVoid || moved_s <= maxMove_s + MS) continue;
    if (start_s > at_s && isAboardOfLate(context, { request: request.id, by_s: at_s + maxMove_s })) continue;
    report('promised-time-moved', planned.stop, `by ${String(moved_s)} s`);
  }
}

/** What is aboard of a vehicle that would be late even if it drove there at once is delivered all the same. */
function isAboardOfLate(
  { stops, vehicle, committed, now_s, leg, running, closings }: Context,
  { request, by_s }: { request: string; by_s: number },
): boolean {
  if (!running?.stops.includes(`${request}:pickup`)) return false;
  const last = stops[committed - 1];
  const delivery = stops.find(({ planned }) => planned.stop === `${request}:delivery`);
  if (last === undefined || delivery === undefined) return false;
  const soonest_s = Math.max(seconds(last.planned.departure), now_s) + leg(vehicle.profile, last.end.place, delivery.end.place).seconds;
  // Breaks and closed streets may make it later still: then it is not for this to say.
  return soonest_s > by_s - 1.01 || (vehicle.breaks ?? []).length > 0 || closings.has(delivery.end.place);
}
