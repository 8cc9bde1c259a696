import type { PlannedRound, RoundsPlan } from './answer.js';
import { checkPlan } from './check-plan.js';
import { planRounds } from './plan.js';
import type { RoundsProblem, VehicleFacts } from './problem.js';
import { clock, exampleProblem } from './rule-example.js';

/**
 * A van on the street of the rule examples that has to be back at its base every six kilometres, whose driver rests, and
 * that people were told about. Then every way to spoil the plan.
 */
const milk = { grams: { chilled4: 5000 } } as const;
const problem: RoundsProblem = {
  ...exampleProblem({
    requests: { a: {}, milk: { ...milk, maxOnBoard_s: 600, delivery: { window: [clock('19:00'), clock('20:00')] } } },
    vehicle: {
      capacity_g: 10_000,
      has: ['cold-box'],
      boxes: { 'cold-box': 1 },
      trip: { range_m: 6000, turnaround_s: 300 },
      maxTrips: 2,
      breaks: [{ window: [clock('18:06'), clock('18:20')], duration_s: 600 }],
      workedBefore_s: 3600,
    },
    committed: [],
    left: [],
    inForce: [
      { vehicle: 'van', stops: [{ stop: 'a:pickup', at: clock('18:01') }] },
      { vehicle: 'bike', stops: [{ stop: 'milk:pickup', at: clock('18:50') }] },
    ],
    maxMove_s: 600,
  }),
  objective: { perVehicle: 0, perMetre: 1, perSecond: 0, unserved_per_g: 1000, balance_per_h2: 100, perChangedStop: 50 },
};
const plan = planRounds(problem, { seed: 1 });
const codes = (of: RoundsProblem, checked: RoundsPlan): string[] => [...new Set(checkPlan(of, checked).map(({ code }) => code))];
const withVan = (changes: Partial<VehicleFacts>): RoundsProblem => ({
  ...problem,
  vehicles: problem.vehicles.map((vehicle) => ({ ...vehicle, ...changes })),
});
const withRound = (change: (round: PlannedRound) => Partial<PlannedRound>): RoundsPlan => ({
  ...plan,
  rounds: plan.rounds.map((round) => ({ ...round, ...change(round) })),
});
const sooner = (iso: string): string => new Date(Date.parse(iso) - 60_000).toISOString();

it('finds nothing wrong with the plan as it was made', () => {
  expect(checkPlan(problem, plan)).toEqual([]);
  const [round] = plan.rounds;
  expect(round?.trips?.map(({ visits }) => visits)).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(round?.breaks).toEqual([{ from: '2026-11-20T17:06:00.000Z', to: '2026-11-20T17:16:00.000Z', afterVisit: 1 }]);
  expect(plan.changes?.map(({ stop, now }) => [stop, now?.vehicle])).toEqual([['milk:pickup', 'van']]);
  expect(plan.changedStops).toBe(1);
  // 18:00 to 19:08 after an hour of work: ((1 + 68/60)² - 1) × 100.
  expect(round?.balance).toBeCloseTo(100 * ((1 + 68 / 60) ** 2 - 1), 6);
  expect(plan.cost).toBeCloseTo(12_000 + 50 + (round?.balance ?? 0), 6);
});

test.each([
  ['no-time-for-break', withVan({ breaks: [{ window: [clock('18:06'), clock('18:15')], duration_s: 540 }] })],
  ['no-time-for-break', withVan({ breaks: [...(problem.vehicles[0]?.breaks ?? []), ...(problem.vehicles[0]?.breaks ?? [])] })],
  ['beyond-range', withVan({ trip: { range_m: 5999 } })],
  ['trip-too-long', withVan({ trip: { longest_s: 1500 } })],
  ['too-many-trips', withVan({ maxTrips: 1 })],
  ['wrong-trips', withVan({ trip: { range_m: 6000, turnaround_s: 7200 } })],
  ['no-sealed-box-left', withVan({ boxes: { 'cold-box': 0 } })],
  ['wrong-total', withVan({ workedBefore_s: 0 })],
  ['promised-time-moved', { ...problem, maxMove_s: 0 }],
] satisfies [string, RoundsProblem][])('%s: a problem that forbids it', (code, forbidding) => {
  expect(codes(forbidding, plan)).toContain(code);
});

test.each([
  ['no-time-for-break', withRound(() => ({ breaks: [] }))],
  ['wrong-break', withRound(({ breaks }) => ({ breaks: (breaks ?? []).map((one) => ({ ...one, from: sooner(one.from) })) }))],
  ['wrong-arrival', withRound(({ breaks }) => ({ breaks: (breaks ?? []).map((one) => ({ ...one, afterVisit: 2 })) }))],
  ['wrong-trips', withRound(({ trips }) => ({ trips: (trips ?? []).map((trip) => ({ ...trip, leaves: sooner(trip.leaves) })) }))],
  ['wrong-trips', withRound(({ trips }) => ({ trips: (trips ?? []).map((trip) => ({ ...trip, metres: trip.metres - 100 })) }))],
  ['wrong-trips', withRound(({ trips }) => ({ trips: (trips ?? []).slice(0, 1) }))],
  ['wrong-total', withRound(() => ({ balance: 0 }))],
  ['wrong-visit', withRound(({ stops }) => ({ stops: stops.map((stop) => ({ ...stop, visit: 1 })) }))],
  ['wrong-total', { ...plan, changedStops: 0 }],
  ['wrong-changes', { ...plan, changes: [] }],
  [
    'wrong-changes',
    {
      ...plan,
      changes: [
        ...(plan.changes ?? []),
        { stop: 'a:pickup', was: { vehicle: 'van', at: clock('18:01') }, now: { vehicle: 'van', at: clock('18:01') } },
      ],
    },
  ],
] satisfies [string, RoundsPlan][])('%s: a plan that was tampered with', (code, tampered) => {
  expect(codes(problem, tampered)).toContain(code);
});

it('sees cold food that has to be dug out', () => {
  const example = exampleProblem({
    requests: { milk, bread: { pickup: { place: 'market' }, delivery: { place: 'hub' } } },
    vehicle: { has: ['cold-box'], sideAccess: true },
    committed: [],
    left: [],
  });
  const order = planRounds(example, { seed: 1 });
  expect(order.rounds[0]?.stops.map(({ stop }) => stop)).toEqual(['milk:pickup', 'bread:pickup', 'milk:delivery', 'bread:delivery']);
  expect(checkPlan(example, order)).toEqual([]);
  const vehicles = example.vehicles.map((vehicle) => ({ ...vehicle, sideAccess: false }));
  expect(codes({ ...example, vehicles }, order)).toEqual(['cold-not-at-hand']);
});
