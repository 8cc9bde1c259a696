import fc from 'fast-check';
import { match, urgentFirst } from '../../src/matching/core/match.js';
import type { Problem } from '../../src/matching/core/problem.js';
import type { Proposal } from '../../src/matching/core/proposal.js';
import { linearBound, solveExactly, type Solver } from '../../src/matching/exact/exact.js';
import { openHighs, solve } from '../../src/matching/exact/highs.js';
import { broken, forbids, worth } from '../support/independent-matching-checker.js';
import { mustRead } from '../support/matching-problems.js';
import { randomProblems } from '../support/random-matching-problems.js';

/** What must hold for every problem, judged by code that shares nothing with the program. */

let solver: Solver;
beforeAll(async () => {
  const highs = await openHighs();
  solver = (program, options) => solve(highs, program, options);
});

/** Enough for ten lots; by itself it would look much longer at nothing new. */
const decide = (problem: Problem): Proposal => match(problem, { seed: 1, budget: 3_000, priceRounds: 60 });
/** Sums of floats in another order differ in the last digits. */
const slack = (value: number): number => 1e-3 + 1e-7 * Math.abs(value);

const check = (property: (problem: Problem) => void | Promise<void>, numRuns: number): Promise<void> =>
  fc.assert(
    fc.asyncProperty(randomProblems, async (drawn) => property(mustRead(drawn))),
    { seed: 20_261_120, numRuns },
  );

test('the problems drawn run into every rule, and leave enough that can be placed', async () => {
  const codes = new Map<string, number>();
  let allowed = 0;
  await check((problem) => {
    for (const lot of problem.lots) {
      for (const recipient of problem.recipients) {
        const found = forbids(problem, lot, recipient);
        if (found.length === 0) allowed += 1;
        for (const code of found) codes.set(code, (codes.get(code) ?? 0) + 1);
      }
    }
  }, 150);
  expect([...codes.keys()].sort()).toEqual(
    [
      'allergen-refused',
      'answered-no',
      'canteen-waste-to-feed',
      'category-refused',
      'closed',
      'cold-chain',
      'date-passed',
      'needs-sorting',
      'no-convention',
      'no-distribution-in-time',
      'not-habilitated',
      'short-dlc',
      'too-far',
      'unpacked-animal-origin',
    ].sort(),
  );
  expect(Math.min(...codes.values())).toBeGreaterThan(2);
  expect(allowed).toBeGreaterThan(300);
});

test('no proposal breaks a rule or loses a package, and each is worth what it says, at most its bound', async () => {
  let placed = 0;
  await check((problem) => {
    for (const proposal of [decide(problem), urgentFirst(problem)]) {
      expect(broken(problem, proposal)).toEqual([]);
      expect(Math.abs(proposal.objective - worth(problem, proposal.placements))).toBeLessThan(slack(proposal.objective));
      expect(proposal.bound).toBeGreaterThanOrEqual(proposal.objective);
      placed += proposal.placements.length;
    }
  }, 150);
  expect(placed).toBeGreaterThan(450);
});

test('the exact solver keeps the same rules; linear bound ≥ optimum ≥ ours ≥ most urgent first, and our bound holds', async () => {
  let reached = 0;
  let asked = 0;
  await check(async (problem) => {
    const [ours, plain] = [decide(problem), urgentFirst(problem)];
    const { proposal: best, proven } = await solveExactly(problem, { solver, gap: 0, seconds: 10 });
    expect(broken(problem, best)).toEqual([]);
    expect(Math.abs(best.objective - worth(problem, best.placements))).toBeLessThan(slack(best.objective));
    expect(ours.objective).toBeGreaterThanOrEqual(plain.objective - slack(plain.objective));
    if (!proven) return;
    expect(best.objective).toBeGreaterThanOrEqual(ours.objective - slack(ours.objective));
    expect(ours.bound).toBeGreaterThanOrEqual(best.objective - slack(best.objective));
    expect(await linearBound(problem, { solver, seconds: 10 })).toBeGreaterThanOrEqual(best.objective - slack(best.objective));
    asked += 1;
    if (ours.objective >= best.objective - slack(best.objective)) reached += 1;
  }, 80);
  expect(asked).toBeGreaterThan(70);
  expect(reached / asked).toBeGreaterThan(0.9);
});

