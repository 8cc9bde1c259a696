import type { Model, Stop } from './model.js';
import { isoOf } from './planned-round.js';
import type { IsoInstant } from './problem.js';
import type { Trip } from './trip.js';

/** When somebody comes: the service at the stop starts. */
export interface Appointment {
  readonly vehicle: string;
  readonly at: IsoInstant;
}

/** A promised stop that is not as people were told. */
export interface Change {
  readonly stop: string;
  readonly was: Appointment;
  /** Null when nobody comes any more. */
  readonly now: Appointment | null;
}

/** A time that moved by less is as people were told it: they were told minutes. */
const SAME_MINUTE_S = 60;

/** What differs from the plan in force, in the order of the requests; nothing at all where there was none. */
export function changesOf(trips: readonly Trip[], model: Model): { changes: Change[]; changedStops: number } | undefined {
  const promised = model.requests.flatMap(({ pickup, delivery }) => [pickup, delivery]).filter(({ promise }) => promise !== undefined);
  if (promised.length === 0) return undefined;
  const planned = new Map<Stop, { vehicle: string; at_s: number }>();
  for (const { vehicle, stops, start_s } of trips) {
    stops.forEach((stop, i) => planned.set(stop, { vehicle: vehicle.id, at_s: start_s[i] as number }));
  }
  const changes: Change[] = [];
  let changedStops = 0;
  for (const stop of promised) {
    const { promise } = stop;
    const now = planned.get(stop);
    if (promise === undefined) continue;
    const isChanged = now?.vehicle !== promise.vehicle;
    if (isChanged) changedStops++;
    if (!isChanged && Math.abs(now.at_s - promise.at_s) < SAME_MINUTE_S) continue;
    changes.push({
      stop: stop.id,
      was: { vehicle: promise.vehicle, at: isoOf(model, promise.at_s) },
      now: now === undefined ? null : { vehicle: now.vehicle, at: isoOf(model, now.at_s) },
    });
  }
  return { changes, changedStops };
}
