import { clock, exampleProblem, exampleTrip, type RuleExample } from './rule-example.js';
import { checkPlan } from './check-plan.js';
import { planRounds } from './plan.js';
import { tripParts } from './trip-parts.js';
import type { Trip } from './trip.js';

/** Trips on the street of the rule examples: the shop at 1 km from home, the canteen at 3, the hub at 5; a kilometre a minute. */
const trip = (example: Omit<RuleExample, 'given' | 'refused'>): Trip => exampleTrip({ given: '', refused: false, ...example });
const parts = (of: Trip): number[][] =>
  tripParts(of).map(({ from, to, metres, leaves_s, returns_s }) => [from, to, metres, leaves_s / 60, returns_s / 60]);

describe('a vehicle with a range', () => {
  it('is back at its base between two trips, as few times as that takes', () => {
    const three = trip({ vehicle: { trip: { range_m: 10_000, turnaround_s: 600 } }, requests: { a: {}, b: {}, c: {} } });
    // Twice from the shop to the canteen is 1 + 2 + 2 + 2 + 3 = 10 km; home at 18:30, and ten minutes for the battery.
    expect(parts(three)).toEqual([
      [0, 4, 10_000, 0, 30],
      [4, 6, 6000, 40, 56],
    ]);
    expect(three.driven_m).toEqual([1000, 3000, 5000, 7000, 11_000, 13_000, 16_000]);
  });

  it('leaves its base just in time', () => {
    const late = { pickup: { window: [clock('20:00'), clock('21:00')] as const } };
    const two = trip({ vehicle: { trip: { range_m: 6000 } }, requests: { a: {}, b: late } });
    expect(parts(two).map(([, , , leaves]) => leaves)).toEqual([0, 119]);
  });

  it('does not go there with a load, however far it has come', () => {
    const both = { a: { delivery: { place: 'hub' } }, b: {} };
    const loaded = trip({
      vehicle: { trip: { range_m: 8000 } },
      requests: both,
      stops: ['a:pickup', 'b:pickup', 'b:delivery', 'a:delivery'],
    });
    expect(loaded.calls).toEqual([]);
  });

  it('stays out where one trip is enough', () => {
    expect(trip({ vehicle: { trip: { range_m: 10_000 } }, requests: { a: {}, b: {} } }).calls).toEqual([]);
  });

  it('counts the way to where its shift ends', () => {
    // Home to the hub in passing is 5 km; back home from the canteen would be 6.
    expect(trip({ vehicle: { end: 'hub', trip: { range_m: 5000 } }, requests: { a: {} } }).driven_m.at(-1)).toBe(5000);
  });
});

it('comes home when its trip would last too long, waiting included', () => {
  const late = { pickup: { window: [clock('19:00'), clock('21:00')] as const } };
  const two = trip({ vehicle: { trip: { longest_s: 2400 } }, requests: { a: {}, b: late } });
  expect(parts(two).map(([from, to]) => [from, to])).toEqual([
    [0, 2],
    [2, 4],
  ]);
});

it('takes breaks at the base when it is there', () => {
  const vehicle = {
    trip: { range_m: 6000, turnaround_s: 300 },
    breaks: [{ window: [clock('18:14'), clock('18:40')], duration_s: 600 }],
  } as const;
  const two = trip({ vehicle, requests: { a: {}, b: {} } });
  // Home at 18:16, rested at 18:26, off at 18:31.
  expect(two.rests).toEqual([{ before: 2, from_s: 960, to_s: 1560 }]);
  expect(parts(two).map(([, , , leaves]) => leaves)).toEqual([0, 31]);
});

describe('a round on the road', () => {
  const requests = { a: {}, b: {}, c: {} };
  const facts = { vehicle: { trip: { range_m: 10_000 }, shift: [clock('17:00'), clock('22:00')] as const }, requests };
  const committed = ['a:pickup', 'a:delivery', 'b:pickup'];
  const left = [clock('17:20'), clock('17:30'), clock('17:50')];

  it('has been at its base where it says so, and nowhere else', () => {
    expect(trip({ ...facts, committed, left, running: { returned: ['b:pickup'] } }).calls.map(({ before }) => before)).toEqual([2]);
    expect(trip({ ...facts, committed, left }).calls.map(({ before }) => before)).toEqual([4]);
  });
});

it('prints each trip, and the checker agrees', () => {
  const problem = exampleProblem({
    requests: { a: {}, b: {}, c: {} },
    vehicle: { capacity_g: 10_000, trip: { range_m: 6000, turnaround_s: 300 }, maxTrips: 3 },
    committed: [],
    left: [],
  });
  const plan = planRounds(problem, { seed: 1 });
  expect(
    plan.rounds[0]?.trips?.map(({ leaves, returns, metres, visits }) => [leaves.slice(11, 16), returns.slice(11, 16), metres, visits]),
  ).toEqual([
    ['17:00', '17:16', 6000, [1, 2]],
    ['17:21', '17:37', 6000, [3, 4]],
    ['17:42', '17:58', 6000, [5, 6]],
  ]);
  expect(checkPlan(problem, plan)).toEqual([]);
  const twoTrips = { ...problem, vehicles: problem.vehicles.map((vehicle) => ({ ...vehicle, maxTrips: 2 })) };
  expect(planRounds(twoTrips, { seed: 1 }).unserved.map(({ because }) => because.map(({ code }) => code))).toEqual([['too-many-trips']]);
});
