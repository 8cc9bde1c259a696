import type { Words } from '../../vocabulary/words.js';
import type { Reason, ReasonCode } from './explain.js';
import { cheapestFit, type Effort } from './fitting.js';
import { helpWords } from './help-words.js';
import type { Model, Request, Stop, Vehicle } from './model.js';
import { isoOf } from './planned-round.js';
import type { Box, IsoInstant, Profile, StopKind } from './problem.js';
import { tripCost } from './trip-cost.js';
import { keepsRules } from './rules/index.js';
import { schedule, type Trip } from './trip.js';

/** A change after which a request could be served, with everything else of the plan as it is. */
export type Help = { readonly words: Words } & (
  | {
      readonly kind: 'vehicle';
      /** One more vehicle, equipped like this one of the problem. */
      readonly like: string;
      readonly profile: Profile;
      /** It must be free by then, and is back then. */
      readonly from: IsoInstant;
      readonly until: IsoInstant;
    }
  | { readonly kind: 'equipment'; readonly vehicle: string; readonly equipment: readonly string[] }
  | {
      readonly kind: 'wider-window';
      readonly vehicle: string;
      readonly end: StopKind;
      readonly side: 'earlier' | 'later';
      readonly minutes: number;
    }
  | { readonly kind: 'longer-shift'; readonly vehicle: string; readonly side: 'earlier' | 'later'; readonly minutes: number }
);

/** Help, and how much trouble it is to people, in minutes of somebody's evening; only its order counts. */
export interface Ranked {
  readonly help: Help;
  readonly trouble: number;
}

export interface Attempt {
  readonly request: Request;
  readonly because: readonly Reason[];
  readonly trips: readonly Trip[];
  readonly model: Model;
  readonly effort: Effort;
}

/** A box is fetched from the pool; somebody stays longer; a shop is asked to wait; one more driver is found. */
const TROUBLE = { equipment: 10, shift: 10, window: 15, vehicle: 60 };
const STEP_MIN = 5;
const MOST_MIN = 120;

/** One more vehicle like one of the problem's, at home and free: the latest that it could start, on the cheapest of them. */
export function byVehicle({ request, trips, model, effort }: Attempt): Ranked | undefined {
  if (request.aboard !== undefined) return undefined;
  let best: { trip: Trip; latest_s: number; cost: number } | undefined;
  const seen = new Set<string>();
  for (const { vehicle } of trips) {
    const kind = kindOf(vehicle);
    if (seen.has(kind)) continue;
    seen.add(kind);
    const tryAt = (from_s: number): Trip | undefined => {
      effort.left--;
      const trip = schedule({ ...fresh(vehicle), from_s }, [request.pickup, request.delivery]);
      return keepsRules(trip) ? trip : undefined;
    };
    const trip = tryAt(0);
    if (trip === undefined) continue;
    const cost = tripCost(trip, model.objective);
    if (best !== undefined && cost >= best.cost) continue;
    best = { trip, cost, latest_s: 60 * latest(Math.floor(request.pickup.to_s / 60), (minute) => tryAt(60 * minute) !== undefined) };
  }
  if (best === undefined) return undefined;
  const { id, profile } = best.trip.vehicle;
  const last = schedule({ ...best.trip.vehicle, from_s: best.latest_s }, [request.pickup, request.delivery]);
  const facts = { kind: 'vehicle', like: id, profile, from: isoOf(model, best.latest_s), until: isoOf(model, last.returns_s) } as const;
  return { help: { ...facts, words: helpWords(facts, model.offset_min) }, trouble: TROUBLE.vehicle };
}

/** As it would stand at home, without rounds, breaks and past. */
const fresh = (vehicle: Vehicle): Vehicle => ({
  ...vehicle,
  to_s: Infinity,
  committed: [],
  left_s: [],
  returned: new Set(),
  breaks: [],
  workedBefore_s: 0,
});

/** Vehicles that are alike in all that could make a difference. */
const kindOf = ({
  profile,
  start,
  end,
  capacity_g,
  litres,
  coldLitres,
  has,
  approvedCold,
  sideAccess,
  boxes,
  tripLimits,
}: Vehicle): string =>
  JSON.stringify([
    profile,
    start,
    end,
    capacity_g,
    litres,
    coldLitres,
    [...has].sort(),
    approvedCold,
    sideAccess,
    [...(boxes ?? [])],
    tripLimits,
  ]);

