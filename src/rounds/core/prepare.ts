import type { ColdClass } from '../../vocabulary/food.js';
import type { Model, Request, Stop, Vehicle } from './model.js';
import type { RequestFacts, RoundsProblem, StopKind, VehicleFacts } from './problem.js';
import { splitStopId } from './problem.js';
import type { TravelTimes } from './travel.js';
import { travelTimes } from './travel.js';

/** What is needed to look things up while the facts of one request or vehicle are read. */
interface Lookup {
  readonly seconds: (iso: string) => number;
  readonly place: (id: string) => number;
  /** Which vehicle has committed to a stop. */
  readonly vehicleOf: ReadonlyMap<string, string>;
}

/**
 * Looks everything up once, so that planning touches numbers and references only. The problem is one `readProblem`
 * accepts; with another one it may throw.
 */
export function prepare(problem: RoundsProblem, travel: TravelTimes = travelTimes(problem.travel, problem.places)): Model {
  const origin_ms = Date.parse(problem.now);
  const placeIds = problem.places.map(({ id }) => id);
  const placeIndex = new Map(placeIds.map((id, index) => [id, index]));
  const committed = problem.committed ?? [];
  const lookup: Lookup = {
    seconds: (iso) => (Date.parse(iso) - origin_ms) / 1000,
    place: (id) => known(placeIndex.get(id), id),
    vehicleOf: new Map(committed.flatMap(({ vehicle, stops }) => stops.map((stopId) => [stopId, vehicle]))),
  };
  const requests = problem.requests.map((facts, index) =>
    requestOf(facts, { index, unserved_per_g: problem.objective.unserved_per_g, lookup }),
  );
  const requestById = new Map(requests.map((request) => [request.id, request]));
  const committedStop = (stopId: string): Stop => {
    const { request, kind } = known(splitStopId(stopId), stopId);
    return known(requestById.get(request), request)[kind];
  };
  const vehicles = problem.vehicles.map((facts, index): Vehicle => {
    const running = committed.find(({ vehicle }) => vehicle === facts.id);
    return {
      ...limitsOf(facts),
      index,
      legs: travel.legs(facts.profile),
      start: lookup.place(facts.start),
      end: lookup.place(facts.end),
      from_s: lookup.seconds(facts.shift[0]),
      to_s: lookup.seconds(facts.shift[1]),
      committed: (running?.stops ?? []).map(committedStop),
      left_s: (running?.left ?? []).map(lookup.seconds),
    };
  });
  return { origin_ms, objective: problem.objective, placeIds, requests, vehicles };
}

/** A missing limit is no limit. */
const limitsOf = (
  facts: VehicleFacts,
): Pick<Vehicle, 'id' | 'capacity_g' | 'litres' | 'coldLitres' | 'has' | 'maxStops' | 'approvedCold'> => ({
  id: facts.id,
  capacity_g: facts.capacity_g ?? Infinity,
  litres: facts.litres ?? Infinity,
  coldLitres: facts.coldLitres ?? Infinity,
  has: new Set(facts.has),
  maxStops: facts.maxStops ?? Infinity,
  approvedCold: facts.approvedCold ?? false,
});

function requestOf(facts: RequestFacts, at: { index: number; unserved_per_g: number; lookup: Lookup }): Request {
  const { lookup } = at;
  const total_g = mass(facts, ...(Object.keys(facts.grams) as ColdClass[]));
  const chilled_g = mass(facts, 'chilled2', 'chilled3', 'chilled4', 'chilled6');
  const frozen_g = mass(facts, 'frozen');
  const litres = facts.litres ?? 0;
  const whole = {
    id: facts.id,
    index: at.index,
    total_g,
    litres,
    coldLitres: total_g > 0 ? (litres * (chilled_g + frozen_g)) / total_g : 0,
    chilled: chilled_g > 0,
    frozen: frozen_g > 0,
    hot: mass(facts, 'hot') > 0,
    maxOnBoard_s: facts.maxOnBoard_s ?? Infinity,
    needs: facts.needs ?? [],
    worth: total_g * at.unserved_per_g * (facts.priority ?? 1),
    aboard: lookup.vehicleOf.get(`${facts.id}:pickup`),
  };
  // A request and its stops know each other: the stops are made with the request they are then put into.
  const request = whole as Request;
  const pickup = stopOf(facts, { kind: 'pickup', request, lookup });
  const delivery = stopOf(facts, { kind: 'delivery', request, lookup });
  return Object.assign(whole, { pickup, delivery, open: [pickup, delivery].filter(({ id }) => !lookup.vehicleOf.has(id)) });
}

function stopOf(facts: RequestFacts, { kind, request, lookup }: { kind: StopKind; request: Request; lookup: Lookup }): Stop {
  const { place, window, service_s = 0 } = facts[kind];
  return {
    id: `${facts.id}:${kind}`,
    kind,
    request,
    place: lookup.place(place),
    from_s: lookup.seconds(window[0]),
    to_s: lookup.seconds(window[1]),
    service_s,
  };
}

const mass = ({ grams }: RequestFacts, ...classes: ColdClass[]): number => classes.reduce((sum, cold) => sum + (grams[cold] ?? 0), 0);

function known<T>(found: T | undefined, id: string): T {
  if (found === undefined) throw new Error(`the problem names ${JSON.stringify(id)} and does not define it`);
  return found;
}
