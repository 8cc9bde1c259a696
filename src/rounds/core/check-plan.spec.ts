import type { PlannedRound, PlannedStop, RoundsPlan, Unserved } from './answer.js';
import { checkPlan } from './check-plan.js';
import { planRounds } from './plan.js';
import type { RoundsProblem } from './problem.js';
import { clock } from './rule-example.js';

/** A plan of one van for three parcels, of which one cannot be served, and then every way to spoil it. */

const evening = [clock('18:00'), clock('22:00')] as const;
const end = (place: string) => ({ place, window: evening, service_s: 300 });

const problem: RoundsProblem = {
  format: 'glane-rounds/1',
  now: clock('18:00'),
  objective: { perVehicle: 100, perMetre: 1, perSecond: 0.1, unserved_per_g: 1000 },
  places: [
    { id: 'depot', point: [2.39, 48.86] },
    { id: 'shop', point: [2.4, 48.86] },
    { id: 'canteen', point: [2.4, 48.87] },
  ],
  travel: { model: 'affine' },
  requests: [
    { id: 'bread', grams: { ambient: 5000 }, litres: 40, pickup: end('shop'), delivery: end('canteen') },
    {
      id: 'milk',
      grams: { chilled6: 20_000 },
      litres: 30,
      pickup: end('shop'),
      delivery: end('canteen'),
      maxOnBoard_s: 3600,
      needs: ['trolley'],
    },
    { id: 'soup', grams: { hot: 4000 }, litres: 10, pickup: end('shop'), delivery: end('canteen') },
  ],
  vehicles: [
    {
      id: 'van',
      profile: 'van',
      start: 'depot',
      end: 'depot',
      shift: evening,
      capacity_g: 30_000,
      litres: 100,
      coldLitres: 60,
      has: ['cold-box', 'trolley'],
      maxStops: 4,
    },
  ],
};
const plan = planRounds(problem, { seed: 1 });
const codes = (of: RoundsProblem, checked: RoundsPlan): string[] => [...new Set(checkPlan(of, checked).map(({ code }) => code))];

it('finds nothing wrong with the plan as it was made', () => {
  expect(plan.rounds.map(({ stops }) => stops.length)).toEqual([4]);
  expect(plan.unserved.map(({ request }) => request)).toEqual(['soup']);
  expect(checkPlan(problem, plan)).toEqual([]);
});

describe('a problem that forbids the plan', () => {
  const van = problem.vehicles.slice(0, 1);
  const withVan = (changes: object): RoundsProblem => ({ ...problem, vehicles: van.map((vehicle) => ({ ...vehicle, ...changes })) });
  const withMilk = (changes: object): RoundsProblem => ({
    ...problem,
    requests: problem.requests.map((request) => (request.id === 'milk' ? { ...request, ...changes } : request)),
  });

  const withPlaces = (changes: object): RoundsProblem => ({
    ...problem,
    places: problem.places.map((place) => ({ ...place, ...changes })),
  });

  test.each([
    ['outside-shift', withVan({ shift: [clock('18:00'), clock('18:10')] })],
    ['outside-shift', withVan({ shift: [clock('19:00'), clock('22:00')] })],
    ['too-heavy', withVan({ capacity_g: 24_999 })],
    ['too-bulky', withVan({ litres: 69 })],
    ['no-cold-room-left', withVan({ coldLitres: 29 })],
    ['cold-class-not-kept', withVan({ has: ['trolley'] })],
    ['equipment-missing', withVan({ has: ['cold-box'] })],
    ['too-many-stops', withVan({ maxStops: 3 })],
    ['too-long-on-board', withMilk({ maxOnBoard_s: 60 })],
    ['outside-time-window', withMilk({ delivery: { ...end('canteen'), window: [clock('18:00'), clock('18:05')] } })],
    ['outside-time-window', withMilk({ pickup: { ...end('shop'), window: [clock('21:00'), clock('22:00')] } })],
    ['wrong-departure', withMilk({ pickup: { ...end('shop'), service_s: 3000 } })],
    ['wrong-place', withMilk({ delivery: end('depot') })],
    ['wrong-load', withMilk({ grams: { chilled6: 20_001 } })],
    ['hot-and-cold-together', withMilk({ grams: { chilled6: 10_000, hot: 10_000 } })],
    ['wrong-arrival', { ...problem, travel: { model: 'affine', profiles: { van: { speed_kmh: 17 } } } }],
    ['wrong-metres', { ...problem, travel: { model: 'affine', profiles: { van: { slope: 1.2 } } } }],
    ['wrong-total', { ...problem, objective: { ...problem.objective, perVehicle: 0 } }],
    ['unknown-vehicle', { ...problem, vehicles: [] }],
    ['unknown-stop', { ...problem, requests: problem.requests.slice(1) }],
    ['unknown-request', { ...problem, requests: problem.requests.slice(0, 2) }],
    ['not-answered', { ...problem, requests: [...problem.requests, { ...problem.requests[0], id: 'rice' }] as RoundsProblem['requests'] }],
    ['reasons-incomplete', { ...problem, vehicles: [...van, ...van.map((vehicle) => ({ ...vehicle, id: 'bike' }))] }],
    ['no-time-for-break', withVan({ breaks: [{ window: [clock('18:00'), clock('18:01')], duration_s: 60 }] })],
    ['closed-to-vehicle', withPlaces({ closedTo: [{ profiles: ['van'], window: [clock('18:00'), clock('20:00')] }] })],
    ['wrong-trips', withVan({ trip: { range_m: 100_000 } })],
    ['no-sealed-box-left', withVan({ boxes: { 'cold-box': 0 } })],
    [
      'promised-time-moved',
      { ...problem, maxMove_s: 60, inForce: [{ vehicle: 'van', stops: [{ stop: 'milk:delivery', at: clock('18:59') }] }] },
    ],
    ['wrong-total', { ...problem, inForce: [{ vehicle: 'bike', stops: [{ stop: 'milk:delivery', at: clock('18:59') }] }] }],
    ['wrong-total', { ...problem, objective: { ...problem.objective, balance_per_h2: 1 } }],
    ['committed-stop-moved', { ...problem, committed: [{ vehicle: 'van', stops: ['soup:pickup'] }] }],
  ] satisfies [string, RoundsProblem][])('%s', (code, forbidding) => {
    expect(codes(forbidding, plan)).toContain(code);
  });
});

