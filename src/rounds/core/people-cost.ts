import type { ObjectiveFacts } from './problem.js';
import type { Trip } from './trip.js';

/**
 * What a trip weighs on people, in the unit of the objective: long hours of one driver, and stops that were promised to
 * come with another vehicle. Both are sums over vehicles, so that a search can price a route by itself.
 */
export function peopleCost(trip: Trip, { balance_per_h2 = 0, perChangedStop = 0 }: ObjectiveFacts): number {
  const balance = balance_per_h2 === 0 ? 0 : balance_per_h2 * addedSquare_h2(trip);
  return perChangedStop === 0 ? balance : balance + perChangedStop * changedStops(trip);
}

/**
 * By how much the round adds to the square of its driver's hours this week. The sum of squares is smallest where hours are
 * equal, and the same round weighs more on somebody who has driven more.
 */
export function addedSquare_h2({ vehicle, leaves_s, returns_s, stops }: Trip): number {
  if (stops.length === 0) return 0;
  const before_h = vehicle.workedBefore_s / 3600;
  const round_h = (returns_s - leaves_s) / 3600;
  return round_h * (round_h + 2 * before_h);
}

/** Stops that people were told another vehicle would come to. */
function changedStops({ vehicle, stops }: Trip): number {
  let changed = 0;
  for (const { promise } of stops) if (promise !== undefined && promise.vehicle !== vehicle.id) changed++;
  return changed;
}
