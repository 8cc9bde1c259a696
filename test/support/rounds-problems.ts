import fc from 'fast-check';
import { COLD_CLASSES } from '../../src/vocabulary/food.js';
import type {
  BreakFacts,
  ClosingFacts,
  EndFacts,
  InForceFacts,
  IsoWindow,
  MatrixProfile,
  PlaceFacts,
  RequestFacts,
  RoundsProblem,
  TravelFacts,
  TripFacts,
  VehicleFacts,
} from '../../src/rounds/core/problem.js';
import { PROFILES } from '../../src/rounds/core/problem.js';

/** Rounds problems for properties: small, tight enough that every rule gets in the way now and then. */

const SIX_PM_MS = Date.parse('2026-11-20T18:00:00+01:00');

/** An instant so many minutes after 18:00 on the evening of all examples. */
export const minute = (minutes: number): string => new Date(SIX_PM_MS + minutes * 60_000).toISOString();

const windowIn = (latest: number): fc.Arbitrary<IsoWindow> =>
  fc.tuple(fc.nat(latest), fc.nat(240)).map(([from, length]) => [minute(from), minute(from + length)]);

const PLACES = ['depot', 'shop', 'market', 'bakery', 'canteen', 'hub'] as const;

/** A street apart up to across the district of the 20e; some places share a point. */
const placesArbitrary = fc
  .array(fc.tuple(fc.nat(30), fc.nat(30)), { minLength: PLACES.length, maxLength: PLACES.length })
  .map((points) => points.map(([x, y], i) => ({ id: PLACES[i] as string, point: [2.38 + x / 1000, 48.85 + y / 1000] as const })));

const closingArbitrary: fc.Arbitrary<ClosingFacts> = fc.record({
  profiles: fc.subarray([...PROFILES], { minLength: 1 }),
  window: fc.tuple(fc.nat(180), fc.constantFrom(10, 60, 240)).map(([from, length]): IsoWindow => [minute(from), minute(from + length)]),
});

/** One street or two that some vehicles may not be in for a while. */
const streetsArbitrary: fc.Arbitrary<readonly PlaceFacts[]> = fc
  .tuple(placesArbitrary, fc.array(fc.tuple(fc.nat(PLACES.length - 1), closingArbitrary), { maxLength: 3 }))
  .map(([places, closings]) =>
    places.map((place, i) => {
      const closedTo = closings.filter(([at]) => at === i).map(([, closing]) => closing);
      return closedTo.length > 0 ? { ...place, closedTo } : place;
    }),
  );

const tableOf = (max: number): fc.Arbitrary<number[][]> =>
  fc
    .array(fc.array(fc.nat(max), { minLength: PLACES.length, maxLength: PLACES.length }), {
      minLength: PLACES.length,
      maxLength: PLACES.length,
    })
    .map((rows) => rows.map((row, i) => row.map((leg, j) => (i === j ? 0 : leg))));

/** Directed and with no regard for the triangle inequality, as a matrix from a file may be. */
const matrixArbitrary: fc.Arbitrary<MatrixProfile> = fc.record({
  metres: fc.constantFrom(3000, 70_000).chain(tableOf),
  seconds: tableOf(1200),
});

const travelArbitrary: fc.Arbitrary<TravelFacts> = fc.oneof(
  fc.constant<TravelFacts>({ model: 'affine' }),
  matrixArbitrary.map((matrix): TravelFacts => ({
    model: 'matrix',
    profiles: Object.fromEntries(PROFILES.map((profile) => [profile, matrix])),
  })),
);

const endArbitrary = (latest: number): fc.Arbitrary<EndFacts> =>
  fc.record(
    { place: fc.constantFrom(...PLACES.slice(1)), window: windowIn(latest), service_s: fc.constantFrom(0, 120, 420) },
    { requiredKeys: ['place', 'window'] },
  );

const EQUIPMENT = ['cold-box', 'frozen-box', 'hot-box', 'trolley'];

