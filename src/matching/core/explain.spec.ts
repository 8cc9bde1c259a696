import fc from 'fast-check';
import { aLot, aProblem, aRecipient, easyProblems, mustRead, POLICY, problems } from '../../../test/support/matching-problems.js';
import { LANGUAGES } from '../../vocabulary/words.js';
import { checkProposal } from './check-proposal.js';
import { constraints } from './constraints/index.js';
import { explainLot, explainPair } from './explain.js';
import { jointReasons } from './joint-reasons.js';
import { match } from './match.js';
import type { Problem } from './problem.js';
import type { Proposal } from './proposal.js';

const decide = (problem: Problem): Proposal => match(problem, { seed: 1, budget: 3_000 });

/** Why lot L1 did not go (whole) to a recipient, under the proposal of the method. */
function why(changes: Partial<Problem>, recipient = 'R1') {
  const problem = aProblem(changes);
  const explained = explainPair(problem, decide(problem), { lot: 'L1', recipient })!;
  return explained.reasons.map(({ code, facts }) => ({ code, facts }));
}

const NORTH = [2.39, 48.88] as const;

test('who got the lot whole has nothing to ask', () => {
  expect(why({})).toEqual([]);
});

test('each rule that refuses is named, not only the first', () => {
  const reasons = why({ recipients: [aRecipient({ accepts: ['meat'], open: [] })] });
  expect(reasons.map(({ code }) => code)).toEqual(['category-refused', 'closed']);
});

test('full: how much room is left, and how much more one package would have needed', () => {
  expect(why({ recipients: [aRecipient({ capacity_g: { ambient: 3_400 } })] })).toEqual([
    { code: 'full', facts: { cold: 'ambient', free_g: 400, limit: 'cold', short_g: 600 } },
  ]);
  expect(why({ recipients: [aRecipient({ total_g: 900 })] })).toEqual([
    { code: 'full', facts: { cold: 'ambient', free_g: 900, limit: 'total', short_g: 100 } },
  ]);
});

test('max-parcels: the lot is shared already', () => {
  const recipients = [aRecipient({ total_g: 6_000 }), aRecipient({ id: 'R2', total_g: 3_000 })];
  const policy = { ...POLICY, maxParcelsPerLot: 1 };
  expect(why({ recipients, policy }, 'R2')).toEqual([{ code: 'max-parcels', facts: { most: 1 } }]);
});

test('min-delivery: all that the donor could have brought is too little', () => {
  const lots = [aLot(), aLot({ id: 'L2', packages: 5 }), aLot({ id: 'L3', category: 'meat' })];
  const recipients = [aRecipient({ minDelivery_g: 18_000, accepts: ['bread'] })];
  expect(why({ lots, recipients })).toEqual([{ code: 'min-delivery', facts: { least_g: 18_000, offered_g: 15_000, short_g: 3_000 } }]);
});

test('not-worth: the trip costs more than the food counts', () => {
  const lots = [aLot({ package_g: 500, packages: 1 })];
  expect(why({ lots, recipients: [aRecipient({ point: NORTH })] })).toEqual([
    { code: 'not-worth', facts: { gain_g: 500, cost_g: 851, short_g: 351 } },
  ]);
});

test('lost-to: who got it, and by how much it counts more there', () => {
  const recipients = [aRecipient(), aRecipient({ id: 'R2', point: NORTH })];
  expect(why({ recipients }, 'R2')).toEqual([{ code: 'lost-to', facts: { recipient: 'R1', packages: 10, less_g: 351 } }]);
});

test('a lot that went elsewhere is explained by what kept it from coming, when something did', () => {
  const recipients = [aRecipient(), aRecipient({ id: 'R2', total_g: 500 })];
  expect(why({ recipients }, 'R2').map(({ code }) => code)).toEqual(['full']);
});

test('a whole lot is explained for those near it, with what they got', () => {
  const recipients = [aRecipient({ total_g: 7_000 }), aRecipient({ id: 'R2', point: NORTH, accepts: ['meat'] })];
  const problem = aProblem({ recipients });
  const explained = explainLot(problem, decide(problem), { lot: 'L1' })!;
  expect(explained.map(({ recipient, packages, reasons }) => [recipient, packages, reasons.map(({ code }) => code)])).toEqual([
    ['R1', 7, ['full']],
    ['R2', 0, ['category-refused']],
  ]);
});

