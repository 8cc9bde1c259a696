import fc from 'fast-check';
import { aLot, aProblem, aRecipient, POLICY } from '../../../test/support/matching-problems.js';
import { checkProposal } from './check-proposal.js';
import { decide } from './match.js';
import { fairShares_g } from './objective.js';
import { prepare } from './prepared.js';
import type { Problem } from './problem.js';
import { decideSingle, keepPrices, type KeptPrice } from './single-lot.js';

const NEAR = [2.391, 48.87] as const;
const FAR = [2.41, 48.87] as const;

const price = (recipient: string, given: Partial<KeptPrice> = {}): KeptPrice => ({ recipient, room: {}, total: 0, ...given });
const placed = (problem: Problem, kept: readonly KeptPrice[] = []): [string, number][] =>
  decideSingle(problem, kept).placements.map(({ recipient, packages }) => [recipient, packages]);

describe('a single lot', () => {
  const two = aProblem({ recipients: [aRecipient({ id: 'near', point: NEAR }), aRecipient({ id: 'far', point: FAR })] });

  test.each([
    ['without prices, to the nearest', [], [['near', 10]]],
    ['past room that other food needs more', [price('near', { room: { ambient: 0.5 } })], [['far', 10]]],
    ['whatever room of another class costs', [price('near', { room: { frozen: 0.5 } })], [['near', 10]]],
    ['to whom has had less than its share', [price('far', { total: -0.3 })], [['far', 10]]],
    [
      'where there is room all the same, when every price holds it back',
      [price('near', { total: 5 }), price('far', { total: 5 })],
      [['near', 10]],
    ],
  ])('goes %s', (_, kept, expected) => {
    expect(placed(two, kept as KeptPrice[])).toEqual(expected);
  });

  test('is shared where one has not room for all of it, and says who else would have taken the rest', () => {
    const problem = aProblem({
      recipients: [
        aRecipient({ id: 'near', point: NEAR, capacity_g: { ambient: 4_500 } }),
        aRecipient({ id: 'far', point: FAR, total_g: 3_000 }),
      ],
    });
    const proposal = decideSingle(problem, []);
    expect(placed(problem)).toEqual([
      ['near', 4],
      ['far', 3],
    ]);
    expect(proposal.unplaced).toMatchObject([{ lot: 'L1', packages: 3, because: [{ code: 'full' }, { code: 'full' }] }]);
  });

  test.each([
    ['a rule', { accepts: ['dairy'] }],
    ['room that is promised already', { capacity_g: { ambient: 10_000 } }],
    ['the least delivery', { minDelivery_g: 10_001 }],
  ])('goes nowhere against %s', (_, given) => {
    const fixed = [{ recipient: 'R1', cold: 'ambient' as const, grams: 9_500 }];
    expect(placed(aProblem({ recipients: [aRecipient(given)], fixed }))).toEqual([]);
  });

  test('goes to no more recipients than the policy allows', () => {
    const recipients = Array.from({ length: 6 }, (_, n) => aRecipient({ id: `R${n}`, total_g: 1_000 }));
    expect(placed(aProblem({ recipients, policy: { ...POLICY, maxParcelsPerLot: 3 } }))).toHaveLength(3);
  });

  test('counts fairness at the kept shares, not at those of one lot, where prices do not say it', () => {
    const policy = { ...POLICY, fairness: { weight: 0.3 } };
    const recipients = [
      aRecipient({ id: 'near', point: NEAR, entitlement: 1, received_g: 0 }),
      aRecipient({ id: 'far', point: FAR, entitlement: 1, received_g: 0 }),
    ];
    const kept = [price('near', { total: 5, share_g: 1_000 }), price('far', { total: 5, share_g: 100_000 })];
    expect(placed(aProblem({ recipients, policy }), kept)[0]![0]).toBe('far');
  });
});

describe('what a cycle keeps', () => {
  const problem = aProblem({
    policy: { ...POLICY, fairness: { weight: 0.3 } },
    lots: [aLot(), aLot({ id: 'L2', donor: 'D2', packages: 7, package_g: 3_000 })],
    recipients: [
      aRecipient({ id: 'R1', entitlement: 1, received_g: 4_000 }),
      aRecipient({ id: 'R2', entitlement: 3, received_g: 1_000 }),
      aRecipient({ id: 'hub', kind: 'hub' }),
    ],
    fixed: [{ recipient: 'R2', cold: 'ambient', grams: 500 }],
  });

  test('is the price of everybody, with the share of all that was open', () => {
    const kept = keepPrices(problem, decide(problem, { seed: 1 }).prices);
    const prepared = prepare(problem);
    const shares = fairShares_g(prepared);
    expect(kept.map(({ recipient, share_g }) => [recipient, share_g])).toEqual(
      problem.recipients.map(({ id }) => [id, shares[prepared.recipients.findIndex((recipient) => recipient.id === id)]]),
    );
    // 31 kg open and 5.5 kg received or promised, of which R2 is entitled to three quarters.
    expect(kept[1]!.share_g).toBeCloseTo(0.75 * 36_500, 6);
    expect(kept[2]!.share_g).toBeUndefined();
  });

  test('decides any single lot within the rules, to the same answer each time', () => {
    const recipient = fc.record({
      kind: fc.constantFrom('association' as const, 'hub' as const),
      x: fc.nat(30),
      total_g: fc.nat(30_000),
      minDelivery_g: fc.nat(6_000),
      maxDistance_m: fc.integer({ min: 200, max: 4_000 }),
    });
    const prices = fc.record({ ambient: fc.float({ min: 0, max: 2, noNaN: true }), total: fc.float({ min: -1, max: 2, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(fc.tuple(recipient, prices), { maxLength: 8 }), fc.integer({ min: 1, max: 40 }), (asked, packages) => {
        const recipients = asked.map(([{ x, ...given }], n) => aRecipient({ id: `R${n}`, point: [2.38 + x / 1000, 48.87], ...given }));
        const kept = asked.map(([, { ambient, total }], n) => price(`R${n}`, { room: { ambient }, total }));
        const single = aProblem({ lots: [aLot({ packages })], recipients });
        const proposal = decideSingle(single, kept);
        expect(checkProposal(single, proposal).violations).toEqual([]);
        expect(proposal.objective).toBeLessThanOrEqual(proposal.bound + 1e-6);
        expect(decideSingle(single, kept)).toEqual(proposal);
      }),
      { numRuns: 200 },
    );
  });
});
