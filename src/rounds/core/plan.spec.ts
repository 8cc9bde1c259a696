import fc from 'fast-check';
import { minute, roundsProblem } from '../../../test/support/rounds-problems.js';
import { checkPlan } from './check-plan.js';
import { planRounds } from './plan.js';
import type { RequestFacts, RoundsProblem } from './problem.js';
import { readProblem } from './read-problem.js';
import { clock, exampleProblem } from './rule-example.js';

const ITERATIONS = 15;

describe('any problem', () => {
  it('is one the reader accepts', () => {
    fc.assert(fc.property(roundsProblem, (problem) => expect(readProblem(structuredClone(problem))).toEqual(problem)));
  });

  it('gets a plan in which the checker finds nothing wrong', () => {
    fc.assert(
      fc.property(roundsProblem, fc.nat(), (problem, seed) => {
        expect(checkPlan(problem, planRounds(problem, { seed, iterations: ITERATIONS }))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('gets the same plan twice', () => {
    fc.assert(
      fc.property(roundsProblem, fc.nat(), (problem, seed) => {
        const plan = (): unknown => planRounds(structuredClone(problem), { seed, iterations: ITERATIONS });
        expect(plan()).toEqual(plan());
      }),
    );
  });

  it('does not cost more after more iterations', () => {
    fc.assert(
      fc.property(roundsProblem, fc.nat(), (problem, seed) => {
        const inserted = planRounds(problem, { seed, iterations: 0 });
        const improved = planRounds(problem, { seed, iterations: ITERATIONS });
        expect(improved.trace[0]).toEqual({ iteration: 0, cost: inserted.cost });
        expect(improved.cost).toBeLessThanOrEqual(inserted.cost + 1e-6);
      }),
    );
  });

  it('costs no more than leaving everything behind', () => {
    fc.assert(
      fc.property(roundsProblem, fc.nat(), (problem, seed) => {
        const none = planRounds({ ...problem, vehicles: [] }, { seed, iterations: 1 });
        expect(planRounds(problem, { seed, iterations: ITERATIONS }).cost).toBeLessThanOrEqual(none.cost + 1e-6);
      }),
    );
  });
});

/** The same evening some time later: each round has left the first of its stops and has promised some more. */
function later(problem: RoundsProblem, { seed, minutes, promised }: { seed: number; minutes: number; promised: number }): RoundsProblem {
  const plan = planRounds(problem, { seed, iterations: 0 });
  const now = new Date(Date.parse(problem.now) + minutes * 60_000).toISOString();
  const isOver = (at: string): boolean => Date.parse(at) <= Date.parse(now);
  const committed = plan.rounds.map(({ vehicle, stops, trips = [], breaks = [] }) => {
    const left = stops.filter(({ departure }) => isOver(departure));
    const kept = stops.slice(0, left.length + promised);
    const firsts = new Set(trips.slice(1).map(({ visits: [first] }) => first));
    const returned = left.filter(({ visit }, i) => firsts.has(visit) && left[i - 1]?.visit !== visit).map(({ stop }) => stop);
    return {
      vehicle,
      stops: kept.map(({ stop }) => stop),
      left: left.map(({ departure }) => departure),
      ...(trips.length > 0 && { returned }),
      breaksTaken: breaks.filter(({ to }) => isOver(to)).length,
    };
  });
  return { ...problem, now, committed };
}

describe('on the street of the rule examples', () => {
  const stopsOf = (requests: Parameters<typeof exampleProblem>[0]['requests'], vehicle: object = {}): (string | undefined)[][] =>
    planRounds(exampleProblem({ requests, vehicle, committed: [], left: [] }), { seed: 1 }).rounds.map(({ metres, stops }) => [
      `${String(metres)} m`,
      ...stops.map(({ stop }) => stop),
    ]);

  it('loads all on the way out and goes home once', () => {
    const [[length, ...stops] = []] = stopsOf({ a: {}, b: { pickup: { place: 'market' } }, c: {} });
    expect(length).toBe('6000 m');
    expect(stops.slice(0, 3).toSorted()).toEqual(['a:pickup', 'b:pickup', 'c:pickup']);
  });

  it('goes twice when the bike cannot carry both', () => {
    const [[length] = []] = stopsOf({ a: {}, b: {} }, { capacity_g: 15_000 });
    // Shop to canteen, back to the shop and out again.
    expect(length).toBe('10000 m');
  });

  it('drops at a hub what it then takes on from there', () => {
    const toHub = { delivery: { place: 'hub', window: [clock('18:00'), clock('18:30')] } } as const;
    const fromHub = { pickup: { place: 'hub', window: [clock('18:30'), clock('22:00')] } } as const;
    expect(stopsOf({ in: toHub, out: fromHub })).toEqual([['10000 m', 'in:pickup', 'in:delivery', 'out:pickup', 'out:delivery']]);
  });

  it('says where it is when, and what is aboard', () => {
    const example = { requests: { a: { litres: 40 }, b: { litres: 20 } }, vehicle: {}, committed: [], left: [] };
    const [round] = planRounds(exampleProblem(example), { seed: 1 }).rounds;
    const shown = round?.stops.map(({ kind, place, visit, arrival, departure, loadAfter }) => [
      kind,
      place,
      visit,
      arrival.slice(11, 16),
      departure.slice(11, 16),
      loadAfter.grams,
      loadAfter.litres,
    ]);
    expect(shown?.map((row) => row.slice(0, 5))).toEqual([
      ['pickup', 'shop', 1, '17:01', '17:06'],
      ['pickup', 'shop', 1, '17:01', '17:06'],
      ['delivery', 'canteen', 2, '17:08', '17:13'],
      ['delivery', 'canteen', 2, '17:08', '17:13'],
    ]);
    expect(shown?.[1]?.slice(5)).toEqual([20_000, 60]);
    expect(shown?.[3]?.slice(5)).toEqual([0, 0]);
    expect(round).toMatchObject({
      leaves: '2026-11-20T17:00:00.000Z',
      returns: '2026-11-20T17:16:00.000Z',
      metres: 6000,
      seconds: 960,
      grams: 20_000,
    });
  });
});

it('loads chilled food after the rest, where that makes the round no longer', () => {
  const example = exampleProblem({
    requests: { bread: {}, milk: { grams: { chilled4: 5000 } } },
    vehicle: { has: ['cold-box'] },
    committed: [],
    left: [],
  });
  const [bread, milk] = example.requests as [RequestFacts, RequestFacts];
  const plan = planRounds(
    {
      ...example,
      // A kite: home below, the canteen above, the bakery and the dairy as far to the left as to the right.
      places: [
        { id: 'home', point: [2.4, 48.86] },
        { id: 'bakery', point: [2.39, 48.87] },
        { id: 'dairy', point: [2.41, 48.87] },
        { id: 'canteen', point: [2.4, 48.88] },
      ],
      travel: { model: 'affine' },
      requests: [
        { ...milk, pickup: { ...milk.pickup, place: 'dairy' } },
        { ...bread, pickup: { ...bread.pickup, place: 'bakery' } },
      ],
    },
    { seed: 1 },
  );
  expect(plan.rounds[0]?.stops.slice(0, 2).map(({ stop }) => stop)).toEqual(['bread:pickup', 'milk:pickup']);
});

describe('running rounds', () => {
  it('keep what is committed, and what comes after it keeps the rules', () => {
    fc.assert(
      fc.property(roundsProblem, fc.nat(), fc.nat(150), fc.nat(3), (problem, seed, minutes, promised) => {
        const running = later(problem, { seed, minutes, promised });
        expect(readProblem(structuredClone(running))).toEqual(running);
        expect(checkPlan(running, planRounds(running, { seed, iterations: ITERATIONS }))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

it('delivers what is aboard, even of a vehicle that should not have taken it', () => {
  const running = exampleProblem({
    requests: { soup: { grams: { hot: 40_000 } } },
    vehicle: { capacity_g: 1 },
    committed: ['soup:pickup'],
    left: [],
  });
  const plan = planRounds(running, { seed: 1 });
  expect(plan.rounds.map(({ stops }) => stops.map(({ stop }) => stop))).toEqual([['soup:pickup', 'soup:delivery']]);
  expect(checkPlan(running, plan)).toEqual([]);
});

describe('running rounds that lost part of their equipment', () => {
  it('still get a plan that the checker accepts', () => {
    fc.assert(
      fc.property(roundsProblem, fc.nat(), fc.nat(150), (problem, seed, minutes) => {
        const running = later(problem, { seed, minutes, promised: 2 });
        const vehicles = running.vehicles.map((vehicle) => ({ ...vehicle, has: [], approvedCold: false, capacity_g: 10_000, maxStops: 4 }));
        const worse = { ...running, vehicles };
        expect(checkPlan(worse, planRounds(worse, { seed, iterations: ITERATIONS }))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the reasons of a request that is left over', () => {
  const problem = (changes: Partial<RoundsProblem>): RoundsProblem => ({
    format: 'glane-rounds/1',
    now: minute(0),
    objective: { perVehicle: 0, perMetre: 1, perSecond: 0, unserved_per_g: 1000 },
    places: [
      { id: 'depot', point: [2.39, 48.86] },
      { id: 'shop', point: [2.4, 48.86] },
      { id: 'canteen', point: [2.4, 48.87] },
    ],
    travel: { model: 'affine' },
    requests: [
      {
        id: 'fish',
        grams: { chilled2: 10_000 },
        pickup: { place: 'shop', window: [minute(0), minute(60)] },
        delivery: { place: 'canteen', window: [minute(0), minute(120)] },
      },
    ],
    vehicles: [],
    ...changes,
  });
  const bike = { id: 'bike', profile: 'cargo-bike', start: 'depot', end: 'depot', shift: [minute(0), minute(180)] } as const;

  it('name the rule that stops each vehicle', () => {
    const cold = { ...bike, has: ['cold-box'] };
    const plan = planRounds(
      problem({
        vehicles: [
          { ...bike, id: 'no box' },
          { ...cold, id: 'small', capacity_g: 9_000 },
          { ...cold, id: 'late', shift: [minute(70), minute(180)] },
          { ...cold, id: 'short', shift: [minute(0), minute(10)] },
          { ...cold, id: 'one stop', maxStops: 1 },
        ],
      }),
      { seed: 1 },
    );
    expect(plan.rounds).toEqual([]);
    expect(plan.unserved).toMatchObject([
      {
        request: 'fish',
        because: [
          { vehicle: 'no box', code: 'cold-class-not-kept', level: 'BLOCK', facts: { cold: 'chilled' } },
          { vehicle: 'small', code: 'too-heavy', level: 'BLOCK', facts: { over_g: 1000 } },
          { vehicle: 'late', code: 'outside-time-window', level: 'HOLD', facts: { stop: 'fish:pickup' } },
          { vehicle: 'short', code: 'outside-shift', level: 'HOLD' },
          { vehicle: 'one stop', code: 'too-many-stops', level: 'HOLD', facts: { over: 1 } },
        ],
      },
    ]);
  });

  it('say when the territory itself finds the detour too long', () => {
    const plan = planRounds(
      problem({ objective: { perVehicle: 0, perMetre: 1, perSecond: 0, unserved_per_g: 0.1 }, vehicles: [{ ...bike, has: ['cold-box'] }] }),
      { seed: 1 },
    );
    expect(plan.cost).toBe(1000);
    expect(plan.unserved[0]?.because).toMatchObject([{ code: 'not-worth-the-detour' }]);
  });

  it('tell a person when what is aboard can no longer be delivered', () => {
    const plan = planRounds(
      problem({
        now: minute(125),
        vehicles: [
          { ...bike, has: ['cold-box'] },
          { ...bike, id: 'other', has: ['cold-box'] },
        ],
        committed: [{ vehicle: 'bike', stops: ['fish:pickup'], left: [minute(20)] }],
      }),
      { seed: 1 },
    );
    expect(plan.rounds.map(({ vehicle, stops }) => [vehicle, stops.map(({ stop }) => stop)])).toEqual([['bike', ['fish:pickup']]]);
    expect(plan.unserved).toMatchObject([
      {
        request: 'fish',
        aboard: 'bike',
        because: [
          { vehicle: 'bike', code: 'outside-time-window', facts: { stop: 'fish:delivery' } },
          { vehicle: 'other', code: 'pickup-before-delivery', facts: { aboard: 'bike' } },
        ],
      },
    ]);
  });
});
