import type { Stop } from './model.js';
import { peopleCost } from './people-cost.js';
import type { ObjectiveFacts } from './problem.js';
import type { Trip } from './trip.js';

/** The objective of a trip: nothing for a vehicle that stays at home. */
export function tripCost(trip: Trip, objective: ObjectiveFacts): number {
  if (trip.stops.length === 0) return 0;
  const { perVehicle, perMetre, perSecond } = objective;
  return perVehicle + perMetre * length_m(trip) + perSecond * (trip.returns_s - trip.leaves_s) + peopleCost(trip, objective);
}

export const length_m = (trip: Trip): number => trip.driven_m[trip.stops.length] ?? 0;

/** How long chilled and frozen requests ride on this trip, summed; one that is never unloaded rides to the end. */
export function coldRide_s({ stops, start_s, returns_s }: Trip): number {
  let total_s = 0;
  for (let i = 0; i < stops.length; i++) {
    const { kind, request, service_s } = stops[i] as Stop;
    if (!request.chilled && !request.frozen) continue;
    const at_s = start_s[i] as number;
    total_s += kind === 'pickup' ? returns_s - (at_s + service_s) : at_s - returns_s;
  }
  return total_s;
}
