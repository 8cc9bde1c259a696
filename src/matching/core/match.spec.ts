import fc from 'fast-check';
import { aLot, aProblem, aRecipient, easyProblems, mustRead, POLICY, problems } from '../../../test/support/matching-problems.js';
import { checkProposal } from './check-proposal.js';
import { match, urgentFirst } from './match.js';
import type { Problem } from './problem.js';
import type { Proposal } from './proposal.js';

/** Enough for a dozen lots; the default budget would look much longer at nothing new. */
const BUDGET = 3_000;
const decide = (problem: Problem): Proposal => match(problem, { seed: 1, budget: BUDGET });
const placed = ({ placements }: Proposal): string[] =>
  placements.map(({ lot, recipient, packages }) => `${lot}→${recipient}:${String(packages)}`);

/** Far enough apart that a trip costs: 165 + 1.115 × 1,112 m = 1,405 m, so 500 + 0.25 × 1,405 = 851 grams-equivalent. */
const NORTH = [2.39, 48.88] as const;

describe('a few lots whose best answer can be seen', () => {
  test('all goes to the only one who can take it', () => {
    expect(placed(decide(aProblem()))).toEqual(['L1→R1:10']);
  });

  test('nothing to give, nobody to take: an empty proposal worth nothing', () => {
    const nothing = { placements: [], unplaced: [], objective: 0, bound: 0, gap: 0 };
    expect(decide(aProblem({ lots: [] }))).toMatchObject(nothing);
    expect(decide(aProblem({ recipients: [] }))).toMatchObject({ ...nothing, unplaced: [{ lot: 'L1', packages: 10, because: [] }] });
  });

  test('urgent food takes the room', () => {
    const lots = [aLot({ id: 'waits' }), aLot({ id: 'urgent', deadline: '2026-11-21T12:00:00+01:00' })];
    const proposal = decide(aProblem({ lots, recipients: [aRecipient({ total_g: 10_000 })] }));
    expect(placed(proposal)).toEqual(['urgent→R1:10']);
  });

  test('the first choice is left to the lot that has no other', () => {
    // Nearest first would give R1 to the lot that could also go to R2.
    const lots = [aLot({ id: 'choosy', category: 'meat' }), aLot({ id: 'easy' })];
    const recipients = [aRecipient({ total_g: 10_000 }), aRecipient({ id: 'R2', point: NORTH, accepts: ['bread'] })];
    expect(placed(decide(aProblem({ lots, recipients })))).toEqual(['choosy→R1:10', 'easy→R2:10']);
  });

  test('a trip is paid once, so one donor’s lots go together', () => {
    const lots = [aLot({ id: 'L1' }), aLot({ id: 'L2', category: 'dairy' })];
    const recipients = ['R1', 'R2'].map((id) => aRecipient({ id, point: NORTH }));
    const proposal = decide(aProblem({ lots, recipients }));
    expect(new Set(proposal.placements.map(({ recipient }) => recipient)).size).toBe(1);
  });

  test('two small lots are worth a trip that neither is worth alone', () => {
    // 500 g of each against a trip that costs 851.
    const lots = ['L1', 'L2'].map((id) => aLot({ id, package_g: 500, packages: 1 }));
    const recipients = [aRecipient({ point: NORTH })];
    expect(placed(decide(aProblem({ lots, recipients })))).toEqual(['L1→R1:1', 'L2→R1:1']);
    expect(placed(decide(aProblem({ lots: lots.slice(1), recipients })))).toEqual([]);
  });

  test('the least a recipient accepts is counted over all lots of a donor', () => {
    const lots = ['L1', 'L2'].map((id) => aLot({ id, packages: 4 }));
    const recipients = [aRecipient({ minDelivery_g: 7_000 })];
    expect(placed(decide(aProblem({ lots, recipients })))).toEqual(['L1→R1:4', 'L2→R1:4']);
    const others = [lots[0]!, { ...lots[1]!, donor: 'D2' }];
    expect(placed(decide(aProblem({ lots: others, recipients })))).toEqual([]);
  });

  test('a lot is shared between no more recipients than the policy says', () => {
    const recipients = ['R1', 'R2', 'R3'].map((id) => aRecipient({ id, total_g: 4_000 }));
    const shares = (maxParcelsPerLot: number): number =>
      decide(aProblem({ recipients, policy: { ...POLICY, maxParcelsPerLot } })).placements.length;
    expect([shares(1), shares(2), shares(3)]).toEqual([1, 2, 3]);
  });

  test('what was accepted before uses room, in its cold class and in all', () => {
    const fixed = [{ recipient: 'R1', cold: 'ambient', grams: 4_000 }] as const;
    const room = (recipient: object): string[] => placed(decide(aProblem({ recipients: [aRecipient(recipient)], fixed })));
    expect(room({ capacity_g: { ambient: 9_000 } })).toEqual(['L1→R1:5']);
    expect(room({ capacity_g: { ambient: 90_000 }, total_g: 7_500 })).toEqual(['L1→R1:3']);
    expect(room({ capacity_g: { ambient: 3_000 } })).toEqual([]);
  });

  test('fairness gives to the one who has had least of its share', () => {
    const policy = { ...POLICY, fairness: { weight: 0.3 } };
    const recipients = [
      aRecipient({ id: 'served', entitlement: 100, received_g: 90_000 }),
      aRecipient({ id: 'waiting', entitlement: 100, received_g: 0 }),
    ];
    const waiting = decide(aProblem({ policy, recipients }));
    expect(placed(waiting)).toEqual(['L1→waiting:10']);
    // 10 kg × (1 + 0.3), less 500 for the trip: the whole lot lies below half of its share of 50 kg.
    expect(waiting.objective).toBeCloseTo(12_500, 6);
    // Accepted already counts as received, though nothing of it has arrived.
    const fixed = [{ recipient: 'waiting', cold: 'ambient', grams: 300_000 }] as const;
    expect(placed(decide(aProblem({ policy, recipients, fixed })))).toEqual(['L1→served:10']);
  });

  test('food goes to nobody rather than to one whose excess counts against it for more than the food', () => {
    // 10 kg count 10,000; beyond one and a half shares a weight of 4 takes back 2 per gram.
    const recipients = [aRecipient({ entitlement: 1, received_g: 300_000 }), aRecipient({ id: 'R2', entitlement: 99, accepts: [] })];
    const voted = (weight: number): string[] => placed(decide(aProblem({ recipients, policy: { ...POLICY, fairness: { weight } } })));
    expect(voted(4)).toEqual([]);
    expect(voted(1)).toEqual(['L1→R1:10']);
  });
});