describe('a plan that was tampered with', () => {
  const withRound = (change: (round: PlannedRound) => Partial<PlannedRound>): RoundsPlan => ({
    ...plan,
    rounds: plan.rounds.map((round) => ({ ...round, ...change(round) })),
  });
  const withStop = (position: number, change: (stop: PlannedStop) => Partial<PlannedStop>): RoundsPlan =>
    withRound(({ stops }) => ({ stops: stops.map((stop, i) => (i === position ? { ...stop, ...change(stop) } : stop)) }));
  const left = (request: string): Unserved => ({ request, aboard: 'van', because: [] });
  const sooner = (iso: string): string => new Date(Date.parse(iso) - 5000).toISOString();

  test.each([
    ['wrong-arrival', withStop(2, ({ arrival }) => ({ arrival: sooner(arrival) }))],
    ['wrong-arrival', withStop(0, () => ({ waiting_s: -60 }))],
    ['wrong-arrival', withRound(({ returns }) => ({ returns: sooner(returns) }))],
    ['wrong-departure', withStop(3, ({ departure }) => ({ departure: sooner(departure) }))],
    ['outside-shift', withRound(({ leaves }) => ({ leaves: sooner(leaves) }))],
    ['wrong-load', withStop(1, ({ loadAfter }) => ({ loadAfter: { ...loadAfter, litres: 1 } }))],
    ['wrong-metres', withStop(1, ({ driven_m }) => ({ driven_m: driven_m + 10 }))],
    ['wrong-metres', withRound(({ metres }) => ({ metres: metres - 10 }))],
    ['wrong-total', withRound(({ grams }) => ({ grams: grams + 1 }))],
    ['wrong-total', { ...plan, cost: plan.cost + 1 }],
    ['wrong-total', { ...plan, trace: [...plan.trace, { iteration: 9999, cost: Infinity }] }],
    ['pickup-before-delivery', withRound(({ stops }) => ({ stops: stops.toReversed() }))],
    [
      'pickup-before-delivery',
      { ...withRound(({ stops }) => ({ stops: stops.slice(0, 2) })), unserved: [left('bread'), left('milk'), ...plan.unserved] },
    ],
    [
      'too-far-without-approved-cold',
      withRound(({ stops }) => ({ stops: stops.map((stop) => ({ ...stop, ...(stop.kind === 'delivery' && { driven_m: 90_000 }) })) })),
    ],
    ['not-answered', withRound(({ stops }) => ({ stops: stops.slice(0, 3) }))],
    ['not-answered', { ...plan, unserved: [] }],
    ['answered-twice', { ...plan, unserved: [...plan.unserved, { request: 'milk', because: [] }] }],
    ['answered-twice', { ...plan, unserved: [...plan.unserved, ...plan.unserved] }],
    ['stop-twice', withRound(({ stops }) => ({ stops: [...stops, ...stops] }))],
    ['vehicle-twice', { ...plan, rounds: [...plan.rounds, ...plan.rounds] }],
    ['wrong-vehicle', { ...plan, unserved: plan.unserved.map((answer) => ({ ...answer, aboard: 'van' })) }],
  ] satisfies [string, RoundsPlan][])('%s', (code, tampered) => {
    expect(codes(problem, tampered)).toContain(code);
  });
});