describe('what changes nothing or only helps', () => {
  test('the same problem and seed give the same proposal to the byte', async () => {
    await check((problem) => expect(JSON.stringify(decide(problem))).toBe(JSON.stringify(decide(problem))), 60);
  });

  test('more room never lowers the bound', async () => {
    await check(async (problem) => {
      const roomier = withRoom(problem, 7_300);
      const [before, after] = [await linearBound(problem, { solver, seconds: 10 }), await linearBound(roomier, { solver, seconds: 10 })];
      expect(after).toBeGreaterThanOrEqual(before - slack(before));
      // Ours is not the tightest there is, so more room may find a tighter one; it stays above what less room could reach.
      expect(decide(roomier).bound).toBeGreaterThanOrEqual(decide(problem).objective - slack(before));
    }, 60);
  });

  test('other names and another order change the names and nothing else', async () => {
    await fc.assert(
      fc.property(randomProblems, fc.array(fc.nat(), { minLength: 20, maxLength: 20 }), (drawn, keys) => {
        const problem = mustRead(drawn);
        const other = renamed(problem, keys);
        const [mine, theirs] = [decide(problem), decide(other)];
        expect(Math.abs(theirs.objective - mine.objective)).toBeLessThan(slack(mine.objective));
        expect(Math.abs(theirs.bound - mine.bound)).toBeLessThan(slack(mine.bound));
        expect(contents(other, theirs)).toEqual(contents(problem, mine));
      }),
      { seed: 20_261_121, numRuns: 100 },
    );
  });
});

function withRoom(problem: Problem, more_g: number): Problem {
  const recipients = problem.recipients.map((recipient) => ({
    ...recipient,
    ...(recipient.total_g !== undefined && { total_g: recipient.total_g + more_g }),
    ...(recipient.capacity_g && {
      capacity_g: Object.fromEntries(Object.entries(recipient.capacity_g).map(([cold, grams]) => [cold, grams + more_g])),
    }),
  }));
  return { ...problem, recipients };
}

/** Every id gets another, in another alphabetical order, and the lists are shuffled. */
function renamed(problem: Problem, keys: readonly number[]): Problem {
  const name = (old: string): string =>
    old === '*' ? old : `${String(keys[Number(old.slice(1)) % 20])}-${old.split('').toReversed().join('')}`;
  const order = <T>(items: readonly T[], salt: number): T[] =>
    items
      .map((item, index) => ({ item, key: keys[(index * 7 + salt) % 20]! }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
  const [lots, recipients] = [order(problem.lots, 0), order(problem.recipients, 3)];
  const { travel } = problem;
  return {
    ...problem,
    travel:
      travel.model === 'affine'
        ? travel
        : {
            ...travel,
            metres: lots.map((lot) => recipients.map((one) => travel.metres[problem.lots.indexOf(lot)]![problem.recipients.indexOf(one)]!)),
          },
    lots: lots.map((lot) => ({
      ...lot,
      id: name(lot.id),
      donor: name(lot.donor),
      ...(lot.answeredNo && { answeredNo: lot.answeredNo.map(name).toReversed() }),
    })),
    recipients: recipients.map((recipient) => ({
      ...recipient,
      id: name(recipient.id),
      ...(recipient.conventions && { conventions: recipient.conventions.map(name) }),
    })),
    fixed: problem.fixed.map((load) => ({ ...load, recipient: name(load.recipient) })).toReversed(),
  };
}

/** What goes where, with twins that differ in nothing but their names taken for one another. */
function contents(problem: Problem, { placements }: Proposal): string[] {
  const lots = new Map(problem.lots.map(({ id, donor, answeredNo, ...lot }) => [id, JSON.stringify(lot)]));
  const recipients = new Map(problem.recipients.map(({ id, conventions, ...recipient }) => [id, JSON.stringify(recipient)]));
  return placements.map(({ lot, recipient, packages }) => `${lots.get(lot)!} → ${recipients.get(recipient)!}: ${String(packages)}`).sort();
}
