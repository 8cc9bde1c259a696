import type { Stop, TripLimits, Vehicle } from './model.js';
import { sameVisit } from './model.js';
import { NONE, TOLERANCE } from './pass.js';

/** Where and when the vehicle is, and its present trip so far. */
interface Way {
  readonly place: number;
  readonly at_s: number;
  readonly arrived_s: number;
  readonly trip_m: number;
  /** When it left the base for this trip, just in time for the first stop. */
  readonly left_s: number;
}

/**
 * The stops that the vehicle comes to from its base, because the trip would else be farther or longer than it can be.
 * It goes there only while it is empty, and as late as it can: a trip takes all that fits, which makes the fewest trips
 * where distances keep the triangle inequality. Breaks are not looked at here. What happened before stops that were
 * left is a fact.
 */
export function baseCalls(vehicle: Vehicle, stops: readonly Stop[], limits: TripLimits): readonly number[] {
  const happened = vehicle.left_s.length;
  let calls: number[] | undefined;
  let way: Way = { place: vehicle.start, at_s: vehicle.from_s, arrived_s: vehicle.from_s, trip_m: 0, left_s: NaN };
  let from = 0;
  let aboard = 0;
  let wasEmpty = true;
  for (let i = 0; i < stops.length; i++) {
    const stop = stops[i] as Stop;
    aboard += stop.kind === 'pickup' ? 1 : -1;
    // Stops that were left are looked at one by one, the others from one moment at which the vehicle is empty to the next.
    if (i >= happened && aboard > 0 && i < stops.length - 1) continue;
    const on = drive(vehicle, stops, { from, to: i, way });
    const calling =
      from < happened
        ? vehicle.returned.has(stop) && !joinsBefore(stops, from)
        : from > 0 && wasEmpty && !fits(vehicle, on, { limits, home: i === stops.length - 1 ? vehicle.end : vehicle.start });
    if (calling) (calls ??= []).push(from);
    way = calling ? drive(vehicle, stops, { from, to: i, way: atBase(vehicle, way, limits) }) : on;
    from = i + 1;
    wasEmpty = aboard === 0;
  }
  return calls ?? NONE;
}

const joinsBefore = (stops: readonly Stop[], i: number): boolean => i > 0 && sameVisit(stops[i - 1] as Stop, stops[i] as Stop);

function atBase({ legs, start }: Vehicle, { place, at_s }: Way, { turnaround_s }: TripLimits): Way {
  const ready_s = at_s + (legs.seconds[place * legs.size + start] as number) + turnaround_s;
  return { place: start, at_s: ready_s, arrived_s: ready_s, trip_m: 0, left_s: NaN };
}

/** On through the stops from one position to another, both included. */
function drive(vehicle: Vehicle, stops: readonly Stop[], { from, to, way }: { from: number; to: number; way: Way }): Way {
  const { size, metres, seconds } = vehicle.legs;
  let { place, at_s, arrived_s, trip_m, left_s } = way;
  for (let i = from; i <= to; i++) {
    const stop = stops[i] as Stop;
    const isOpen = i >= vehicle.committed.length;
    if (isOpen && at_s < 0) at_s = 0;
    const leg = place * size + stop.place;
    const joins = joinsBefore(stops, i) && !Number.isNaN(left_s);
    if (!joins) {
      arrived_s = at_s + (seconds[leg] as number);
      trip_m += metres[leg] as number;
    }
    const start_s = Math.max(arrived_s, stop.from_s, isOpen ? 0 : -Infinity);
    if (Number.isNaN(left_s)) left_s = start_s - (seconds[leg] as number);
    const end_s = start_s + stop.service_s;
    at_s = vehicle.left_s[i] ?? (joins && at_s > end_s ? at_s : end_s);
    place = stop.place;
  }
  return { place, at_s, arrived_s, trip_m, left_s };
}

/** Whether the vehicle can still get home from where it is. */
function fits({ legs }: Vehicle, way: Way, { limits, home }: { limits: TripLimits; home: number }): boolean {
  const leg = way.place * legs.size + home;
  return (
    way.trip_m + (legs.metres[leg] as number) <= limits.range_m + TOLERANCE &&
    way.at_s + (legs.seconds[leg] as number) - way.left_s <= limits.longest_s + TOLERANCE
  );
}
