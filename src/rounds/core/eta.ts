import { crowFly_m, type Point } from '../../vocabulary/place.js';

/** A stop as planned and as it went so far; moments in milliseconds since 1970. */
export interface StopTimes {
  readonly id: string;
  readonly plannedArrival: number;
  readonly plannedDeparture: number;
  /** The arrival that the site was told first; a plan made anew may have moved the planned one since. */
  readonly promised: number;
  /** Before this nothing is handed over there; null where any time will do. */
  readonly opens: number | null;
  readonly arrived: number | null;
  /** Done or given up, and when the vehicle was free again; null while it is still to come. */
  readonly left: number | null;
  /** True where nobody had to go there after all: what was to be handed over was never collected. */
  readonly skipped: boolean;
  readonly point: Point;
}

export interface RoundTimes {
  readonly plannedStart: number;
  readonly started: number;
  readonly now: number;
  /** In the order of the round. */
  readonly stops: readonly StopTimes[];
}

/** When the service at a stop still to come is expected to start, and by how much that is later than was promised. */
export interface ExpectedStop {
  readonly id: string;
  readonly expected: number;
  readonly late_s: number;
}

/**
 * Carries what really happened along the rest of the round. Ways and services last as long as planned; a wait that was
 * planned is the reserve which a delay uses up first; nothing is expected before its window opens, nor before now. A
 * stop that was skipped costs no service, and the way past it shrinks as the crow flies.
 */
export function expectTimes({ plannedStart, started, now, stops }: RoundTimes): ExpectedStop[] {
  const answer: ExpectedStop[] = [];
  let free = Math.max(started, ...stops.flatMap(({ left, skipped }) => (left !== null && !skipped ? [left] : [])));
  let leg = { planned: plannedStart, drive: 0, via: [] as Point[] };
  for (const stop of stops) {
    leg.drive += Math.max(0, stop.plannedArrival - leg.planned);
    leg.planned = stop.plannedDeparture;
    leg.via.push(stop.point);
    if (stop.skipped) continue;
    if (stop.left === null) {
      const begins = startOf(stop, Math.max(now, Math.round(free + leg.drive * shortcut(leg.via))));
      answer.push({
        id: stop.id,
        expected: begins,
        late_s: Math.max(0, (begins - Math.max(stop.promised, stop.opens ?? -Infinity)) / 1000),
      });
      free = Math.max(begins + stop.plannedDeparture - plannedBegin(stop), stop.arrived === null ? 0 : now);
    }
    leg = { planned: stop.plannedDeparture, drive: 0, via: [stop.point] };
  }
  return answer;
}

/** The planned arrival, or the opening where the vehicle would be early. */
const plannedBegin = ({ plannedArrival, plannedDeparture, opens }: StopTimes): number =>
  Math.min(Math.max(plannedArrival, opens ?? plannedArrival), plannedDeparture);

const startOf = ({ arrived, opens }: StopTimes, arrival: number): number => Math.max(arrived ?? arrival, opens ?? -Infinity);

/** The straight way as a part of the way over the places between: 1 where there are none. */
function shortcut(via: readonly Point[]): number {
  if (via.length < 3) return 1;
  let around = 0;
  for (let i = 1; i < via.length; i++) around += crowFly_m(via[i - 1]!, via[i]!);
  return around === 0 ? 1 : crowFly_m(via[0]!, via.at(-1)!) / around;
}
