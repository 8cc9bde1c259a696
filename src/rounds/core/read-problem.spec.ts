import { ProblemError } from '../../vocabulary/reading.js';
import { readProblem } from './read-problem.js';

const problem = {
  format: 'glane-rounds/1',
  now: '2026-11-20T18:00:00+01:00',
  objective: { perVehicle: 0, perMetre: 1, perSecond: 0, unserved_per_g: 1000 },
  places: [
    { id: 'P0', point: [2.39, 48.87] },
    { id: 'P1', point: [2.4, 48.87] },
  ],
  travel: { model: 'affine', profiles: { van: { speed_kmh: 20 } } },
  requests: [
    {
      id: 'q1',
      grams: { chilled6: 40000 },
      litres: 120,
      priority: 5,
      pickup: { place: 'P0', window: ['2026-11-20T18:00:00+01:00', '2026-11-20T19:00:00+01:00'], service_s: 420 },
      delivery: { place: 'P1', window: ['2026-11-20T18:00:00+01:00', '2026-11-20T20:00:00+01:00'], service_s: 300 },
      maxOnBoard_s: 5400,
      needs: ['cold-box'],
    },
  ],
  vehicles: [
    {
      id: 'bike-1',
      profile: 'cargo-bike',
      start: 'P0',
      end: 'P0',
      shift: ['2026-11-20T17:00:00+01:00', '2026-11-20T21:00:00+01:00'],
      capacity_g: 120000,
      litres: 600,
      coldLitres: 120,
      has: ['cold-box'],
      maxStops: 20,
      approvedCold: false,
    },
  ],
  committed: [{ vehicle: 'bike-1', stops: ['q1:pickup'], left: ['2026-11-20T18:30:00+01:00'] }],
};

