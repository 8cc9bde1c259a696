import type { ColdClass } from '../../vocabulary/food.js';
import type { Model, Promised, Request, Stop, Vehicle } from './model.js';
import { vehicleOf } from './prepare-vehicle.js';
import type { RequestFacts, RoundsProblem, StopKind } from './problem.js';
import { splitStopId } from './problem.js';
import type { TravelTimes } from './travel.js';
import { travelTimes } from './travel.js';
import { schedule, TOLERANCE } from './trip.js';

/** What is needed to look things up while the facts of one request are read. */
interface Lookup {
  readonly seconds: (iso: string) => number;
  readonly place: (id: string) => number;
  /** Which vehicle has committed to a stop. */
  readonly committedTo: ReadonlyMap<string, string>;
  readonly promises: ReadonlyMap<string, Promised>;
  readonly maxMove_s: number;
  readonly unserved_per_g: number;
  readonly perChangedStop: number;
}

/**
 * Looks everything up once, so that planning touches numbers and references only. The problem is one `readProblem`
 * accepts; with another one it may throw.
 */
export function prepare(problem: RoundsProblem, travel: TravelTimes = travelTimes(problem.travel, problem.places)): Model {
  const origin_ms = Date.parse(problem.now);
  const placeIds = problem.places.map(({ id }) => id);
  const lookup = lookupOf(problem, { origin_ms, placeIds });
  const requests = problem.requests.map((facts, index) => requestOf(facts, index, lookup));
  const requestById = new Map(requests.map((request) => [request.id, request]));
  const stop = (stopId: string): Stop => {
    const { request, kind } = known(splitStopId(stopId), stopId);
    return known(requestById.get(request), request)[kind];
  };
  const committed = new Map(problem.committed?.map((running) => [running.vehicle, running]));
  const vehicles = problem.vehicles.map((facts, index) =>
    vehicleOf(facts, {
      index,
      legs: travel.legs(facts.profile),
      places: problem.places,
      running: committed.get(facts.id),
      seconds: lookup.seconds,
      place: lookup.place,
      stop,
    }),
  );
  // The model is not given away yet: nobody has seen these vehicles and stops as they were.
  for (const vehicle of vehicles) {
    if (vehicle.committed.length === 0) continue;
    if (vehicle.breaks.length > 0) forgetMissedBreaks(vehicle);
    if (problem.maxMove_s !== undefined) deliverLateRatherThanNever(vehicle, requests);
  }
  return { origin_ms, offset_min: offset_min(problem.now), objective: problem.objective, placeIds, requests, vehicles };
}

function lookupOf(problem: RoundsProblem, { origin_ms, placeIds }: { origin_ms: number; placeIds: readonly string[] }): Lookup {
  const placeIndex = new Map(placeIds.map((id, index) => [id, index]));
  const seconds = (iso: string): number => (Date.parse(iso) - origin_ms) / 1000;
  return {
    seconds,
    place: (id) => known(placeIndex.get(id), id),
    committedTo: new Map(problem.committed?.flatMap(({ vehicle, stops }) => stops.map((stopId) => [stopId, vehicle] as const))),
    promises: new Map(
      problem.inForce?.flatMap(({ vehicle, stops }) => stops.map(({ stop, at }) => [stop, { vehicle, at_s: seconds(at) }] as const)),
    ),
    maxMove_s: problem.maxMove_s ?? Infinity,
    unserved_per_g: problem.objective.unserved_per_g,
    perChangedStop: problem.objective.perChangedStop ?? 0,
  };
}

