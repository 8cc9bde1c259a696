import { fittedOut, holds, NEAR_M, overlap, without, type Fitted, type Pooled, type Shift, type Span } from '../equipment/pool.service.js';
import { instantOf } from '../vocabulary/local-time.js';
import { crowFly_m, type Point } from '../vocabulary/place.js';
import { BOXES, type Profile, type VehicleFacts } from './core/problem.js';

/** The vehicles that can still leave today, each with its driver for one shift. */
export interface Fleet {
  vehicles: VehicleFacts[];
  depots: { site: { id: string; lon: number; lat: number } }[];
  /** By the problem's vehicle id: who drives which vehicle, its name for people, and what it may take from the pool. */
  crews: Map<string, Crew>;
}

export interface Crew {
  vehicleId: string;
  personId: string;
  name: string;
  /** The driver's organisation, which borrows. */
  organisationId: string;
  /** What it takes from the pool: the vehicle itself, where that is lent, and the boxes it may need. */
  pooled: OnBoard;
}

export interface VehicleRow {
  vehicleId: string;
  code: string;
  name: string;
  active: boolean;
  profile: Profile;
  capacity_g: number;
  litres: number | null;
  coldLitres: number | null;
  has: string[];
  approvedColdUntil: string | null;
  maxStops: number;
  siteId: string;
  lon: number;
  lat: number;
}

export interface ShiftRow extends VehicleRow {
  personId: string;
  organisationId: string;
  starts: string;
  ends: string;
  busy: { from: string; to: string }[] | null;
}

/** What a shift takes from the pool. */
export interface OnBoard {
  /** The vehicle's own item, where it is lent to others: whoever drives it, it is booked. */
  readonly vehicleItemId: string | null;
  readonly fitted: readonly Fitted[];
}

interface FleetFacts {
  shifts: readonly ShiftRow[];
  /** Vehicles that are in the pool, with or without a shift of their own today. */
  vehicles: readonly VehicleRow[];
  pool: readonly Pooled[];
  now: Date;
  today: string;
  timeZone: string;
}

/** A stretch of a shift that one driver can use one vehicle for. */
interface Slot {
  id: string;
  row: ShiftRow;
  vehicle: VehicleRow;
  span: Span;
  item: Pooled | null;
}

const MINUTE_MS = 60_000;
/** Time a driver needs between learning of a round and leaving. */
const NOTICE_MINUTES = 10;
const SHORTEST_MS = 20 * MINUTE_MS;

/** The fleet of a day: each shift with its vehicle, or with one from the pool in its place, and boxes from the pool. */
export function assemble(facts: FleetFacts): Fleet {
  const itemOf = new Map(facts.pool.flatMap((item) => (item.vehicleId ? [[item.vehicleId, item] as const] : [])));
  const works = ({ vehicleId, active }: VehicleRow): boolean => active && !itemOf.get(vehicleId)?.isBroken;
  const own = facts.shifts.filter(works).flatMap((row) => ownSlots(row, itemOf.get(row.vehicleId) ?? null, facts));
  const slots = [
    ...own,
    ...substitutes(
      facts.shifts.filter((row) => !works(row)),
      own,
      facts,
    ),
  ];
  const boxes = facts.pool.filter(({ vehicleId, active }) => vehicleId === null && active);
  const fitted = fittedOut(
    slots.map((slot) => shiftOf(slot, facts.today)),
    boxes,
  );
  const fleet: Fleet = { vehicles: [], depots: [], crews: new Map() };
  for (const slot of slots) add(fleet, slot, fitted.get(slot.id) ?? [], facts.today);
  return fleet;
}

/** When a driver is there and a frozen round keeps neither vehicle nor driver; empty where too little is left. */
function presence(row: ShiftRow, { now, today, timeZone }: FleetFacts): Span[] {
  const to = instantOf(today, row.ends, timeZone);
  const busyUntil = Math.max(0, ...(row.busy ?? []).map((span) => Date.parse(span.to)));
  const from = Math.max(instantOf(today, row.starts, timeZone), now.getTime() + NOTICE_MINUTES * MINUTE_MS, busyUntil + MINUTE_MS);
  return to - from < SHORTEST_MS ? [] : [{ from, to }];
}

/** A shift with its own vehicle, in as many parts as others' bookings of that vehicle leave. */
function ownSlots(row: ShiftRow, item: Pooled | null, facts: FleetFacts): Slot[] {
  const spans = without(presence(row, facts), item?.busy ?? []).filter(({ from, to }) => to - from >= SHORTEST_MS);
  return spans.map((span, index) => ({ id: `${row.code}@${row.starts}${index === 0 ? '' : `+${index}`}`, row, vehicle: row, span, item }));
}

