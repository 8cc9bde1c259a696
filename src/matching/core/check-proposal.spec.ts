import { aLot, aProblem, aRecipient, POLICY } from '../../../test/support/matching-problems.js';
import { checkProposal } from './check-proposal.js';
import type { Placement, Unplaced } from './proposal.js';

const send = (packages: number, lot = 'L1', recipient = 'R1'): Placement => ({ lot, recipient, packages });
const keep = (packages: number, lot = 'L1'): Unplaced => ({ lot, packages, because: [] });

/** The codes of what is wrong with these placements, when whatever is not placed is listed as unplaced. */
function wrong(changes: Parameters<typeof aProblem>[0], placements: readonly Placement[]): string[] {
  const problem = aProblem(changes);
  const unplaced = problem.lots.map(({ id, packages }) => {
    const sent = placements.filter(({ lot }) => lot === id).reduce((sum, one) => sum + one.packages, 0);
    return keep(packages - sent, id);
  });
  return checkProposal(problem, { placements, unplaced }).violations.map(({ code }) => code);
}

const fixed = [{ recipient: 'R1', cold: 'ambient', grams: 5_000 }] as const;
const two = [aRecipient(), aRecipient({ id: 'R2' })];

test('a right proposal has nothing wrong', () => {
  expect(wrong({}, [send(10)])).toEqual([]);
  expect(wrong({}, [])).toEqual([]);
  expect(wrong({ recipients: two }, [send(4), send(6, 'L1', 'R2')])).toEqual([]);
});

test.each([
  ['a lot nobody declared', {}, [send(1, 'L9')], ['unknown-name']],
  ['a recipient nobody knows', {}, [send(1, 'L1', 'R9')], ['unknown-name', 'mass-lost']],
  ['half a package', {}, [send(0.5)], ['not-whole-packages']],
  ['no package', {}, [send(0)], ['not-whole-packages']],
  ['the same placement twice', {}, [send(1), send(1)], ['placed-twice']],
  ['a pair that a rule forbids', { recipients: [aRecipient({ accepts: ['meat'] })] }, [send(1)], ['category-refused']],
  ['a pair that two rules forbid', { recipients: [aRecipient({ accepts: [], open: [] })] }, [send(1)], ['category-refused', 'closed']],
  ['more than its cold room', { recipients: [aRecipient({ capacity_g: { ambient: 4_999 } })] }, [send(5)], ['full']],
  ['more than its total', { recipients: [aRecipient({ total_g: 4_999 })] }, [send(5)], ['full']],
  ['more beside what it accepted before', { fixed, recipients: [aRecipient({ total_g: 9_999 })] }, [send(5)], ['full']],
  ['less than it accepts', { recipients: [aRecipient({ minDelivery_g: 5_001 })] }, [send(5)], ['min-delivery']],
  ['too many shares', { recipients: two, policy: { ...POLICY, maxParcelsPerLot: 1 } }, [send(5), send(5, 'L1', 'R2')], ['max-parcels']],
] as const)('%s', (_, changes, placements, codes) => {
  const expected: readonly string[] = codes;
  expect(wrong(changes, placements).filter((code) => code !== 'mass-lost' || expected.includes(code))).toEqual(expected);
});

test('exactly full and exactly the least are allowed', () => {
  const recipient = { capacity_g: { ambient: 10_000 }, total_g: 10_000, minDelivery_g: 5_000 };
  expect(wrong({ fixed, recipients: [aRecipient(recipient)] }, [send(5)])).toEqual([]);
});

test('packages neither placed nor unplaced are missed, and so are packages too many', () => {
  const codes = (placements: Placement[], unplaced: Unplaced[]): string[] =>
    checkProposal(aProblem(), { placements, unplaced }).violations.map(({ code }) => code);
  expect(codes([send(4)], [keep(6)])).toEqual([]);
  expect(codes([send(4)], [])).toEqual(['mass-lost']);
  expect(codes([send(11)], [])).toEqual(['mass-lost']);
});

describe('the objective, counted by hand', () => {
  const objective = (changes: Parameters<typeof aProblem>[0], placements: readonly Placement[]): number =>
    checkProposal(aProblem(changes), { placements, unplaced: [] }).objective;

  test('food that waits counts its grams, less the trip', () => {
    expect(objective({}, [send(10)])).toBe(10_000 - 500);
  });

  test('food with 18 hours left of a horizon of 72 counts 1.75 times', () => {
    expect(objective({ lots: [aLot({ deadline: '2026-11-21T12:00:00+01:00' })] }, [send(10)])).toBe(17_500 - 500);
    expect(objective({ lots: [aLot({ deadline: '2026-11-20T12:00:00+01:00' })] }, [send(10)])).toBe(20_000 - 500);
  });

  test('a hub counts less than an association', () => {
    expect(objective({ recipients: [aRecipient({ kind: 'hub' })] }, [send(10)])).toBe(8_000 - 500);
  });

  test('a trip is paid once for all the lots of a donor, and once more for another donor', () => {
    const lots = [aLot(), aLot({ id: 'L2' }), aLot({ id: 'L3', donor: 'D2' })];
    expect(objective({ lots }, [send(10), send(10, 'L2')])).toBe(20_000 - 500);
    expect(objective({ lots }, [send(10), send(10, 'L3')])).toBe(20_000 - 1_000);
  });

  test('a trip costs by the metre of road', () => {
    // 0.01° of latitude = 1,111.95 m; 165 + 1.115 × 1,111.95 = 1,404.83 m; a quarter of it is 351.21.
    expect(objective({ recipients: [aRecipient({ point: [2.39, 48.88] })] }, [send(10)])).toBeCloseTo(10_000 - 500 - 351.21, 1);
  });

  test('fairness rewards the first half of a share, the second half less, and takes back beyond one and a half', () => {
    const policy = { ...POLICY, fairness: { weight: 0.4 }, pairCost: { fixed_g: 0, perMetre_g: 0 } };
    // Two equal associations; what both have and what is open is 20 kg each time, so a share is 10 kg.
    const reward = (mine: number, other: number): number => {
      const recipients = [aRecipient({ entitlement: 1, received_g: mine }), aRecipient({ id: 'R2', entitlement: 1, received_g: other })];
      return objective({ policy, recipients }, [send(10)]) - 10_000;
    };
    expect(reward(0, 10_000)).toBeCloseTo(0.4 * 5_000 + 0.2 * 5_000, 6);
    expect(reward(3_000, 7_000)).toBeCloseTo(0.4 * 2_000 + 0.2 * 5_000, 6);
    expect(reward(10_000, 0)).toBeCloseTo(-0.2 * 5_000, 6);
  });

  test('only associations have a share, and none has where nobody is entitled', () => {
    const policy = { ...POLICY, fairness: { weight: 0.4 } };
    expect(objective({ policy, recipients: [aRecipient({ kind: 'hub', entitlement: 1 })] }, [send(10)])).toBe(8_000 - 500);
    expect(objective({ policy }, [send(10)])).toBe(10_000 - 500);
  });
});
