import { stop } from '../../vocabulary/reading.js';
import type { RoundsProblem, VehicleFacts } from './problem.js';

/** What the reader compares between the parts of a problem once each part is well formed. Each stops at the first error. */

export const quoted = (id: string): string => JSON.stringify(id);

export function uniqueIds(items: readonly { readonly id: string }[], where: string): void {
  const first = new Map<string, number>();
  items.forEach(({ id }, index) => {
    const before = first.get(id);
    if (before !== undefined) stop(`${where}[${String(index)}].id`, `${quoted(id)} is already the id of ${where}[${String(before)}]`);
    first.set(id, index);
  });
}

export function checkPlaces({ places, requests, vehicles }: RoundsProblem): void {
  const known = new Set(places.map(({ id }) => id));
  const check = (place: string, where: string): void => {
    if (!known.has(place)) stop(where, `no place has the id ${quoted(place)}`);
  };
  requests.forEach((request, index) => {
    check(request.pickup.place, `requests[${String(index)}].pickup.place`);
    check(request.delivery.place, `requests[${String(index)}].delivery.place`);
  });
  vehicles.forEach((vehicle, index) => {
    check(vehicle.start, `vehicles[${String(index)}].start`);
    check(vehicle.end, `vehicles[${String(index)}].end`);
  });
}

/** A matrix is there for every profile in use, and has a row and a column for each place. */
export function checkMatrices({ travel, places, vehicles }: RoundsProblem): void {
  if (travel.model !== 'matrix') return;
  const { profiles } = travel;
  vehicles.forEach(({ profile }, index) => {
    if (profiles[profile] === undefined) stop(`vehicles[${String(index)}].profile`, `travel.profiles has no matrix for ${profile}`);
  });
  for (const [profile, tables] of Object.entries(profiles)) {
    checkSquare(tables.metres, { where: `travel.profiles.${profile}.metres`, size: places.length });
    checkSquare(tables.seconds, { where: `travel.profiles.${profile}.seconds`, size: places.length });
  }
}

function checkSquare(rows: readonly (readonly number[])[], { where, size }: { where: string; size: number }): void {
  if (rows.length !== size) stop(where, `must have a row for each of the ${String(size)} places, not ${String(rows.length)}`);
  rows.forEach((row, index) => {
    if (row.length === size) return;
    stop(`${where}[${String(index)}]`, `must have a number for each of the ${String(size)} places, not ${String(row.length)}`);
  });
}

/** Rests fit into their windows, and a vehicle that comes back to its base has a reason to. */
export function checkVehicle({ breaks = [], trip, maxTrips }: VehicleFacts, where: string): void {
  breaks.forEach(({ window: [from, to], duration_s }, index) => {
    const length_s = (Date.parse(to) - Date.parse(from)) / 1000;
    if (duration_s <= length_s) return;
    stop(`${where}.breaks[${String(index)}].duration_s`, `is longer than its window, which lasts ${String(length_s)} s`);
  });
  if (trip !== undefined && trip.range_m === undefined && trip.longest_s === undefined) {
    stop(`${where}.trip`, 'must say range_m or longest_s: without either the vehicle need not come back');
  }
  if (maxTrips !== undefined && trip === undefined) stop(`${where}.maxTrips`, 'counts the trips that trip asks for, and trip is missing');
}