const coldArbitrary = fc.constantFrom(...COLD_CLASSES, ...Array.from({ length: 12 }, () => 'ambient' as const));

const requestArbitrary = (id: string): fc.Arbitrary<RequestFacts> =>
  fc.record(
    {
      id: fc.constant(id),
      grams: fc
        .tuple(coldArbitrary, fc.constantFrom(...COLD_CLASSES), fc.integer({ min: 1, max: 40_000 }), fc.nat(5))
        .map(([cold, other, grams, both]) => ({ ...(both === 0 && { [other]: 1000 }), [cold]: grams })),
      litres: fc.nat(120),
      priority: fc.integer({ min: 1, max: 5 }),
      pickup: endArbitrary(90),
      delivery: endArbitrary(120),
      maxOnBoard_s: fc.constantFrom(900, 1800, 5400),
      needs: fc.constantFrom<readonly string[]>([], [], [], ['trolley']),
    },
    { requiredKeys: ['id', 'grams', 'pickup', 'delivery'] },
  );

const breakArbitrary: fc.Arbitrary<BreakFacts> = fc
  .record({ from: fc.nat(180), duration: fc.constantFrom(10, 30), spare: fc.constantFrom(0, 15, 90) })
  .map(({ from, duration, spare }) => ({ window: [minute(from), minute(from + duration + spare)], duration_s: duration * 60 }));

const tripArbitrary: fc.Arbitrary<TripFacts> = fc
  .record(
    { range_m: fc.constantFrom(6000, 15_000, 60_000), longest_s: fc.constantFrom(2400, 7200), turnaround_s: fc.constantFrom(0, 600) },
    { requiredKeys: [] },
  )
  .map((trip) => (trip.range_m === undefined && trip.longest_s === undefined ? { ...trip, range_m: 12_000 } : trip));

/** Half of all vehicles are plain, so that what one rule does is not drowned by the others. */
const crewArbitrary: fc.Arbitrary<Partial<VehicleFacts>> = fc.oneof(
  fc.constant({}),
  fc
    .record(
      {
        sideAccess: fc.boolean(),
        boxes: fc.record({ 'cold-box': fc.nat(2), 'frozen-box': fc.nat(1), 'hot-box': fc.nat(1) }, { requiredKeys: [] }),
        breaks: fc.array(breakArbitrary, { minLength: 1, maxLength: 2 }),
        trip: tripArbitrary,
        maxTrips: fc.constantFrom(1, 2, 3),
        workedBefore_s: fc.constantFrom(0, 3600, 36_000),
      },
      { requiredKeys: [] },
    )
    .map(({ maxTrips, ...crew }) => ({ ...crew, ...(crew.trip && maxTrips !== undefined && { maxTrips }) })),
);

const vehicleArbitrary = (id: string): fc.Arbitrary<VehicleFacts> =>
  fc.tuple(bareVehicleArbitrary(id), crewArbitrary).map(([vehicle, crew]) => ({ ...vehicle, ...crew }));

const bareVehicleArbitrary = (id: string): fc.Arbitrary<VehicleFacts> =>
  fc.record(
    {
      id: fc.constant(id),
      profile: fc.constantFrom(...PROFILES),
      start: fc.constantFrom(...PLACES),
      end: fc.constantFrom(...PLACES),
      shift: fc
        .tuple(fc.nat(60), fc.integer({ min: 60, max: 480 }))
        .map(([from, length]): IsoWindow => [minute(from), minute(from + length)]),
      capacity_g: fc.constantFrom(50_000, 100_000, 500_000),
      litres: fc.constantFrom(150, 600),
      coldLitres: fc.constantFrom(60, 300),
      has: fc.oneof(fc.constant(EQUIPMENT), fc.subarray(EQUIPMENT)),
      maxStops: fc.constantFrom(3, 8, 20),
      approvedCold: fc.boolean(),
    },
    { requiredKeys: ['id', 'profile', 'start', 'end', 'shift'] },
  );