describe('over many small problems', () => {
  const check = (property: (problem: Problem) => void, numRuns: number): void =>
    fc.assert(
      fc.property(fc.oneof(easyProblems, easyProblems, problems), (drawn) => property(mustRead(drawn))),
      { seed: 11, numRuns },
    );

  test('no proposal breaks a rule or loses mass, and its objective is what the checker counts', () => {
    let placements = 0;
    check((problem) => {
      for (const proposal of [decide(problem), urgentFirst(problem)]) {
        const { violations, objective } = checkProposal(problem, proposal);
        expect(violations).toEqual([]);
        expect(proposal.objective).toBeCloseTo(objective, 4);
        expect(proposal.bound).toBeGreaterThanOrEqual(proposal.objective);
        placements += proposal.placements.length;
      }
    }, 150);
    expect(placements).toBeGreaterThan(300);
  });

  test('deciding all together is never worse than most urgent first, even without a search, and often better', () => {
    let better = 0;
    check((problem) => {
      const [joint, plain] = [match(problem, { seed: 1, budget: 0 }).objective, urgentFirst(problem).objective];
      expect(joint).toBeGreaterThanOrEqual(plain - 1e-6);
      if (joint > plain + 1) better += 1;
    }, 100);
    expect(better).toBeGreaterThan(20);
  });

  test('a search never ends below where it began, and sometimes well above', () => {
    let better = 0;
    check((problem) => {
      const [searched, start] = [decide(problem).objective, match(problem, { seed: 1, budget: 0 }).objective];
      expect(searched).toBeGreaterThanOrEqual(start - 1e-6);
      if (searched > start + 1) better += 1;
    }, 150);
    expect(better).toBeGreaterThan(5);
  });

  test('the same problem and seed give the same proposal to the byte', () => {
    check((problem) => expect(JSON.stringify(decide(problem))).toBe(JSON.stringify(decide(problem))), 50);
  });

  test('names and the order of the file change nothing', () => {
    check((problem) => {
      // Reverses the order of names: L0 becomes L99, and the last of the file comes first.
      const renamed = (name: string): string => `${name[0]!}${String(99 - Number(name.slice(1)))}`;
      const other: Problem = {
        ...problem,
        lots: problem.lots.toReversed().map((lot) => ({
          ...lot,
          id: renamed(lot.id),
          donor: renamed(lot.donor),
          ...(lot.answeredNo && { answeredNo: lot.answeredNo.map(renamed) }),
        })),
        recipients: problem.recipients.toReversed().map((recipient) => ({
          ...recipient,
          id: renamed(recipient.id),
          ...(recipient.conventions && { conventions: recipient.conventions.map((name) => (name === '*' ? name : renamed(name))) }),
        })),
        fixed: problem.fixed.map((load) => ({ ...load, recipient: renamed(load.recipient) })),
      };
      const [mine, theirs] = [decide(problem), decide(other)];
      expect(theirs.objective).toBeCloseTo(mine.objective, 6);
      expect(theirs.bound).toBeCloseTo(mine.bound, 6);
      const back = theirs.placements.map(({ lot, recipient, packages }) => ({
        lot: renamed(lot),
        recipient: renamed(recipient),
        packages,
      }));
      expect(placed({ ...theirs, placements: back }).sort()).toEqual(placed(mine).sort());
    }, 100);
  });

  test('more room never brings the bound below what less room could reach', () => {
    check((problem) => {
      const roomier: Problem = {
        ...problem,
        recipients: problem.recipients.map(({ capacity_g, total_g, ...recipient }) => ({
          ...recipient,
          ...(total_g !== undefined && { total_g: total_g + 10_000 }),
          ...(capacity_g && { capacity_g: Object.fromEntries(Object.entries(capacity_g).map(([cold, grams]) => [cold, grams + 10_000])) }),
        })),
      };
      expect(decide(roomier).bound).toBeGreaterThanOrEqual(decide(problem).objective - 1e-6);
    }, 100);
  });
});

