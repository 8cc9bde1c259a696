import fc from 'fast-check';
import { aLot, aProblem, aRecipient, easyProblems, mustRead, POLICY } from '../../../test/support/matching-problems.js';
import { checkProposal } from './check-proposal.js';
import { match } from './match.js';
import { nextBest } from './next-best.js';
import type { Problem } from './problem.js';

const near = aRecipient({ id: 'near', point: [2.391, 48.87] });
const farther = aRecipient({ id: 'farther', point: [2.4, 48.87] });
const farthest = aRecipient({ id: 'farthest', point: [2.42, 48.87] });

const readyFor = (problem: Partial<Problem>): readonly string[] => {
  const whole = mustRead(aProblem({ recipients: [farthest, near, farther], ...problem }));
  const [first] = nextBest(whole, [{ lot: 'L1', recipient: 'near', packages: 10 }]);
  return first!.next;
};

test.each<[string, Partial<Problem>, string[]]>([
  ['the nearer the better', {}, ['farther', 'farthest']],
  ['not whom a rule forbids', { recipients: [near, { ...farther, accepts: ['meat'] }, farthest] }, ['farthest']],
  ['not who has already said no', { lots: [aLot({ answeredNo: ['farther'] })] }, ['farthest']],
  ['not who has no room for all of it', { recipients: [near, { ...farther, total_g: 9_999 }, farthest] }, ['farthest']],
  ['not who would get less than it accepts', { recipients: [near, { ...farther, minDelivery_g: 10_001 }, farthest] }, ['farthest']],
  ['not who is not worth the trip', { policy: { ...POLICY, pairCost: { fixed_g: 9_000, perMetre_g: 1 } } }, ['farther']],
  [
    'rather who says yes, when time is short',
    {
      lots: [aLot({ pickup: { from: '2026-11-20T18:00:00+01:00', to: '2026-11-20T18:30:00+01:00' } })],
      recipients: [near, { ...farther, acceptance: { '*': 0.1 } }, farthest],
    },
    ['farthest', 'farther'],
  ],
  [
    'rather who has had less than its share',
    {
      policy: { ...POLICY, fairness: { weight: 0.5 } },
      recipients: [near, { ...farther, entitlement: 1, received_g: 90_000 }, { ...farthest, entitlement: 1, received_g: 0 }],
    },
    ['farthest', 'farther'],
  ],
])('%s', (_, problem, expected) => expect(readyFor(problem)).toEqual(expected));

test('room that another lot of the proposal takes is gone', () => {
  const lots = [aLot(), aLot({ id: 'L2', donor: 'D2' })];
  const problem = mustRead(aProblem({ lots, recipients: [near, { ...farther, total_g: 15_000 }] }));
  const placements = [
    { lot: 'L1', recipient: 'near', packages: 10 },
    { lot: 'L2', recipient: 'farther', packages: 10 },
  ];
  expect(nextBest(problem, placements).map(({ next }) => next)).toEqual([[], ['near']]);
});

test('putting the next best in the place of the recipient breaks no rule and no limit', () => {
  fc.assert(
    fc.property(easyProblems, (drawn) => {
      const problem = mustRead(drawn);
      const { placements } = match(problem, { seed: 1 });
      for (const { lot, recipient, next } of nextBest(problem, placements)) {
        for (const other of next) {
          const instead = placements.map((one) => (one.lot === lot && one.recipient === recipient ? { ...one, recipient: other } : one));
          const before = new Set(checkProposal(problem, { placements, unplaced: [] }).violations.map(({ code }) => code));
          const { violations } = checkProposal(problem, { placements: instead, unplaced: [] });
          // What is left behind may fall below the least its first recipient takes from that donor: the search's business, not the other's.
          expect(violations.filter((one) => !before.has(one.code) && one.recipient !== recipient)).toEqual([]);
        }
      }
    }),
    { numRuns: 60 },
  );
});
