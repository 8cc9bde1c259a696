import type { Break, Stop } from './model.js';
import { sameVisit } from './model.js';
import { type RestPlan, type Timed, TOLERANCE } from './pass.js';
import { tripParts } from './trip-parts.js';

/** How the breaks of a driver are fitted into a round. */
export interface Rested<T extends Timed> {
  readonly trip: T;
  /** Breaks that fit nowhere. */
  readonly missed: readonly Break[];
}

interface Placing {
  readonly rests: readonly RestPlan[];
  readonly rested_s?: number;
}

/**
 * Puts each break that the round leaves no time for before or after it between two visits: the first two between which
 * it fits into its window and nothing becomes late or rides too long for it. A rest at home before leaving comes after
 * these, since a shift does not begin with a break where it can be helped. A break whose window is over for a round on the
 * road is past changing.
 */
export function placeBreaks<T extends Timed>(unrested: T, time: (placing: Placing) => T): Rested<T> {
  const { vehicle } = unrested;
  const allowed = faults(unrested);
  const waiting = new Set(vehicle.breaks);
  let trip = unrested;
  let placing: Placing = { rests: [] };
  // A break that is placed makes the round later, which may take the time at home from another: each is looked at again.
  for (let before = Infinity; waiting.size < before;) {
    before = waiting.size;
    for (const wanted of waiting) {
      if (isFree(wanted, trip) || isPast(wanted, trip)) continue;
      for (const gap of gaps(wanted, trip, placing)) {
        const tried = withBreak(placing, wanted, gap);
        const timed = time(tried);
        if (!isTaken(wanted, tried, timed, gap) || faults(timed) > allowed) continue;
        [placing, trip] = [tried, timed];
        waiting.delete(wanted);
        break;
      }
    }
  }
  return { trip, missed: [...waiting].filter((wanted) => !isFree(wanted, trip) && !isPast(wanted, trip)) };
}

/** The round leaves late enough, or is back early enough, to rest at home. */
const isFree = ({ from_s, to_s, duration_s }: Break, { leaves_s, returns_s }: Timed): boolean =>
  leaves_s >= from_s + duration_s - TOLERANCE || Math.max(returns_s, from_s) + duration_s <= to_s + TOLERANCE;

function isPast({ to_s, duration_s }: Break, { vehicle: { committed, left_s } }: Timed): boolean {
  return committed.length > 0 && to_s - duration_s < Math.max(0, left_s.at(-1) ?? 0) - TOLERANCE;
}

const withBreak = ({ rests, rested_s }: Placing, { from_s, to_s, duration_s }: Break, before: number): Placing =>
  before === 0
    ? { rests, rested_s: Math.max(rested_s ?? -Infinity, from_s + duration_s) }
    : { rests: [...rests, { from_s, to_s, duration_s, before }], ...(rested_s !== undefined && { rested_s }) };

/** Every break lies in its window: one more may have moved the others. Before the round it need only be over when it leaves. */
function isTaken(wanted: Break, { rests }: Placing, timed: Timed, before: number): boolean {
  if (before === 0 && !isFree(wanted, timed)) return false;
  return rests.every(({ from_s, to_s }, i) => {
    const rest = timed.rests[i];
    return rest !== undefined && rest.from_s >= from_s - TOLERANCE && rest.to_s <= to_s + TOLERANCE;
  });
}

/** Gaps worth a try, the best first: where its time comes on the way, at home, and by waiting for it. */
function gaps({ from_s, to_s, duration_s }: Break, trip: Timed, { rests }: Placing): number[] {
  const { vehicle, stops, start_s, departure_s } = trip;
  const first = Math.max(1, vehicle.left_s.length, rests.at(-1)?.before ?? 0);
  const latest_s = latestStarts(trip);
  const onTheWay: number[] = [];
  const waiting: number[] = [];
  for (let i = first; i <= stops.length; i++) {
    if (i < stops.length && sameVisit(stops[i - 1] as Stop, stops[i] as Stop)) continue;
    const free_s = departure_s[i - 1] as number;
    if (free_s > to_s - duration_s + TOLERANCE) break;
    // Whoever rests here is certainly late for something.
    if (Math.max(free_s, from_s) + duration_s > (latest_s[i] as number) + TOLERANCE) continue;
    const comesInTime = i === stops.length || (start_s[i] as number) > from_s;
    (comesInTime ? onTheWay : waiting).push(i);
  }
  const home = vehicle.committed.length === 0 && rests.length === 0 ? [0] : [];
  return [...onTheWay, ...home, ...waiting.reverse()];
}

/**
 * The latest that the service at each stop, and the return, may start without anything becoming late after it that is not
 * late now. Waiting, breaks, returns to the base and closed streets take time as well; here they take none.
 */
function latestStarts({ vehicle, stops, start_s, returns_s }: Timed): number[] {
  const latest_s = new Array<number>(stops.length + 1);
  let after_s = returns_s > vehicle.to_s ? Infinity : vehicle.to_s;
  latest_s[stops.length] = after_s;
  for (let i = stops.length - 1; i >= 0; i--) {
    const { to_s, place, service_s } = stops[i] as Stop;
    const next = stops[i + 1];
    // Stops of one visit start together: what the one allows, the others need not.
    const leg_s = next === undefined ? 0 : (vehicle.legs.seconds[place * vehicle.legs.size + next.place] as number);
    const joins = next !== undefined && sameVisit(stops[i] as Stop, next);
    const own_s = (start_s[i] as number) > to_s ? Infinity : to_s;
    after_s = Math.min(own_s, joins ? after_s : after_s - leg_s - service_s);
    latest_s[i] = after_s;
  }
  return latest_s;
}

/** How much is late or rides too long. Committed stops count: they are promised, though no rule asks. */
function faults(trip: Timed): number {
  const { vehicle, stops, start_s, partner, returns_s } = trip;
  let found = returns_s > vehicle.to_s + TOLERANCE ? 1 : 0;
  const longest_s = vehicle.tripLimits?.longest_s ?? Infinity;
  if (longest_s < Infinity) found += tripParts(trip).filter((part) => part.returns_s - part.leaves_s > longest_s + TOLERANCE).length;
  for (let i = vehicle.left_s.length; i < stops.length; i++) {
    const { kind, to_s, request } = stops[i] as Stop;
    if ((start_s[i] as number) > to_s + TOLERANCE) found++;
    if (kind === 'pickup' || request.maxOnBoard_s === Infinity) continue;
    const loading = partner[i] as number;
    if (loading >= 0 && (start_s[i] as number) - (start_s[loading] as number) - request.pickup.service_s > request.maxOnBoard_s + TOLERANCE)
      found++;
  }
  return found;
}
