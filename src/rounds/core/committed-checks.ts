import { stop } from '../../vocabulary/reading.js';
import { quoted } from './problem-checks.js';
import type { CommittedFacts, RoundsProblem, StopKind, VehicleFacts } from './problem.js';
import { splitStopId } from './problem.js';

/** What the reader compares between running rounds or promises and the rest of a problem. Each stops at the first error. */

/** Committed stops exist, once, and a committed delivery follows its committed pickup on the same vehicle. */
export function checkCommitted({ committed = [], requests, vehicles }: RoundsProblem): void {
  const requestIds = new Set(requests.map(({ id }) => id));
  const vehicleById = new Map(vehicles.map((vehicle) => [vehicle.id, vehicle]));
  const seenVehicles = new Set<string>();
  const seenStops = new Map<string, string>();
  committed.forEach((running, index) => {
    const { vehicle, stops, left = [] } = running;
    const where = `committed[${String(index)}]`;
    if (!vehicleById.has(vehicle)) stop(`${where}.vehicle`, `no vehicle has the id ${quoted(vehicle)}`);
    if (seenVehicles.has(vehicle)) stop(`${where}.vehicle`, `${quoted(vehicle)} is already committed`);
    seenVehicles.add(vehicle);
    stops.forEach((stopId, at) => {
      const here = `${where}.stops[${String(at)}]`;
      const split = knownStop(stopId, here, requestIds);
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
    checkSoFar(running, vehicleById.get(vehicle), where);
  });
}

/** What has happened besides the stops: returns to the base before stops that were left, and breaks the vehicle has. */
function checkSoFar(running: CommittedFacts, vehicle: VehicleFacts | undefined, where: string): void {
  const left = running.stops.slice(0, running.left?.length ?? 0);
  running.returned?.forEach((stopId, at) => {
    const here = `${where}.returned[${String(at)}]`;
    if (vehicle?.trip === undefined) stop(here, `${quoted(running.vehicle)} has no trip, so nothing brings it back to its base`);
    if (!left.includes(stopId)) stop(here, `${quoted(stopId)} is not a stop that was left`);
  });
  const breaks = vehicle?.breaks?.length ?? 0;
  if ((running.breaksTaken ?? 0) > breaks) stop(`${where}.breaksTaken`, `the vehicle has ${String(breaks)} breaks`);
}

/** Stops in force exist, and each was promised once. Their vehicle may be gone: that is what a new plan is for. */
export function checkInForce({ inForce = [], requests }: RoundsProblem): void {
  const requestIds = new Set(requests.map(({ id }) => id));
  const seenVehicles = new Set<string>();
  const seenStops = new Set<string>();
  inForce.forEach(({ vehicle, stops }, index) => {
    const where = `inForce[${String(index)}]`;
    if (seenVehicles.has(vehicle)) stop(`${where}.vehicle`, `${quoted(vehicle)} is already in force`);
    seenVehicles.add(vehicle);
    stops.forEach(({ stop: stopId }, at) => {
      const here = `${where}.stops[${String(at)}].stop`;
      knownStop(stopId, here, requestIds);
      if (seenStops.has(stopId)) stop(here, `${quoted(stopId)} is already promised`);
      seenStops.add(stopId);
    });
  });
}

function knownStop(stopId: string, where: string, requestIds: ReadonlySet<string>): { request: string; kind: StopKind } {
  const split = splitStopId(stopId);
  if (split === undefined) stop(where, `must be a request id, then :pickup or :delivery, not ${quoted(stopId)}`);
  if (!requestIds.has(split.request)) stop(where, `no request has the id ${quoted(split.request)}`);
  return split;
}
