import type { Help } from './answer.js';
import { planRounds } from './plan.js';
import type { RoundsProblem, VehicleFacts } from './problem.js';
import { clock, exampleProblem, type RuleExample } from './rule-example.js';

/** What would help on the street of the rule examples: the shop at 1 km from home, the canteen at 3; a kilometre a minute; now is 18:00. */
const problemOf = (example: Omit<RuleExample, 'given' | 'refused'>): RoundsProblem =>
  exampleProblem({ committed: [], left: [], ...example });
const help = (problem: RoundsProblem, request: string): readonly Help[] | undefined =>
  planRounds(problem, { seed: 1 }).unserved.find((left) => left.request === request)?.wouldHelp;
const fr = (found: readonly Help[] | undefined): string[] | undefined => found?.map(({ words }) => words.fr);

/** A van that is busy at the only hour at which b could be fetched, so that b is left over whatever the order. */
const busy = {
  requests: {
    a: { pickup: { window: [clock('18:00'), clock('18:04')] as const } },
    b: {
      pickup: { place: 'hub', window: [clock('18:00'), clock('18:08')] as const },
      delivery: { place: 'hub', window: [clock('18:00'), clock('18:30')] as const },
    },
  },
};

describe('one more vehicle', () => {
  it('is asked for with the latest minute at which it could start', () => {
    const found = help(problemOf(busy), 'b');
    // The hub is five minutes away and takes nobody in after 18:08.
    expect(found?.find(({ kind }) => kind === 'vehicle')).toMatchObject({
      like: 'van',
      profile: 'van',
      from: '2026-11-20T17:03:00.000Z',
      words: { fr: 'une camionnette de plus à 18:03, jusqu’à 18:23', en: 'one van more at 18:03, until 18:23' },
    });
  });

  it('serves the request when it comes, and comes too late a minute later', () => {
    const problem = problemOf(busy);
    const found = help(problem, 'b')?.find((one) => one.kind === 'vehicle');
    const from = found?.kind === 'vehicle' ? found.from : '';
    const later = new Date(Date.parse(from) + 60_000).toISOString();
    const left = (starts: string): number => {
      const [van] = problem.vehicles as [VehicleFacts];
      const more = { ...van, id: 'more', shift: [starts, clock('22:00')] as const };
      return planRounds({ ...problem, vehicles: [van, more] }, { seed: 1 }).unserved.length;
    };
    expect([left(from), left(later)]).toEqual([0, 1]);
  });

  it('is no help to what is aboard', () => {
    const aboard = problemOf({ requests: { a: { delivery: { window: [clock('18:00'), clock('18:01')] } } }, committed: ['a:pickup'] });
    expect(help(aboard, 'a')?.map(({ kind }) => kind)).toEqual(['wider-window']);
  });
});

describe('equipment', () => {
  it('is lent to a vehicle that has room and time', () => {
    const found = help(problemOf({ requests: { a: { grams: { chilled4: 5000 }, litres: 10, needs: ['trolley'] } } }), 'a');
    expect(found).toEqual([
      {
        kind: 'equipment',
        vehicle: 'van',
        equipment: ['trolley', 'cold-box'],
        words: { fr: 'un chariot et un bac isotherme froid pour van', en: 'a trolley and a cold box for van' },
      },
    ]);
  });

  it('is one box more where the boxes are in use', () => {
    const cold = { grams: { chilled4: 5000 }, pickup: { window: [clock('18:00'), clock('18:03')] as const } };
    const both = { a: cold, b: { ...cold, delivery: { place: 'hub' } } };
    const found = help(problemOf({ requests: both, vehicle: { has: ['cold-box'], boxes: { 'cold-box': 1 } } }), 'b');
    expect(found?.[0]).toMatchObject({ kind: 'equipment', equipment: ['cold-box'] });
  });

  it('is not proposed where it would change nothing', () => {
    const heavy = { a: { grams: { chilled4: 50_000 } } };
    expect(help(problemOf({ requests: heavy, vehicle: { capacity_g: 10_000 } }), 'a')).toEqual([]);
  });
});

describe('more time', () => {
  it('is as little as works, in steps of five minutes', () => {
    // Loaded until 18:06 and two minutes away: 18:08 is four minutes late.
    const found = help(problemOf({ requests: { a: { delivery: { window: [clock('18:00'), clock('18:04')] } } } }), 'a');
    expect(found?.[0]).toMatchObject({ kind: 'wider-window', end: 'delivery', side: 'later', minutes: 5 });
    expect(fr(found)).toEqual(['la livraison possible 5 min plus tard, avec van']);
  });

  it('is a longer shift where the driver has to be home', () => {
    const found = help(problemOf({ requests: { a: {} }, vehicle: { shift: [clock('18:00'), clock('18:08')] } }), 'a');
    // Back at 18:16.
    expect(found?.[0]).toMatchObject({ kind: 'longer-shift', side: 'later', minutes: 10, vehicle: 'van' });
    expect(found?.map(({ kind }) => kind)).toEqual(['longer-shift', 'vehicle']);
  });

  it('is an earlier start where the pickup closes before', () => {
    const early = { a: { pickup: { window: [clock('18:00'), clock('18:20')] as const } } };
    const found = help(problemOf({ requests: early, vehicle: { shift: [clock('18:30'), clock('22:00')] } }), 'a');
    expect(found?.[0]).toMatchObject({ kind: 'longer-shift', side: 'earlier', minutes: 15 });
    expect(found?.[1]).toMatchObject({ kind: 'wider-window', end: 'pickup', side: 'later', minutes: 15 });
  });
});

it('says nothing of requests for which the effort did not last', () => {
  const late = { delivery: { window: [clock('18:00'), clock('18:01')] as const } };
  const many = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`q${String(i)}`, { ...late, priority: i % 7 }]));
  const problem = problemOf({ requests: many });
  const vehicles = ['v1', 'v2', 'v3', 'v4'].flatMap((id) => problem.vehicles.map((van) => ({ ...van, id })));
  const { unserved } = planRounds({ ...problem, vehicles, committed: [] }, { seed: 1, iterations: 0 });
  expect(unserved).toHaveLength(400);
  const tried = unserved.filter(({ wouldHelp }) => wouldHelp !== undefined);
  expect(tried.length).toBeGreaterThan(10);
  expect(tried.length).toBeLessThan(400);
  // Those that cost most to leave behind were tried first.
  const priority = (request: string): number => Number(request.slice(1)) % 7;
  expect(Math.min(...tried.map(({ request }) => priority(request)))).toBeGreaterThanOrEqual(
    Math.max(...unserved.filter(({ wouldHelp }) => wouldHelp === undefined).map(({ request }) => priority(request))),
  );
});
