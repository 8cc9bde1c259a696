import type { Model, Request, Stop, Vehicle } from '../model.js';
import { isFit, keepsRules } from '../rules/index.js';
import { tripCost } from '../trip-cost.js';
import type { Legs } from '../travel.js';
import { schedule, type Trip } from '../trip.js';
import type { Round } from './best.js';
import { type Judge, type Network, type Table, tableOf } from './network.js';

/** A problem of ours as a network, and the way back. */
export interface ProblemNetwork {
  readonly network: Network;
  /** Puts the nodes of a round before all rules; its cost is without what the vehicle costs at any rate. */
  readonly judge: Judge;
  /** The trip of a vehicle that serves these nodes after what it has committed to. */
  readonly trip: (vehicle: number, nodes: ArrayLike<number>) => Trip;
  /** The requests that are left to plan, by their number in the network. */
  readonly requests: readonly Request[];
  /** The plan in force, as far as it can be driven. */
  readonly inForce: () => Round[];
}

/**
 * The arrays hold what every rule about time windows, shifts and capacities says of the stops alone; what they leave out
 * (breaks, returns to base, boxes, time on board…) only makes rounds later or shorter, and the judge asks all rules.
 */
export function problemNetwork(model: Model): ProblemNetwork {
  const { objective, vehicles } = model;
  const requests = model.requests.filter(({ open }) => open.length > 0);
  const stopOf = (node: number): Stop => (requests[node >> 1] as Request)[node & 1 ? 'delivery' : 'pickup'];
  const bases = vehicles.map((vehicle) => {
    const trip = schedule(vehicle, vehicle.committed);
    return { trip, cost: vehicle.committed.length === 0 ? objective.perVehicle : tripCost(trip, objective) };
  });
  const trip = (vehicle: number, nodes: ArrayLike<number>): Trip => {
    const { committed } = vehicles[vehicle]!;
    return schedule(vehicles[vehicle]!, [...committed, ...Array.from(nodes, stopOf)]);
  };
  const judge: Judge = (vehicle, nodes, count) => {
    const judged = trip(vehicle, nodes.subarray(0, count));
    return keepsRules(judged) ? tripCost(judged, objective) - bases[vehicle]!.cost : Infinity;
  };
  const network = networkOf(
    model,
    requests,
    bases.map((base) => base.trip),
  );
  return { network, judge, trip, requests, inForce: () => roundsInForce(model, requests, judge) };
}

function networkOf({ objective, vehicles }: Model, requests: readonly Request[], bases: readonly Trip[]): Network {
  const nodes = 2 * (requests.length + vehicles.length);
  const array = (): Float64Array => new Float64Array(nodes);
  const [place, visit] = [new Int32Array(nodes), new Int32Array(nodes)];
  const [from_s, to_s, service_s] = [array(), array(), array()];
  const loads = [array(), array(), array()] as const;
  const load = (node: number, { total_g, litres, coldLitres }: Request, sign: number): void => {
    loads[0][node]! += sign * total_g;
    loads[1][node]! += sign * litres;
    loads[2][node]! += sign * coldLitres;
  };
  requests.forEach((request, index) => {
    for (const [node, stop, sign] of [
      [2 * index, request.pickup, 1],
      [2 * index + 1, request.delivery, -1],
    ] as const) {
      place[node] = stop.place;
      visit[node] = visitOf(stop);
      // Nothing new starts before now, which is 0.
      from_s[node] = Math.max(0, stop.from_s);
      to_s[node] = stop.to_s;
      service_s[node] = stop.service_s;
      load(node, request, sign);
    }
  });
  vehicles.forEach((vehicle, index) => {
    const start = 2 * (requests.length + index);
    const last = vehicle.committed.at(-1);
    place[start] = last?.place ?? vehicle.start;
    visit[start] = last ? visitOf(last) : -1;
    visit[start + 1] = -2;
    place[start + 1] = vehicle.end;
    from_s[start] = Math.max(0, last ? bases[index]!.departure_s.at(-1)! : vehicle.from_s);
    to_s[start] = Infinity;
    to_s[start + 1] = vehicle.to_s;
    for (const { kind, request } of vehicle.committed) load(start, request, kind === 'pickup' ? 1 : -1);
  });
  const { tables, tableOfVehicle, size } = tablesOf(vehicles, objective);
  const perVehicle = (of: (vehicle: Vehicle, index: number) => number): Float64Array => Float64Array.from(vehicles, of);
  const changed = requests.some(({ open }) => open.some(({ promise }) => promise)) && (objective.perChangedStop ?? 0) > 0;
  return {
    requests: requests.length,
    vehicles: vehicles.length,
    place,
    visit,
    sharesVisits: true,
    from_s,
    to_s,
    service_s,
    reached_s: perVehicle(({ committed }, index) =>
      committed.length === 0 ? from_s[2 * (requests.length + index)]! : bases[index]!.arrival_s.at(-1)!,
    ),
    loads,
    capacities: [
      perVehicle((vehicle) => vehicle.capacity_g),
      perVehicle((vehicle) => vehicle.litres),
      perVehicle((vehicle) => vehicle.coldLitres),
    ],
    maxStops: perVehicle(({ maxStops, committed }) => maxStops - committed.length),
    tables,
    size,
    tableOf: tableOfVehicle,
    kind: kindsOf(vehicles, changed),
    fixed: perVehicle(({ committed }) => (committed.length === 0 ? objective.perVehicle : 0)),
    worth: Float64Array.from(requests, ({ worth }) => worth),
    aboardOf: Int32Array.from(requests, ({ aboard }) => (aboard === undefined ? -1 : vehicles.findIndex(({ id }) => id === aboard))),
    fit: fitOf(vehicles, requests),
    surcharge: changed ? surchargeOf(vehicles, requests, objective.perChangedStop ?? 0) : undefined,
  };
}