function requestOf(facts: RequestFacts, index: number, lookup: Lookup): Request {
  const total_g = mass(facts, ...(Object.keys(facts.grams) as ColdClass[]));
  const chilled_g = mass(facts, 'chilled2', 'chilled3', 'chilled4', 'chilled6');
  const frozen_g = mass(facts, 'frozen');
  const litres = facts.litres ?? 0;
  const whole = {
    id: facts.id,
    index,
    total_g,
    litres,
    coldLitres: total_g > 0 ? (litres * (chilled_g + frozen_g)) / total_g : 0,
    chilled: chilled_g > 0,
    frozen: frozen_g > 0,
    hot: mass(facts, 'hot') > 0,
    maxOnBoard_s: facts.maxOnBoard_s ?? Infinity,
    needs: facts.needs ?? [],
    aboard: lookup.committedTo.get(`${facts.id}:pickup`),
  };
  // A request and its stops know each other: the stops are made with the request they are then put into.
  const request = whole as unknown as Request;
  const pickup = stopOf(facts, { kind: 'pickup', request, lookup });
  const delivery = stopOf(facts, { kind: 'delivery', request, lookup });
  const open = [pickup, delivery].filter(({ id }) => !lookup.committedTo.has(id));
  const broken = open.filter(({ promise }) => promise !== undefined).length;
  const worth = total_g * lookup.unserved_per_g * (facts.priority ?? 1) + broken * lookup.perChangedStop;
  return Object.assign(whole, { pickup, delivery, open, worth });
}

function stopOf(facts: RequestFacts, { kind, request, lookup }: { kind: StopKind; request: Request; lookup: Lookup }): Stop {
  const { place, window, service_s = 0 } = facts[kind];
  const id = `${facts.id}:${kind}`;
  const promise = lookup.promises.get(id);
  const [opens_s, closes_s] = [lookup.seconds(window[0]), lookup.seconds(window[1])];
  return {
    id,
    kind,
    request,
    place: lookup.place(place),
    ...promisedSpan({ opens_s, closes_s, promise, maxMove_s: lookup.maxMove_s }),
    closes_s,
    service_s,
    promise,
  };
}

/**
 * The window of a place, no further from the promised time than agreed. Where nobody can keep the promise any more, since
 * the place has changed its window or the time has passed, it binds nobody.
 */
function promisedSpan(stop: { opens_s: number; closes_s: number; promise: Promised | undefined; maxMove_s: number }): {
  from_s: number;
  to_s: number;
} {
  const { opens_s, closes_s, promise, maxMove_s } = stop;
  const from_s = Math.max(opens_s, (promise?.at_s ?? -Infinity) - maxMove_s);
  const to_s = Math.min(closes_s, (promise?.at_s ?? Infinity) + maxMove_s);
  const past = to_s < 0 && closes_s >= 0;
  return promise === undefined || from_s > to_s || past ? { from_s: opens_s, to_s: closes_s } : { from_s, to_s };
}

/** A break that what is committed leaves no time for cannot be had: it is no reason against anything else. */
function forgetMissedBreaks(vehicle: Vehicle): void {
  const { missed } = schedule(vehicle, vehicle.committed);
  Object.assign(vehicle, { breaks: vehicle.breaks.filter((wanted) => !missed.includes(wanted)) });
}

/** What is aboard of a vehicle that is late already is delivered after the promised time: else it would not be delivered. */
function deliverLateRatherThanNever(vehicle: Vehicle, requests: readonly Request[]): void {
  for (const { aboard, open, delivery } of requests) {
    if (aboard !== vehicle.id || open.length === 0 || delivery.to_s === delivery.closes_s) continue;
    const { start_s } = schedule(vehicle, [...vehicle.committed, delivery]);
    const late = (start_s[vehicle.committed.length] as number) > delivery.to_s + TOLERANCE;
    if (late) Object.assign(delivery, { to_s: delivery.closes_s });
  }
}

function offset_min(iso: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(iso) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

const mass = ({ grams }: RequestFacts, ...classes: ColdClass[]): number => classes.reduce((sum, cold) => sum + (grams[cold] ?? 0), 0);

function known<T>(found: T | undefined, id: string): T {
  if (found === undefined) throw new Error(`the problem names ${JSON.stringify(id)} and does not define it`);
  return found;
}