const listOf = <T>(one: (id: string) => fc.Arbitrary<T>, prefix: string, { min, max }: { min: number; max: number }): fc.Arbitrary<T[]> =>
  fc.integer({ min, max }).chain((length) => fc.tuple(...Array.from({ length }, (_, i) => one(`${prefix}${String(i + 1)}`))));

const promiseArbitrary = fc.record({
  request: fc.nat(9),
  kind: fc.constantFrom('pickup', 'delivery'),
  vehicle: fc.constantFrom('v1', 'v2', 'gone'),
  at: fc.integer({ min: -30, max: 200 }).map(minute),
});

/** Some stops that people were told about, each once. */
const inForceArbitrary = (requests: number): fc.Arbitrary<InForceFacts[]> =>
  fc
    .uniqueArray(promiseArbitrary, { selector: ({ request, kind }) => `${String(request % requests)}:${kind}`, maxLength: 8 })
    .map((promises) =>
      [...new Set(promises.map(({ vehicle }) => vehicle))].map((vehicle) => ({
        vehicle,
        stops: promises
          .filter((promise) => promise.vehicle === vehicle)
          .map(({ request, kind, at }) => ({ stop: `q${String((request % requests) + 1)}:${kind}`, at })),
      })),
    );

const bareProblem: fc.Arbitrary<RoundsProblem> = fc.record(
  {
    format: fc.constant('glane-rounds/1' as const),
    now: fc.constantFrom(minute(-60), minute(0), minute(30)),
    objective: fc.record(
      {
        perVehicle: fc.constantFrom(0, 2000),
        perMetre: fc.constant(1),
        perSecond: fc.constantFrom(0, 0.5),
        unserved_per_g: fc.constantFrom(1, 1000),
        balance_per_h2: fc.constantFrom(0, 500),
        perChangedStop: fc.constantFrom(0, 300),
      },
      { requiredKeys: ['perVehicle', 'perMetre', 'perSecond', 'unserved_per_g'] },
    ),
    places: streetsArbitrary,
    travel: travelArbitrary,
    requests: listOf(requestArbitrary, 'q', { min: 0, max: 9 }),
    vehicles: listOf(vehicleArbitrary, 'v', { min: 0, max: 3 }),
    maxMove_s: fc.constantFrom(0, 900, 3600),
  },
  { requiredKeys: ['format', 'now', 'objective', 'places', 'travel', 'requests', 'vehicles'] },
);

/** A problem in which nothing is under way yet; now and then people have been told what comes. */
export const roundsProblem: fc.Arbitrary<RoundsProblem> = bareProblem.chain((problem) =>
  problem.requests.length === 0
    ? fc.constant(problem)
    : fc.oneof(
        fc.constant(problem),
        fc.constant(problem),
        inForceArbitrary(problem.requests.length).map((inForce) => ({ ...problem, inForce })),
      ),
);

/** The shortest way between any two places: where a detour was shorter than the direct way, it is now the direct way. */
function shortest(table: readonly (readonly number[])[]): number[][] {
  const ways = table.map((row) => [...row]);
  ways.forEach((_, via) => {
    for (const row of ways) row.forEach((way, to) => (row[to] = Math.min(way, (row[via] ?? Infinity) + (ways[via]?.[to] ?? Infinity))));
  });
  return ways;
}

/** The same with travel times that keep the triangle inequality, as those of a street network do. */
export const metricRoundsProblem: fc.Arbitrary<RoundsProblem> = roundsProblem.map((problem) => {
  if (problem.travel.model === 'affine') return problem;
  const profiles = Object.entries(problem.travel.profiles).map(([profile, { metres, seconds }]) => [
    profile,
    { metres: shortest(metres), seconds: shortest(seconds) },
  ]);
  return { ...problem, travel: { model: 'matrix', profiles: Object.fromEntries(profiles) as Record<string, MatrixProfile> } };
});
