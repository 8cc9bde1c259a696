import { stop } from '../../vocabulary/reading.js';
import type { RoundsProblem } from './problem.js';
import { splitStopId } from './problem.js';

/** What the reader compares between the parts of a problem once each part is well formed. Each stops at the first error. */

const quoted = (id: string): string => JSON.stringify(id);

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

/** Committed stops exist, once, and a committed delivery follows its committed pickup on the same vehicle. */
export function checkCommitted({ committed = [], requests, vehicles }: RoundsProblem): void {
  const requestIds = new Set(requests.map(({ id }) => id));
  const vehicleIds = new Set(vehicles.map(({ id }) => id));
  const seenVehicles = new Set<string>();
  const seenStops = new Map<string, string>();
  committed.forEach(({ vehicle, stops, left = [] }, index) => {
    const where = `committed[${String(index)}]`;
    if (!vehicleIds.has(vehicle)) stop(`${where}.vehicle`, `no vehicle has the id ${quoted(vehicle)}`);
    if (seenVehicles.has(vehicle)) stop(`${where}.vehicle`, `${quoted(vehicle)} is already committed`);
    seenVehicles.add(vehicle);
    stops.forEach((stopId, at) => {
      const here = `${where}.stops[${String(at)}]`;
      const split = splitStopId(stopId);
      if (split === undefined) stop(here, `must be a request id, then :pickup or :delivery, not ${quoted(stopId)}`);
      if (!requestIds.has(split.request)) stop(here, `no request has the id ${quoted(split.request)}`);
      if (seenStops.has(stopId)) stop(here, `${quoted(stopId)} is already committed`);
      if (split.kind === 'delivery' && seenStops.get(`${split.request}:pickup`) !== vehicle) {
        stop(here, `${quoted(stopId)} comes without its pickup before it on the same vehicle`);
      }
      seenStops.set(stopId, vehicle);
    });
    if (left.length > stops.length) stop(`${where}.left`, 'has more times than there are stops');
    left.forEach((at, position) => {
      const before = left[position - 1];
      if (before !== undefined && Date.parse(at) < Date.parse(before))
        stop(`${where}.left[${String(position)}]`, 'is earlier than the one before');
    });
  });
}