/** The largest whole number from 0 on that holds, when 0 does and what holds once holds for all below. */
function latest(most: number, holds: (n: number) => boolean): number {
  let [low, high] = [0, Math.max(0, most)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

const LACKS_EQUIPMENT: readonly ReasonCode[] = ['equipment-missing', 'cold-class-not-kept', 'no-sealed-box-left', 'no-cold-room-left'];

/** What a vehicle lacks, lent to it for this round. */
export function byEquipment({ request, because, trips, model: { objective, offset_min }, effort }: Attempt): Ranked | undefined {
  for (const trip of stoppedBy(because, trips, LACKS_EQUIPMENT)) {
    const { vehicle } = trip;
    const equipment = lacking(request, vehicle);
    const equipped = schedule(withEquipment(vehicle, equipment, request), trip.stops);
    if (cheapestFit(equipped, request, { objective, effort }) === undefined) continue;
    const facts = { kind: 'equipment', vehicle: vehicle.id, equipment } as const;
    return { help: { ...facts, words: helpWords(facts, offset_min) }, trouble: TROUBLE.equipment * equipment.length };
  }
  return undefined;
}

/** What it needs and the vehicle has not, and a box for what must be boxed: one more, where there is one. */
function lacking(request: Request, { has, approvedCold }: Vehicle): string[] {
  const boxes: Box[] = [
    ...(request.chilled && !approvedCold ? (['cold-box'] as const) : []),
    ...(request.frozen && !approvedCold ? (['frozen-box'] as const) : []),
    ...(request.hot ? (['hot-box'] as const) : []),
  ];
  return [...new Set([...request.needs.filter((needed) => !has.has(needed)), ...boxes])];
}

function withEquipment(vehicle: Vehicle, equipment: readonly string[], { coldLitres }: Request): Vehicle {
  const boxes = vehicle.boxes && new Map(vehicle.boxes);
  for (const [box, count] of boxes ?? []) if (equipment.includes(box)) boxes?.set(box, count + 1);
  return { ...vehicle, has: new Set([...vehicle.has, ...equipment]), boxes, coldLitres: vehicle.coldLitres + coldLitres };
}

const COMES_TOO_LATE: readonly ReasonCode[] = [
  'outside-time-window',
  'promised-time-moved',
  'closed-to-vehicle',
  'outside-shift',
  'too-long-on-board',
  'no-time-for-break',
  'trip-too-long',
];

/** The least by which the pickup or the delivery would have to be possible earlier or later. */
export function byWiderWindow(attempt: Attempt): Ranked | undefined {
  const { request, because, trips, model, effort } = attempt;
  let best: { minutes: number; vehicle: string; end: StopKind; side: 'earlier' | 'later' } | undefined;
  for (const { vehicle, stops } of stoppedBy(because, trips, COMES_TOO_LATE)) {
    for (const [end, side] of [
      ['delivery', 'later'],
      ['pickup', 'later'],
      ['pickup', 'earlier'],
      ['delivery', 'earlier'],
    ] as const) {
      if (!request.open.includes(request[end])) continue;
      const minutes = least(best?.minutes ?? MOST_MIN + STEP_MIN, (tried) => {
        const wider = widened(request, { end, side, seconds: 60 * tried });
        const known = (stop: Stop): Stop => (stop.request === request ? wider[stop.kind] : stop);
        const trip = schedule({ ...vehicle, committed: vehicle.committed.map(known) }, stops.map(known));
        return cheapestFit(trip, wider, { objective: model.objective, effort }) !== undefined;
      });
      if (minutes !== undefined) best = { minutes, vehicle: vehicle.id, end, side };
    }
  }
  if (best === undefined) return undefined;
  const facts = { kind: 'wider-window', ...best } as const;
  return { help: { ...facts, words: helpWords(facts, model.offset_min) }, trouble: TROUBLE.window + best.minutes };
}

/** The request as it would be if one of its ends could be earlier or later; a request and its stops know each other. */
function widened(request: Request, { end, side, seconds }: { end: StopKind; side: 'earlier' | 'later'; seconds: number }): Request {
  const copy = { ...request };
  const wide = (stop: Stop): Stop => {
    if (stop.kind !== end) return { ...stop, request: copy };
    if (side === 'earlier') return { ...stop, request: copy, from_s: stop.from_s - seconds };
    return { ...stop, request: copy, to_s: stop.to_s + seconds, closes_s: Math.max(stop.closes_s, stop.to_s + seconds) };
  };
  const [pickup, delivery] = [wide(request.pickup), wide(request.delivery)];
  return Object.assign(copy, { pickup, delivery, open: request.open.map(({ kind }) => (kind === 'pickup' ? pickup : delivery)) });
}

/** The least by which a driver would have to start earlier or stay longer. */
export function byLongerShift({ request, because, trips, model, effort }: Attempt): Ranked | undefined {
  let best: { minutes: number; vehicle: string; side: 'earlier' | 'later' } | undefined;
  for (const { vehicle, stops } of stoppedBy(because, trips, COMES_TOO_LATE)) {
    for (const side of ['later', 'earlier'] as const) {
      // A shift that has begun cannot begin earlier.
      if (side === 'earlier' && (vehicle.from_s <= 0 || vehicle.committed.length > 0)) continue;
      const minutes = least(best?.minutes ?? MOST_MIN + STEP_MIN, (tried) => {
        const longer = side === 'later' ? { to_s: vehicle.to_s + 60 * tried } : { from_s: vehicle.from_s - 60 * tried };
        return cheapestFit(schedule({ ...vehicle, ...longer }, stops), request, { objective: model.objective, effort }) !== undefined;
      });
      if (minutes !== undefined) best = { minutes, vehicle: vehicle.id, side };
    }
  }
  if (best === undefined) return undefined;
  const facts = { kind: 'longer-shift', ...best } as const;
  return { help: { ...facts, words: helpWords(facts, model.offset_min) }, trouble: TROUBLE.shift + best.minutes };
}

/** The least number of minutes under the limit that holds, in steps; undefined where none does. */
function least(under: number, holds: (minutes: number) => boolean): number | undefined {
  const most = Math.ceil(under / STEP_MIN) - 1;
  if (most < 1 || !holds(most * STEP_MIN)) return undefined;
  let [low, high] = [1, most];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle * STEP_MIN)) high = middle;
    else low = middle + 1;
  }
  return low * STEP_MIN;
}

/** The rounds of the vehicles that one of these rules stops. */
function stoppedBy(because: readonly Reason[], trips: readonly Trip[], codes: readonly ReasonCode[]): Trip[] {
  const stopped = new Set(because.filter(({ code }) => codes.includes(code)).map(({ vehicle }) => vehicle));
  return trips.filter(({ vehicle }) => stopped.has(vehicle.id));
}
