import fc from 'fast-check';
import { COLD_CLASSES } from '../../src/vocabulary/food.js';
import type {
  EndFacts,
  IsoWindow,
  MatrixProfile,
  RequestFacts,
  RoundsProblem,
  TravelFacts,
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

const vehicleArbitrary = (id: string): fc.Arbitrary<VehicleFacts> =>
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

/** A problem in which nothing is under way yet. */
export const roundsProblem: fc.Arbitrary<RoundsProblem> = fc.record({
  format: fc.constant('glane-rounds/1' as const),
  now: fc.constantFrom(minute(-60), minute(0), minute(30)),
  objective: fc.record({
    perVehicle: fc.constantFrom(0, 2000),
    perMetre: fc.constant(1),
    perSecond: fc.constantFrom(0, 0.5),
    unserved_per_g: fc.constantFrom(1, 1000),
  }),
  places: placesArbitrary,
  travel: travelArbitrary,
  requests: listOf(requestArbitrary, 'q', { min: 0, max: 9 }),
  vehicles: listOf(vehicleArbitrary, 'v', { min: 0, max: 3 }),
});

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
