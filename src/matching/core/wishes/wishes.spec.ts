import fs from 'node:fs';
import fc from 'fast-check';
import { aLot, aProblem, aRecipient, mustRead, NOW, POLICY, problems } from '../../../../test/support/matching-problems.js';
import { LANGUAGES } from '../../../vocabulary/words.js';
import { checkProposal } from '../check-proposal.js';
import { match } from '../match.js';
import { pairGain } from '../pair-gain.js';
import { Pair } from '../pair.js';
import { prepare } from '../prepared.js';
import type { Wish, Wished, WishExample } from '../wish.js';
import { wishes } from './index.js';

/** The one pair of a case, after a trip through the file format. */
function pairOf({ now = NOW, policy, lot, recipient }: Omit<WishExample, 'given' | 'factor'>): Wished {
  const problem = mustRead(aProblem({ now, policy: { ...POLICY, ...policy }, lots: [aLot(lot)], recipients: [aRecipient(recipient)] }));
  const prepared = prepare(problem);
  const [one, other] = [prepared.lots[0]!, prepared.recipients[0]!];
  const delivery = new Pair(prepared).of(one, other).delivery ?? prepared.nowAt;
  return { lot: one, recipient: other, policy: problem.policy, nowAt: prepared.nowAt, delivery };
}

describe.each(wishes.map((wish) => [wish.code, wish] as const))('%s', (_, wish: Wish) => {
  test.each(wish.examples.map((example) => [example.given, example] as const))('%s', (__, example) => {
    expect(wish.factor(pairOf(example))).toBeCloseTo(example.factor, 12);
  });

  it('shows a case in which it changes something', () => {
    expect(wish.examples.some(({ factor }) => factor !== 1)).toBe(true);
  });

  it('says where it comes from, and in each language what it is', () => {
    expect(wish.reference).toMatch(/\S/);
    for (const language of LANGUAGES) expect(wish.because[language]).toMatch(/^\p{Lu}.*\.$/u);
  });

  it('leaves unremarkable food for an association as it is', () => {
    expect(wish.factor(pairOf({}))).toBe(1);
  });
});

test('every wish in the folder is in the list, once', () => {
  const files = fs
    .readdirSync(__dirname)
    .filter((file) => !/^index\.ts$|\.spec\.ts$/.test(file))
    .map((file) => file.replace(/\.ts$/, ''));
  expect(wishes.map(({ code }) => code).sort()).toEqual(files.sort());
});

test('a gram is worth the product of the wishes', () => {
  const pair = pairOf({
    lot: { deadline: '2026-11-20T18:00:00+01:00' },
    recipient: { kind: 'hub', acceptance: { '*': 0.5 } },
  });
  expect(pairGain(pair)).toBeCloseTo(0.8 * 2 * 0.5, 12);
});

describe('an acceptance that is told', () => {
  const doubtful = fc
    .tuple(problems, fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }))
    .map(([problem, doubts]) => ({
      ...problem,
      recipients: problem.recipients.map((recipient, n) => ({
        ...recipient,
        acceptance: { '*': doubts[n]!, bread: doubts[(n + 1) % 6]! },
        ...(n % 3 === 0 ? { preAccepts: [{ categories: ['bread', 'dairy'], most_g: 15_000 }] } : {}),
      })),
    }));

  it('gives the objective that code of its own counts', () => {
    fc.assert(
      fc.property(doubtful, (problem) => {
        const proposal = match(mustRead(problem), { seed: 1 });
        const { violations, objective } = checkProposal(problem, proposal);
        expect(violations).toEqual([]);
        expect(proposal.objective).toBeCloseTo(objective, 4);
        expect(proposal.bound).toBeGreaterThanOrEqual(objective - 1e-6 * Math.abs(objective));
      }),
      { numRuns: 60 },
    );
  });

  it('of one changes nothing, to the last digit', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const sure = { ...problem, recipients: problem.recipients.map((recipient) => ({ ...recipient, acceptance: { '*': 1 } })) };
        const [plain, told] = [problem, sure].map((one) => match(mustRead(one), { seed: 1 }));
        expect(told!.objective).toBe(plain!.objective);
        expect(told!.placements).toEqual(plain!.placements);
      }),
      { numRuns: 30 },
    );
  });

  it('decides who is asked when time is short, and hardly matters when there is plenty', () => {
    const lot = (to: string) => aLot({ pickup: { from: '2026-11-20T18:00:00+01:00', to } });
    const recipients = [
      aRecipient({ id: 'near', acceptance: { '*': 0.4 } }),
      aRecipient({ id: 'far', point: [2.4, 48.87], acceptance: { '*': 0.9 } }),
    ];
    const winner = (to: string) => match(mustRead(aProblem({ lots: [lot(to)], recipients })), { seed: 1 }).placements[0]?.recipient;
    expect(winner('2026-11-20T18:20:00+01:00')).toBe('far');
    expect(winner('2026-11-21T18:00:00+01:00')).toBe('near');
  });
});