const visitOf = ({ place, kind }: Stop): number => 2 * place + (kind === 'pickup' ? 0 : 1);

/** Variants of a problem share their legs. */
const lastTables = new WeakMap<Legs, { readonly perMetre: number; readonly perSecond: number; readonly table: Table }>();

/** One table for each way to move: what a leg costs by length and time, and how long it takes. */
function tablesOf(vehicles: readonly Vehicle[], { perMetre, perSecond }: Model['objective']) {
  const legs = [...new Set(vehicles.map((vehicle) => vehicle.legs))];
  const tables = legs.map((table) => {
    const before = lastTables.get(table);
    if (before?.perMetre === perMetre && before.perSecond === perSecond) return before.table;
    const cost = table.metres.map((leg_m, i) => perMetre * leg_m + perSecond * table.seconds[i]!);
    const made = { perMetre, perSecond, table: tableOf(cost, table.seconds, table.size) };
    lastTables.set(table, made);
    return made.table;
  });
  return { tables, size: legs[0]?.size ?? 0, tableOfVehicle: Int32Array.from(vehicles, (vehicle) => legs.indexOf(vehicle.legs)) };
}

/** Vehicles at home that differ in nothing but their name are asked once. */
function kindsOf(vehicles: readonly Vehicle[], promised: boolean): Int32Array {
  const kinds = new Map<string, number>();
  return Int32Array.from(vehicles, (vehicle, index) => {
    const { id, legs, ...rest } = vehicle;
    const own = promised || vehicle.committed.length > 0;
    const key = own
      ? String(index)
      : JSON.stringify({ ...rest, index: 0, has: [...rest.has].sort(), returned: [], boxes: rest.boxes && [...rest.boxes] });
    const kind = kinds.get(key) ?? kinds.size;
    kinds.set(key, kind);
    return kind;
  });
}

/** By what the rules about vehicle and request alone can see of either. */
function fitOf(vehicles: readonly Vehicle[], requests: readonly Request[]): Uint8Array {
  const fit = new Uint8Array(vehicles.length * requests.length);
  vehicles.forEach((vehicle, index) => {
    const known = new Map<string, boolean>();
    requests.forEach((request, q) => {
      const key = `${String(request.chilled)} ${String(request.frozen)} ${String(request.hot)} ${request.needs.join(' ')}`;
      const fits = known.get(key) ?? isFit(vehicle, request);
      known.set(key, fits);
      fit[index * requests.length + q] = fits ? 1 : 0;
    });
  });
  return fit;
}

function surchargeOf(vehicles: readonly Vehicle[], requests: readonly Request[], perChangedStop: number): Float64Array {
  const surcharge = new Float64Array(vehicles.length * requests.length);
  requests.forEach(({ open }, q) => {
    for (const { promise } of open) {
      if (promise === undefined) continue;
      vehicles.forEach(({ id }, index) => {
        if (id !== promise.vehicle) surcharge[index * requests.length + q]! += perChangedStop;
      });
    }
  });
  return surcharge;
}

/** Each vehicle's stops in the order they were promised; where that breaks a rule, as many of them as keep all. */
function roundsInForce({ vehicles }: Model, requests: readonly Request[], judge: Judge): Round[] {
  return vehicles.flatMap((vehicle, index) => {
    const promised = requests
      .flatMap(({ open, aboard }, q) =>
        open.every(({ promise }) => promise?.vehicle === vehicle.id) && (aboard === undefined || aboard === vehicle.id)
          ? open.map((stop) => ({ node: stop.kind === 'pickup' ? 2 * q : 2 * q + 1, at_s: stop.promise!.at_s }))
          : [],
      )
      .sort((a, b) => a.at_s - b.at_s || a.node - b.node)
      .map(({ node }) => node);
    const nodes = drivable(Int32Array.from(promised), index, judge);
    return nodes.length === 0 ? [] : [{ vehicle: index, nodes }];
  });
}

function drivable(promised: Int32Array, vehicle: number, judge: Judge): Int32Array {
  if (promised.length === 0 || judge(vehicle, promised, promised.length) < Infinity) return promised;
  let kept = new Int32Array(0);
  const tried = new Set<number>();
  for (const node of promised) {
    if (tried.has(node >> 1)) continue;
    tried.add(node >> 1);
    const among = new Set([...kept, node].map((member) => member >> 1));
    const more = promised.filter((member) => among.has(member >> 1));
    if (judge(vehicle, more, more.length) < Infinity) kept = more;
  }
  return kept;
}
