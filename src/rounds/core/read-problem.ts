import { COLD_CLASSES } from '../../vocabulary/food.js';
import type { Point } from '../../vocabulary/place.js';
import type { ProblemError, Read } from '../../vocabulary/reading.js';
import {
  aboveZero,
  isoInstant,
  list,
  numberFrom,
  object,
  oneOf,
  optional,
  readStrictly,
  required,
  stop,
  text,
  truth,
  wholeFromOne,
} from '../../vocabulary/reading.js';
import { checkCommitted, checkInForce } from './committed-checks.js';
import { checkMatrices, checkPlaces, checkVehicle, uniqueIds } from './problem-checks.js';
import type {
  AffineProfile,
  BreakFacts,
  ClosingFacts,
  CommittedFacts,
  EndFacts,
  InForceFacts,
  IsoWindow,
  MatrixProfile,
  ObjectiveFacts,
  PlaceFacts,
  RequestFacts,
  RoundsProblem,
  TravelFacts,
  TripFacts,
  VehicleFacts,
} from './problem.js';
import { BOXES, PROFILES } from './problem.js';

const amount = numberFrom(0);

const whole: Read<number> = (value, where) => (value === 0 ? 0 : wholeFromOne(value, where));

const window: Read<IsoWindow> = (value, where) => {
  const [from, to, ...more] = list(isoInstant)(value, where);
  if (from === undefined || to === undefined || more.length > 0) stop(where, 'must be [from, to]');
  if (Date.parse(to) < Date.parse(from)) stop(where, 'ends before it starts');
  return [from, to];
};

const point: Read<Point> = (value, where) => {
  const [lon, lat, ...more] = list(numberFrom(-180))(value, where);
  if (lon === undefined || lat === undefined || more.length > 0) stop(where, 'must be [longitude, latitude]');
  if (lon > 180) stop(`${where}[0]`, `longitude out of range: ${String(lon)}`);
  if (Math.abs(lat) > 90) stop(`${where}[1]`, `latitude out of range: ${String(lat)}`);
  return [lon, lat];
};

const perName = <N extends string, T>(names: readonly N[], field: T): Record<N, T> =>
  Object.fromEntries(names.map((name) => [name, field])) as Record<N, T>;

const objective = object<ObjectiveFacts>({
  perVehicle: required(amount),
  perMetre: required(amount),
  perSecond: required(amount),
  unserved_per_g: required(amount),
  balance_per_h2: optional(amount),
  perChangedStop: optional(amount),
});

const closing = object<ClosingFacts>({ profiles: required(list(oneOf(PROFILES))), window: required(window) }, ({ profiles }, where) => {
  if (profiles.length === 0) stop(`${where}.profiles`, `must name a profile: ${PROFILES.join(', ')}`);
});

const place = object<PlaceFacts>({ id: required(text), point: required(point), closedTo: optional(list(closing)) });

const affineProfile = object<Partial<AffineProfile>>({
  intercept_m: optional(amount),
  slope: optional(amount),
  speed_kmh: optional(aboveZero),
});

const matrixProfile = object<MatrixProfile>({ metres: required(list(list(amount))), seconds: required(list(list(amount))) });

const affine = object<Extract<TravelFacts, { model: 'affine' }>>({
  model: required(oneOf(['affine'])),
  profiles: optional(object(perName(PROFILES, optional(affineProfile)))),
});

const matrix = object<Extract<TravelFacts, { model: 'matrix' }>>({
  model: required(oneOf(['matrix'])),
  profiles: required(object(perName(PROFILES, optional(matrixProfile)))),
});

const travel: Read<TravelFacts> = (value, where) => {
  const model: unknown = typeof value === 'object' && value !== null && 'model' in value ? value.model : undefined;
  oneOf(['affine', 'matrix'])(model, `${where}.model`);
  return model === 'matrix' ? matrix(value, where) : affine(value, where);
};

const end = object<EndFacts>({ place: required(text), window: required(window), service_s: optional(amount) });

const request = object<RequestFacts>(
  {
    id: required(text),
    grams: required(object(perName(COLD_CLASSES, optional(amount)))),
    litres: optional(amount),
    priority: optional(amount),
    pickup: required(end),
    delivery: required(end),
    maxOnBoard_s: optional(amount),
    needs: optional(list(text)),
  },
  ({ grams }, where) => {
    if (Object.keys(grams).length === 0) stop(`${where}.grams`, `must name a cold class: ${COLD_CLASSES.join(', ')}`);
  },
);

const rest = object<BreakFacts>({ window: required(window), duration_s: required(aboveZero) });

const trip = object<TripFacts>({ range_m: optional(aboveZero), longest_s: optional(aboveZero), turnaround_s: optional(amount) });

const vehicle = object<VehicleFacts>(
  {
    id: required(text),
    profile: required(oneOf(PROFILES)),
    start: required(text),
    end: required(text),
    shift: required(window),
    capacity_g: optional(amount),
    litres: optional(amount),
    coldLitres: optional(amount),
    has: optional(list(text)),
    maxStops: optional(wholeFromOne),
    approvedCold: optional(truth),
    sideAccess: optional(truth),
    boxes: optional(object(perName(BOXES, optional(whole)))),
    breaks: optional(list(rest)),
    trip: optional(trip),
    maxTrips: optional(wholeFromOne),
    workedBefore_s: optional(amount),
  },
  checkVehicle,
);

const committed = object<CommittedFacts>({
  vehicle: required(text),
  stops: required(list(text)),
  left: optional(list(isoInstant)),
  returned: optional(list(text)),
  breaksTaken: optional(whole),
});

const promised = object<InForceFacts['stops'][number]>({ stop: required(text), at: required(isoInstant) });

const inForce = object<InForceFacts>({ vehicle: required(text), stops: required(list(promised)) });

const problem = object<RoundsProblem>(
  {
    format: required(oneOf(['glane-rounds/1'])),
    now: required(isoInstant),
    objective: required(objective),
    places: required(list(place)),
    travel: required(travel),
    requests: required(list(request)),
    vehicles: required(list(vehicle)),
    committed: optional(list(committed)),
    inForce: optional(list(inForce)),
    maxMove_s: optional(amount),
  },
  (value) => {
    uniqueIds(value.places, 'places');
    uniqueIds(value.requests, 'requests');
    uniqueIds(value.vehicles, 'vehicles');
    checkPlaces(value);
    checkMatrices(value);
    checkCommitted(value);
    checkInForce(value);
  },
);

/**
 * Reads a `glane-rounds/1` document strictly: every field known, present where it must be, of its type and in its range,
 * ids unique, places known, windows and calendars possible, matrices square. Answers the first error found.
 */
export function readProblem(json: unknown): RoundsProblem | ProblemError {
  return readStrictly(problem, json);
}