/** The problem with the value at a path replaced; undefined leaves the field out. */
function changed(path: string, value: unknown, from: object = problem): unknown {
  const copy: unknown = structuredClone(from);
  const steps = path.split('.');
  const last = steps.pop() as string;
  const parent = steps.reduce<Record<string, unknown>>(
    (node, step) => node[step] as Record<string, unknown>,
    copy as Record<string, unknown>,
  );
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

it('reads the problem as it is', () => {
  expect(readProblem(structuredClone(problem))).toEqual(problem);
});

/** The same with everything that may be left out. */
const full = {
  ...problem,
  objective: { ...problem.objective, balance_per_h2: 100, perChangedStop: 500 },
  places: problem.places.map((place) => ({
    ...place,
    closedTo: [{ profiles: ['van'], window: ['2026-11-20T06:00:00+01:00', '2026-11-20T15:00:00+01:00'] }],
  })),
  vehicles: problem.vehicles.map((vehicle) => ({
    ...vehicle,
    sideAccess: true,
    boxes: { 'cold-box': 2, 'hot-box': 0 },
    breaks: [{ window: ['2026-11-20T19:00:00+01:00', '2026-11-20T20:00:00+01:00'], duration_s: 1200 }],
    trip: { range_m: 30000, longest_s: 7200, turnaround_s: 600 },
    maxTrips: 3,
    workedBefore_s: 7200,
  })),
  committed: problem.committed.map((running) => ({ ...running, returned: ['q1:pickup'], breaksTaken: 1 })),
  inForce: [{ vehicle: 'bike-9', stops: [{ stop: 'q1:delivery', at: '2026-11-20T19:10:00+01:00' }] }],
  maxMove_s: 900,
};

it('reads all that a problem may hold', () => {
  expect(readProblem(structuredClone(full))).toEqual(full);
});

it('does without what may be missing', () => {
  for (const path of [
    'committed',
    'travel.profiles',
    'requests.0.litres',
    'requests.0.priority',
    'requests.0.maxOnBoard_s',
    'requests.0.needs',
    'requests.0.pickup.service_s',
    'vehicles.0.capacity_g',
    'vehicles.0.litres',
    'vehicles.0.coldLitres',
    'vehicles.0.has',
    'vehicles.0.maxStops',
    'vehicles.0.approvedCold',
    'committed.0.left',
  ]) {
    expect(readProblem(changed(path, undefined))).not.toBeInstanceOf(ProblemError);
  }
});

const WINDOW_BACK = ['2026-11-20T19:00:00+01:00', '2026-11-20T18:00:00+01:00'];
const row = (...cells: number[]): number[] => cells;
const matrix = (metres: unknown, seconds: unknown = [row(0, 1), row(1, 0)]): unknown => ({
  model: 'matrix',
  profiles: { 'cargo-bike': { metres, seconds } },
});

test.each([
  ['format', 'glane-rounds/2', 'format: must be one of glane-rounds/1, not "glane-rounds/2"'],
  ['now', undefined, 'now: is missing'],
  [
    'now',
    '2026-02-30T18:00:00+01:00',
    'now: must be an instant with an offset, such as 2026-11-20T18:00:00+01:00, not "2026-02-30T18:00:00+01:00"',
  ],
  ['now', '2026-11-20T18:00:00', 'now: must be an instant with an offset, such as 2026-11-20T18:00:00+01:00, not "2026-11-20T18:00:00"'],
  ['seed', 1, 'seed: unknown field'],
  ['requests.0.weight', 1, 'requests[0].weight: unknown field'],
  ['objective.perMetre', -1, 'objective.perMetre: must be 0 or more, not -1'],
  ['objective', undefined, 'objective: is missing'],
  ['places.1.id', 'P0', 'places[1].id: "P0" is already the id of places[0]'],
  ['places.1.point', [2.4], 'places[1].point: must be [longitude, latitude]'],
  ['places.1.point', [2.4, 148.87], 'places[1].point[1]: latitude out of range: 148.87'],
  ['places.1.point', [248.8, 2.4], 'places[1].point[0]: longitude out of range: 248.8'],
  ['travel.model', 'osrm', 'travel.model: must be one of affine, matrix, not "osrm"'],
  ['travel.profiles.van.speed_kmh', 0, 'travel.profiles.van.speed_kmh: must be more than 0'],
  ['travel.profiles.car', {}, 'travel.profiles.car: unknown field'],
  ['travel', matrix([row(0, 1)]), 'travel.profiles.cargo-bike.metres: must have a row for each of the 2 places, not 1'],
  ['travel', matrix([row(0, 1), row(1)]), 'travel.profiles.cargo-bike.metres[1]: must have a number for each of the 2 places, not 1'],
  [
    'travel',
    matrix([row(0, 1), row(1, 0)], [row(0, -1), row(1, 0)]),
    'travel.profiles.cargo-bike.seconds[0][1]: must be 0 or more, not -1',
  ],
  ['travel', { model: 'matrix', profiles: {} }, 'vehicles[0].profile: travel.profiles has no matrix for cargo-bike'],
  ['requests.0.grams', {}, 'requests[0].grams: must name a cold class: frozen, chilled2, chilled3, chilled4, chilled6, ambient, hot'],
  ['requests.0.grams', { cool: 1 }, 'requests[0].grams.cool: unknown field'],
  ['requests.0.grams.chilled6', -5, 'requests[0].grams.chilled6: must be 0 or more, not -5'],
  ['requests.0.grams.chilled6', '5', 'requests[0].grams.chilled6: must be a number, not "5"'],
  ['requests.0.pickup.window', WINDOW_BACK, 'requests[0].pickup.window: ends before it starts'],
  ['requests.0.pickup.window', WINDOW_BACK.slice(1), 'requests[0].pickup.window: must be [from, to]'],
  ['requests.0.delivery.place', 'P9', 'requests[0].delivery.place: no place has the id "P9"'],
  ['requests.1', problem.requests[0], 'requests[1].id: "q1" is already the id of requests[0]'],
  ['vehicles.0.profile', 'truck', 'vehicles[0].profile: must be one of walk, cargo-bike, van, refrigerated-van, not "truck"'],
  ['vehicles.0.capacity_g', -1, 'vehicles[0].capacity_g: must be 0 or more, not -1'],
  ['vehicles.0.maxStops', 2.5, 'vehicles[0].maxStops: must be a whole number, not 2.5'],
  ['vehicles.0.shift', WINDOW_BACK, 'vehicles[0].shift: ends before it starts'],
  ['vehicles.0.start', 'P7', 'vehicles[0].start: no place has the id "P7"'],
  ['vehicles.0.approvedCold', 'yes', 'vehicles[0].approvedCold: must be true or false, not "yes"'],
  ['committed.0.vehicle', 'van-9', 'committed[0].vehicle: no vehicle has the id "van-9"'],
  ['committed.1', problem.committed[0], 'committed[1].vehicle: "bike-1" is already committed'],
  ['committed.0.stops.0', 'q1', 'committed[0].stops[0]: must be a request id, then :pickup or :delivery, not "q1"'],
  ['committed.0.stops.0', 'q2:pickup', 'committed[0].stops[0]: no request has the id "q2"'],
  ['committed.0.stops.1', 'q1:pickup', 'committed[0].stops[1]: "q1:pickup" is already committed'],
  ['committed.0.stops.0', 'q1:delivery', 'committed[0].stops[0]: "q1:delivery" comes without its pickup before it on the same vehicle'],
  ['committed.0.stops', [], 'committed[0].left: has more times than there are stops'],
])('refuses %s = %j', (path, value, line) => {
  const answer = readProblem(changed(path, value));
  expect(answer).toBeInstanceOf(ProblemError);
  expect((answer as ProblemError).line).toBe(line);
});

test.each([
  ['objective.balance_per_h2', -1, 'objective.balance_per_h2: must be 0 or more, not -1'],
  ['maxMove_s', '15', 'maxMove_s: must be a number, not "15"'],
  ['places.0.closedTo.0.profiles', [], 'places[0].closedTo[0].profiles: must name a profile: walk, cargo-bike, van, refrigerated-van'],
  [
    'places.0.closedTo.0.profiles.0',
    'lorry',
    'places[0].closedTo[0].profiles[0]: must be one of walk, cargo-bike, van, refrigerated-van, not "lorry"',
  ],
  ['places.1.closedTo.0.window', WINDOW_BACK, 'places[1].closedTo[0].window: ends before it starts'],
  ['vehicles.0.boxes.crate', 1, 'vehicles[0].boxes.crate: unknown field'],
  ['vehicles.0.boxes.cold-box', 1.5, 'vehicles[0].boxes.cold-box: must be a whole number, not 1.5'],
  ['vehicles.0.breaks.0.duration_s', 0, 'vehicles[0].breaks[0].duration_s: must be more than 0'],
  ['vehicles.0.breaks.0.duration_s', 3601, 'vehicles[0].breaks[0].duration_s: is longer than its window, which lasts 3600 s'],
  ['vehicles.0.breaks.0.window', WINDOW_BACK, 'vehicles[0].breaks[0].window: ends before it starts'],
  ['vehicles.0.trip.range_m', 0, 'vehicles[0].trip.range_m: must be more than 0'],
  [
    'vehicles.0.trip',
    { turnaround_s: 60 },
    'vehicles[0].trip: must say range_m or longest_s: without either the vehicle need not come back',
  ],
  ['vehicles.0.trip', undefined, 'vehicles[0].maxTrips: counts the trips that trip asks for, and trip is missing'],
  ['vehicles.0.maxTrips', 0, 'vehicles[0].maxTrips: must be 1 or more, not 0'],
  ['committed.0.returned.0', 'q1:delivery', 'committed[0].returned[0]: "q1:delivery" is not a stop that was left'],
  ['committed.0.breaksTaken', 2, 'committed[0].breaksTaken: the vehicle has 1 breaks'],
  ['inForce.0.stops.0.stop', 'q2:pickup', 'inForce[0].stops[0].stop: no request has the id "q2"'],
  [
    'inForce.0.stops.0.at',
    '19:10',
    'inForce[0].stops[0].at: must be an instant with an offset, such as 2026-11-20T18:00:00+01:00, not "19:10"',
  ],
  ['inForce.0.stops.1', full.inForce[0]?.stops[0], 'inForce[0].stops[1].stop: "q1:delivery" is already promised'],
  ['inForce.1', full.inForce[0], 'inForce[1].vehicle: "bike-9" is already in force'],
])('refuses %s = %j', (path, value, line) => {
  expect((readProblem(changed(path, value, full)) as ProblemError).line).toBe(line);
});

it('refuses a return to the base of a vehicle that has nothing to go there for', () => {
  const free = { ...full, vehicles: problem.vehicles, committed: [{ ...problem.committed[0], returned: ['q1:pickup'] }] };
  expect((readProblem(free) as ProblemError).line).toBe(
    'committed[0].returned[0]: "bike-1" has no trip, so nothing brings it back to its base',
  );
});

it('refuses committed stops that were left in another order', () => {
  const left = ['2026-11-20T18:30:00+01:00', '2026-11-20T18:20:00+01:00'];
  const answer = readProblem(changed('committed.0', { vehicle: 'bike-1', stops: ['q1:pickup', 'q1:delivery'], left }));
  expect(answer).toMatchObject({ where: 'committed[0].left[1]', what: 'is earlier than the one before' });
});

test.each([[null], [[]], ['text'], [7]])('refuses %j as a whole', (json) => {
  expect((readProblem(json) as ProblemError).line).toBe('file: must be an object');
});

it('stays on one line whatever a field is called', () => {
  expect((readProblem({ 'two\nlines': 1 }) as ProblemError).line).toBe('"two\\nlines": unknown field');
});

it('cannot be tricked by names every object has', () => {
  expect((readProblem(JSON.parse('{"__proto__": {"format": "glane-rounds/1"}}')) as ProblemError).line).toBe('__proto__: unknown field');
  expect((readProblem({}) as ProblemError).line).toBe('format: is missing');
});
