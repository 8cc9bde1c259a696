import { type Timed, TOLERANCE } from './pass.js';

/** What a vehicle drives between two times at its base. */
export interface TripPart {
  /** Positions in `trip.stops`: from the first to before `to`. */
  readonly from: number;
  readonly to: number;
  readonly metres: number;
  readonly leaves_s: number;
  readonly returns_s: number;
}

/** The trips a round consists of: one, and one more for each time the vehicle is back at its base in between. */
export function tripParts({ stops, calls, leaves_s, returns_s, driven_m }: Timed): TripPart[] {
  if (stops.length === 0) return [];
  const parts: TripPart[] = [];
  let [from, left_s, left_m] = [0, leaves_s, 0];
  for (const call of calls) {
    parts.push({ from, to: call.before, metres: call.driven_m - left_m, leaves_s: left_s, returns_s: call.returns_s });
    [from, left_s, left_m] = [call.before, call.leaves_s, call.driven_m];
  }
  parts.push({ from, to: stops.length, metres: (driven_m[stops.length] ?? 0) - left_m, leaves_s: left_s, returns_s });
  return parts;
}

/** The first trip with a stop that is not committed and that is too much in the measure asked for: where it ends, and by how much. */
export function excess(trip: Timed, limit: number, measure: (part: TripPart) => number): { at: number; over: number } | false {
  if (limit === Infinity) return false;
  for (const part of tripParts(trip)) {
    const over = measure(part) - limit;
    if (part.to > trip.vehicle.committed.length && over > TOLERANCE) return { at: part.to, over };
  }
  return false;
}