test('what the problem does not know is not explained', () => {
  const problem = aProblem();
  expect(explainLot(problem, decide(problem), { lot: 'L9' })).toBeUndefined();
  expect(explainPair(problem, decide(problem), { lot: 'L1', recipient: 'R9' })).toBeUndefined();
});

describe('over many small problems', () => {
  const check = (property: (problem: Problem, proposal: Proposal) => void, numRuns: number): void =>
    fc.assert(
      fc.property(fc.oneof(easyProblems, easyProblems, problems), (drawn) => {
        const problem = mustRead(drawn);
        property(problem, decide(problem));
      }),
      { seed: 21, numRuns },
    );

  test('every left-over has a reason for every recipient, in words', () => {
    const seen = new Set<string>();
    check((problem, proposal) => {
      for (const { lot, because } of proposal.unplaced) {
        expect(new Set(because.map(({ recipient }) => recipient))).toEqual(new Set(problem.recipients.map(({ id }) => id)));
        for (const { recipient, reasons } of explainLot(problem, proposal, { lot })!) {
          const short = because.filter((reason) => reason.recipient === recipient);
          expect(reasons.map(({ code, facts }) => ({ recipient, code, facts }))).toEqual(short);
          for (const { code, because: words, wouldHelp } of reasons) {
            seen.add(code);
            for (const language of LANGUAGES) {
              expect(words[language]).toMatch(/^\p{Lu}.*\.$/u);
              expect(wouldHelp![language]).toMatch(/^\p{Lu}.*\.$/u);
              expect(wouldHelp![language]).not.toMatch(/undefined|NaN|null/);
            }
          }
        }
      }
    }, 120);
    const unseen = [...constraints.map(({ code }) => code), ...Object.keys(jointReasons)].filter((code) => !seen.has(code));
    // A lot with packages left cannot have lost them to anybody.
    expect(unseen).toEqual(['lost-to']);
  });

  test('a lot is left over only where one more package would break a rule or lower the objective', () => {
    let tried = 0;
    check((problem, proposal) => {
      for (const { lot } of proposal.unplaced) {
        for (const { id: recipient } of problem.recipients) {
          const more = proposal.placements.some((one) => one.lot === lot && one.recipient === recipient)
            ? proposal.placements.map((one) =>
                one.lot === lot && one.recipient === recipient ? { ...one, packages: one.packages + 1 } : one,
              )
            : [...proposal.placements, { lot, recipient, packages: 1 }];
          const unplaced = proposal.unplaced.map((one) => (one.lot === lot ? { ...one, packages: one.packages - 1 } : one));
          const { violations, objective } = checkProposal(problem, { placements: more, unplaced });
          tried += 1;
          if (violations.length === 0) expect(objective).toBeLessThanOrEqual(proposal.objective + 1e-6);
        }
      }
    }, 60);
    expect(tried).toBeGreaterThan(500);
  });

  test('full is true: with the room that was short, room is no longer the reason', () => {
    let tried = 0;
    check((problem, proposal) => {
      for (const { lot, because } of proposal.unplaced) {
        for (const { recipient, code, facts } of because) {
          if (code !== 'full') continue;
          const { cold, short_g } = facts as { cold: string; short_g: number };
          const widened: Problem = {
            ...problem,
            recipients: problem.recipients.map((one) =>
              one.id !== recipient
                ? one
                : {
                    ...one,
                    ...(one.total_g !== undefined && { total_g: one.total_g + short_g }),
                    ...(one.capacity_g && {
                      capacity_g: { ...one.capacity_g, [cold]: (one.capacity_g[cold as 'ambient'] ?? 0) + short_g },
                    }),
                  },
            ),
          };
          // Food accepted before may be more than there is room for: then there is still none.
          if (problem.fixed.some((load) => load.recipient === recipient)) continue;
          tried += 1;
          const { reasons } = explainPair(widened, proposal, { lot, recipient })!;
          expect(reasons.map((reason) => reason.code)).not.toContain('full');
        }
      }
    }, 60);
    expect(tried).toBeGreaterThan(30);
  });
});
