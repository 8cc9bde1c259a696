import type { Request, Vehicle } from '../model.js';
import type { Breach, Rule } from '../rule.js';
import { schedule, type Trip } from '../trip.js';
import { coldClass } from './cold-class.js';
import { coldDistance } from './cold-distance.js';
import { coldVolume } from './cold-volume.js';
import { driverBreak } from './driver-break.js';
import { hotAndCold } from './hot-and-cold.js';
import { loadOrder } from './load-order.js';
import { mass } from './mass.js';
import { neededEquipment } from './needed-equipment.js';
import { pickupBeforeDelivery } from './pickup-before-delivery.js';
import { promisedTime } from './promised-time.js';
import { sealedBoxes } from './sealed-boxes.js';
import { shift } from './shift.js';
import { siteAccess } from './site-access.js';
import { stopCount } from './stop-count.js';
import { timeOnBoard } from './time-on-board.js';
import { timeWindow } from './time-window.js';
import { tripCount } from './trip-count.js';
import { tripRange } from './trip-range.js';
import { tripTime } from './trip-time.js';
import { volume } from './volume.js';

/** Every rule, the most telling first: a van without a cold box is the reason, whatever else is wrong with the hour. */
export const RULES = [
  neededEquipment,
  coldClass,
  pickupBeforeDelivery,
  hotAndCold,
  mass,
  volume,
  coldVolume,
  sealedBoxes,
  stopCount,
  tripRange,
  siteAccess,
  promisedTime,
  timeWindow,
  tripTime,
  tripCount,
  shift,
  driverBreak,
  timeOnBoard,
  coldDistance,
  loadOrder,
] as const satisfies readonly Rule[];

export type RuleCode = (typeof RULES)[number]['code'];

export interface BrokenRule extends Breach {
  readonly rule: (typeof RULES)[number];
}

const ABOUT_THE_VEHICLE: readonly Rule[] = RULES.filter((rule: Rule) => rule.aboutTheVehicle);

/** False when the vehicle cannot take the request whatever its round. */
export function isFit(vehicle: Vehicle, { pickup, delivery }: Request): boolean {
  const alone = schedule(vehicle.committed.length === 0 ? vehicle : { ...vehicle, committed: [], left_s: [] }, [pickup, delivery]);
  return !ABOUT_THE_VEHICLE.some(({ refuses }) => refuses(alone) !== false);
}

/** True when nothing was added to the committed stops, or what was added keeps every rule. */
export function keepsRules(trip: Trip): boolean {
  return trip.stops.length === trip.vehicle.committed.length || !RULES.some(({ refuses }) => refuses(trip) !== false);
}

/** Every rule the trip breaks, the most telling first. */
export function brokenRules(trip: Trip): BrokenRule[] {
  return RULES.flatMap((rule) => {
    const breach = rule.refuses(trip);
    return breach === false ? [] : [{ ...breach, rule }];
  });
}
