import { checkPlan } from './check-plan.js';
import { planRounds } from './plan.js';
import type { RoundsProblem, VehicleFacts } from './problem.js';
import { clock, exampleProblem } from './rule-example.js';

/** What a plan does to people: shared hours, kept promises, a fleet of which each has its own ways. */

const street = exampleProblem({ requests: { a: {}, b: {} }, committed: [], left: [] });
const [van] = street.vehicles as [VehicleFacts];
const two: RoundsProblem = { ...street, vehicles: [van, { ...van, id: 'other' }], committed: [] };
const stopsOf = (problem: RoundsProblem): Record<string, number> => {
  const plan = planRounds(problem, { seed: 1 });
  expect(checkPlan(problem, plan)).toEqual([]);
  return Object.fromEntries(plan.rounds.map(({ vehicle, stops }) => [vehicle, stops.length]));
};

describe('balance between drivers', () => {
  const fair = { ...two.objective, balance_per_h2: 1_000_000 };

  it('costs nothing where the territory does not ask for it', () => {
    expect(Object.values(stopsOf(two))).toEqual([4]);
  });

  it('shares a long round between two', () => {
    // An hour of loading at each of two places; at one place it would be one visit of an hour.
    const loading = two.requests.map((request, i) => ({
      ...request,
      pickup: { ...request.pickup, place: i === 0 ? 'shop' : 'market', service_s: 3600 },
    }));
    expect(stopsOf({ ...two, requests: loading, objective: fair })).toEqual({ van: 2, other: 2 });
  });

  it('spares who has driven more this week', () => {
    const one = { ...two, requests: two.requests.slice(0, 1), objective: fair };
    const tired = (id: string): RoundsProblem => ({
      ...one,
      vehicles: one.vehicles.map((vehicle) => (vehicle.id === id ? { ...vehicle, workedBefore_s: 36_000 } : vehicle)),
    });
    expect(stopsOf(tired('van'))).toEqual({ other: 2 });
    expect(stopsOf(tired('other'))).toEqual({ van: 2 });
  });
});

describe('a plan in force', () => {
  const inForce = [
    { vehicle: 'van', stops: [{ stop: 'a:pickup', at: clock('18:01') }] },
    { vehicle: 'other', stops: [{ stop: 'b:pickup', at: clock('18:01') }] },
  ];

  it('is changed where that is worth it, and says so', () => {
    const plan = planRounds({ ...two, inForce, objective: { ...two.objective, perChangedStop: 10 } }, { seed: 1 });
    expect(plan.rounds).toHaveLength(1);
    expect(plan).toMatchObject({ changedStops: 1, cost: 6010, changes: [{ was: { at: '2026-11-20T17:01:00.000Z' } }] });
  });

  it('is kept where a change costs more than it saves', () => {
    const plan = planRounds({ ...two, inForce, objective: { ...two.objective, perChangedStop: 10_000 } }, { seed: 1 });
    expect(plan.rounds.map(({ stops }) => stops.map(({ stop }) => stop))).toEqual([
      ['a:pickup', 'a:delivery'],
      ['b:pickup', 'b:delivery'],
    ]);
    expect(plan).toMatchObject({ changedStops: 0, changes: [], cost: 12_000 });
  });

  it('binds whoever comes to the hour', () => {
    const told = [{ vehicle: 'broken', stops: [{ stop: 'a:delivery', at: clock('19:30') }] }];
    const plan = planRounds({ ...two, inForce: told, maxMove_s: 600 }, { seed: 1 });
    const stop = plan.rounds.flatMap(({ stops }) => stops).find(({ stop: id }) => id === 'a:delivery');
    expect(Date.parse(stop?.arrival ?? '') + 1000 * (stop?.waiting_s ?? 0)).toBeGreaterThanOrEqual(Date.parse(clock('19:20')));
    expect(plan.changes?.map(({ stop: id, now }) => [id, now === null])).toEqual([['a:delivery', false]]);
  });

  it('counts what nobody comes for any more', () => {
    const plan = planRounds({ ...two, vehicles: [], inForce, objective: { ...two.objective, perChangedStop: 10 } }, { seed: 1 });
    expect(plan).toMatchObject({ changedStops: 2, cost: 20_000_020, changes: [{ now: null }, { now: null }] });
  });
});

it('gives each vehicle its own ways, which need not be the same both ways', () => {
  const { places } = street;
  const size = places.length;
  const table = (there: number, back: number): number[][] =>
    Array.from({ length: size }, (_, from) => Array.from({ length: size }, (__, to) => (from === to ? 0 : from < to ? there : back)));
  const profiles = {
    van: { metres: table(500, 4000), seconds: table(60, 300) },
    'cargo-bike': { metres: table(800, 800), seconds: table(200, 200) },
  };
  const mixed: RoundsProblem = {
    ...street,
    travel: { model: 'matrix', profiles },
    requests: street.requests.slice(0, 1),
    vehicles: [van, { ...van, id: 'bike', profile: 'cargo-bike' }],
    committed: [],
  };
  const by = (vehicles: readonly VehicleFacts[]): unknown =>
    planRounds({ ...mixed, vehicles }, { seed: 1 }).rounds.map(({ vehicle, metres, seconds }) => [vehicle, metres, seconds]);
  // Out to the shop, on to the canteen, and all the way back.
  expect(by(mixed.vehicles)).toEqual([['bike', 2400, 1200]]);
  expect(by([van])).toEqual([['van', 5000, 1020]]);
});

it('drops at a hub what it then takes on from there, in two visits of one stay', () => {
  const hub: RoundsProblem = {
    ...street,
    vehicles: [{ ...van, capacity_g: 10_000 }],
    requests: [
      { ...street.requests[0], id: 'in', delivery: { place: 'hub', window: [clock('18:00'), clock('18:30')], service_s: 300 } },
      { ...street.requests[1], id: 'out', pickup: { place: 'hub', window: [clock('18:15'), clock('22:00')], service_s: 300 } },
    ] as RoundsProblem['requests'],
  };
  const plan = planRounds(hub, { seed: 1 });
  expect(plan.rounds[0]?.stops.map(({ stop, visit, arrival }) => [stop, visit, arrival.slice(11, 16)])).toEqual([
    ['in:pickup', 1, '17:01'],
    ['in:delivery', 2, '17:10'],
    ['out:pickup', 3, '17:15'],
    ['out:delivery', 4, '17:22'],
  ]);
  expect(checkPlan(hub, plan)).toEqual([]);
});
