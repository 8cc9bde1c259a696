import fc from 'fast-check';
import { minute, roundsProblem } from '../../../test/support/rounds-problems.js';
import { checkPlan } from './check-plan.js';
import { planRounds } from './plan.js';
import type { RoundsProblem } from './problem.js';
import { readProblem } from './read-problem.js';

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

  it('does not cost less when a vehicle is taken away', () => {
    // True of the best plans; of a heuristic one only where nobody is served, so that is what is asked.
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
  const committed = plan.rounds.map(({ vehicle, stops }) => {
    const left = stops.filter(({ departure }) => Date.parse(departure) <= Date.parse(now));
    const kept = stops.slice(0, left.length + promised);
    return { vehicle, stops: kept.map(({ stop }) => stop), left: left.map(({ departure }) => departure) };
  });
  return { ...problem, now, committed };
}

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