describe('against every possible proposal', () => {
  /** Two or three donors’ few packages: small enough to try all ways of sending them. */
  const tiny = easyProblems.map((problem): Problem => ({
    ...problem,
    lots: problem.lots.slice(0, 3).map((lot) => ({ ...lot, packages: 1 + (lot.packages % 3), package_g: lot.package_g * 4 })),
    recipients: problem.recipients.slice(0, 3),
    fixed: [],
  }));

  /** All ways to send up to `packages` to `recipients` recipients. */
  function* ways(packages: number, recipients: number): Generator<number[]> {
    if (recipients === 0) yield [];
    else for (let n = 0; n <= packages; n++) for (const rest of ways(packages - n, recipients - 1)) yield [n, ...rest];
  }

  function best(problem: Problem): number {
    const { lots, recipients } = problem;
    let highest = 0;
    const extend = (l: number, placements: Proposal['placements']): void => {
      if (l === lots.length) {
        const unplaced = lots.map((lot) => {
          const sent = placements.filter((one) => one.lot === lot.id).reduce((sum, one) => sum + one.packages, 0);
          return { lot: lot.id, packages: lot.packages - sent, because: [] };
        });
        const { violations, objective } = checkProposal(problem, { placements, unplaced });
        if (violations.length === 0) highest = Math.max(highest, objective);
        return;
      }
      const lot = lots[l]!;
      for (const way of ways(lot.packages, allowed.get(lot.id)!.length)) {
        const mine = way.flatMap((packages, i) => (packages > 0 ? [{ lot: lot.id, recipient: allowed.get(lot.id)![i]!, packages }] : []));
        extend(l + 1, [...placements, ...mine]);
      }
    };
    const allowed = new Map(
      lots.map((lot) => {
        const alone = recipients.filter(({ id }) => {
          const { violations } = checkProposal(problem, { placements: [{ lot: lot.id, recipient: id, packages: 1 }], unplaced: [] });
          return violations.every(({ code }) => code === 'mass-lost' || code === 'min-delivery');
        });
        return [lot.id, alone.map(({ id }) => id)];
      }),
    );
    extend(0, []);
    return highest;
  }

  test('the bound holds, and the best proposal is found', () => {
    let found = 0;
    let tried = 0;
    fc.assert(
      fc.property(tiny, (drawn) => {
        const problem = mustRead(drawn);
        const optimum = best(problem);
        const { objective, bound } = decide(problem);
        expect(bound).toBeGreaterThanOrEqual(optimum - 1e-6);
        expect(objective).toBeLessThanOrEqual(optimum + 1e-6);
        if (optimum === 0) return;
        tried += 1;
        if (objective > optimum - 1e-6) found += 1;
      }),
      { seed: 12, numRuns: 150 },
    );
    expect(tried).toBeGreaterThan(40);
    expect(found / tried).toBeGreaterThanOrEqual(0.95);
  });
});
