import { baseCalls } from './calls-at-base.js';
import { placeBreaks } from './breaks.js';
import type { Break, Stop, Vehicle } from './model.js';
import { sameVisit } from './model.js';
import { type BaseCall, NONE, pass, type Shape, type Timed, TOLERANCE } from './pass.js';

export { TOLERANCE } from './pass.js';

/**
 * One vehicle's stops in order, with the earliest times that order allows. Whether they keep the rules is another
 * question: a trip that breaks some still has times, so that the rules can say by how much.
 * All times are seconds since the model's origin; positions run over `stops`, and `stops.length` is the return.
 *
 * - `arrival_s`: at the place, had the vehicle left as early as it may. Stops of one visit share it.
 * - `start_s`: loading or unloading starts; it ends `service_s` later.
 * - `departure_s`: the visit so far is over; after the last stop of a visit the vehicle leaves.
 * - `driven_m`: since the start of the round, at each stop and, last, at the return.
 */
export interface Trip extends Timed {
  /** Breaks of the driver that fit nowhere. */
  readonly missed: readonly Break[];
}

/**
 * The earliest times for these stops. Five things shape them:
 * - Stops in a row at one place that all load, or all unload, are one visit: one arrival, and the visit lasts as long
 *   as the longest of its services rather than their sum.
 * - Food that may not ride long is loaded later rather than earlier, where that keeps all windows.
 * - A place that is closed to the vehicle is come to when it opens again, if the visit would not be over before it closes.
 * - The vehicle goes back to its base when its trip would get too far or too long, and the driver takes his breaks.
 * - Nothing that is not committed starts before now, which is 0, and the driver leaves just in time for the first stop.
 */
export function schedule(vehicle: Vehicle, stops: readonly Stop[]): Trip {
  const partner = partners(stops);
  const calls = vehicle.tripLimits === undefined ? NONE : baseCalls(vehicle, stops, vehicle.tripLimits);
  const order = { vehicle, stops, partner };
  const trip = timed(order, { rests: NONE, calls });
  if (vehicle.breaks.length === 0 || stops.length === 0) return trip;
  const rested = placeBreaks(trip, (placing) => timed(order, { ...placing, calls }));
  return rested.missed.length === 0 ? rested.trip : { ...rested.trip, missed: rested.missed };
}

type Order = Pick<Trip, 'vehicle' | 'stops' | 'partner'>;

/** The other end of each stop's request. Module-wide scratch: what an earlier trip left in it is never believed unseen. */
let seenAt = new Int32Array(256);
function partners(stops: readonly Stop[]): number[] {
  const partner = new Array<number>(stops.length);
  for (let i = 0; i < stops.length; i++) {
    const { request } = stops[i] as Stop;
    if (request.index >= seenAt.length) {
      const larger = new Int32Array(2 * request.index);
      larger.set(seenAt);
      seenAt = larger;
    }
    const other = seenAt[request.index] as number;
    seenAt[request.index] = i;
    partner[i] = -1;
    if (other >= i || (stops[other] as Stop).request !== request) continue;
    partner[i] = other;
    partner[other] = i;
  }
  return partner;
}

function timed(order: Order, shape: Shape): Trip {
  const earliest = tripOf(order, shape);
  const early = ridesTooLong(earliest);
  if (early.length === 0 || isLate(earliest)) return earliest;
  // Each pass lifts the pickups that come too early for their deliveries. The times only rise, so either this ends with
  // the earliest schedule that keeps the limits, or some window closes first and the limit is what cannot be kept.
  const notBefore_s = new Array<number>(order.stops.length).fill(-Infinity);
  let lift = early;
  for (let round = 0; round <= order.stops.length; round++) {
    for (const { loading, from_s } of lift) {
      if (from_s > (order.stops[loading] as Stop).to_s + TOLERANCE) return earliest;
      notBefore_s[loading] = from_s;
    }
    const trip = tripOf(order, { ...shape, notBefore_s });
    if (isLate(trip)) return earliest;
    lift = ridesTooLong(trip);
    if (lift.length === 0) return trip;
  }
  return earliest;
}

/** Passes through the stops. The driver need not wait at the first visit of a trip: leaving later is as good. */
function tripOf({ vehicle, stops, partner }: Order, shape: Shape): Trip {
  const { arrival_s, start_s, departure_s, driven_m, returns_s, rests, calls, heldUp_s } = pass(vehicle, stops, shape);
  const leaves = (first: number): number => leavesFor({ vehicle, stops, start_s }, first);
  return {
    vehicle,
    stops,
    partner,
    arrival_s,
    start_s,
    departure_s,
    driven_m,
    leaves_s: stops.length === 0 ? vehicle.from_s : leaves(0),
    returns_s,
    rests,
    calls: calls.length === 0 ? NONE : calls.map((call): BaseCall => ({ ...call, leaves_s: leaves(call.before) })),
    heldUp_s,
    missed: NONE,
  };
}

/** Pickups that would have to be later for their delivery to come in time. Committed ones are past changing. */
function ridesTooLong({ vehicle, stops, partner, start_s }: Trip): readonly { loading: number; from_s: number }[] {
  let found: { loading: number; from_s: number }[] | undefined;
  for (let i = 0; i < stops.length; i++) {
    const { kind, request } = stops[i] as Stop;
    if (kind === 'pickup' || request.maxOnBoard_s === Infinity) continue;
    const loading = partner[i] as number;
    if (loading < vehicle.committed.length) continue;
    const from_s = (start_s[i] as number) - request.maxOnBoard_s - request.pickup.service_s;
    if (from_s > (start_s[loading] as number) + TOLERANCE) (found ??= []).push({ loading, from_s });
  }
  return found ?? NONE;
}

function isLate({ vehicle, stops, start_s, returns_s }: Trip): boolean {
  if (returns_s > vehicle.to_s + TOLERANCE) return true;
  for (let i = vehicle.committed.length; i < stops.length; i++) {
    if ((start_s[i] as number) > (stops[i] as Stop).to_s + TOLERANCE) return true;
  }
  return false;
}

/** When the vehicle has to leave its base for the visit that begins with a stop. */
function leavesFor({ vehicle, stops, start_s }: Pick<Trip, 'vehicle' | 'stops' | 'start_s'>, first: number): number {
  const stop = stops[first] as Stop;
  let starts_s = start_s[first] as number;
  for (let i = first + 1; i < stops.length && sameVisit(stop, stops[i] as Stop); i++) starts_s = Math.min(starts_s, start_s[i] as number);
  return starts_s - (vehicle.legs.seconds[vehicle.start * vehicle.legs.size + stop.place] as number);
}