/**
 * Drivers whose vehicle is out of order take one of the same profile from the pool: near their start, free during their
 * whole shift, and with no driver of its own then. One vehicle for one driver at a time, in the order of the shifts.
 */
function substitutes(stranded: readonly ShiftRow[], own: readonly Slot[], facts: FleetFacts): Slot[] {
  const taken: { vehicleId: string; span: Span }[] = own.map(({ vehicle, span }) => ({ vehicleId: vehicle.vehicleId, span }));
  const found: Slot[] = [];
  for (const row of stranded) {
    for (const span of presence(row, facts)) {
      const slot = facts.vehicles.flatMap((vehicle) => {
        const item = facts.pool.find(({ vehicleId }) => vehicleId === vehicle.vehicleId)!;
        const suits =
          vehicle.active &&
          item.active &&
          vehicle.vehicleId !== row.vehicleId &&
          vehicle.profile === row.profile &&
          crowFly_m(pointOf(vehicle), pointOf(row)) <= NEAR_M;
        const isTaken = taken.some((other) => other.vehicleId === vehicle.vehicleId && overlap(other.span, span));
        return suits && !isTaken && holds(item.free, span)
          ? [{ id: `${vehicle.code}@${row.starts}~${row.code}`, row, vehicle, span, item }]
          : [];
      })[0];
      if (!slot) continue;
      taken.push({ vehicleId: slot.vehicle.vehicleId, span });
      found.push(slot);
    }
  }
  return found;
}

const pointOf = ({ lon, lat }: VehicleRow): Point => [lon, lat];
const isApproved = ({ approvedColdUntil }: VehicleRow, today: string): boolean => approvedColdUntil !== null && approvedColdUntil >= today;

const shiftOf = ({ id, vehicle, span }: Slot, today: string): Shift => ({
  id,
  start: pointOf(vehicle),
  span,
  has: vehicle.has,
  approvedCold: isApproved(vehicle, today),
  capacity_g: vehicle.capacity_g,
  litres: vehicle.litres,
});

function add(fleet: Fleet, { id, row, vehicle, span, item }: Slot, fitted: readonly Fitted[], today: string): void {
  fleet.crews.set(id, {
    vehicleId: vehicle.vehicleId,
    personId: row.personId,
    name: vehicle.name,
    organisationId: row.organisationId,
    pooled: { vehicleItemId: item?.itemId ?? null, fitted },
  });
  fleet.depots.push({ site: { id: vehicle.siteId, lon: vehicle.lon, lat: vehicle.lat } });
  const boxes = BOXES.flatMap((box) => {
    const count = fitted.filter(({ as }) => as === box).length;
    return count > 0 ? [[box, count] as const] : [];
  });
  const coldLitres = coldLitresOf(vehicle, fitted);
  fleet.vehicles.push({
    id,
    profile: vehicle.profile,
    start: vehicle.siteId,
    end: vehicle.siteId,
    shift: [new Date(span.from).toISOString(), new Date(span.to).toISOString()],
    capacity_g: vehicle.capacity_g,
    ...(vehicle.litres ? { litres: vehicle.litres } : {}),
    ...(coldLitres === null ? {} : { coldLitres }),
    has: [...new Set([...vehicle.has, ...fitted.map(({ as }) => as)])],
    ...(boxes.length > 0 ? { boxes: Object.fromEntries(boxes) } : {}),
    maxStops: vehicle.maxStops,
    approvedCold: isApproved(vehicle, today),
  });
}

/** Cold litres of the vehicle and of the boxes it takes; null = no limit, as where a box does not say what it holds. */
function coldLitresOf(vehicle: VehicleRow, fitted: readonly Fitted[]): number | null {
  const boxes = fitted.filter(({ as }) => as === 'cold-box' || as === 'frozen-box');
  if (boxes.some(({ loan }) => loan.litres === null)) return null;
  const keepsNone = !vehicle.has.includes('cold-box') && !vehicle.has.includes('frozen-box') && vehicle.approvedColdUntil === null;
  if (boxes.length === 0 || (vehicle.coldLitres === null && !keepsNone)) return vehicle.coldLitres;
  return (keepsNone ? 0 : (vehicle.coldLitres ?? 0)) + boxes.reduce((sum, { loan }) => sum + loan.litres!, 0);
}
