import { aLot, aProblem, aRecipient } from '../../../test/support/matching-problems.js';
import { stillStanding } from './still-stands.js';

const placement = (lot: string, recipient: string, packages = 10) => ({ lot, recipient, packages });

describe('placements looked at again', () => {
  test('stand as long as nothing has changed', () => {
    const problem = aProblem({ lots: [aLot(), aLot({ id: 'L2' })], recipients: [aRecipient({ total_g: 20_000 })] });
    const all = [placement('L1', 'R1'), placement('L2', 'R1')];
    expect(stillStanding(problem, all)).toEqual({ standing: all, fallen: [] });
  });

  test.each([
    ['changed', { lots: [] }],
    ['gone', { recipients: [] }],
    ['category-refused', { recipients: [aRecipient({ accepts: ['dairy'] })] }],
    ['not-habilitated', { recipients: [aRecipient({ habilitation: { from: '2025-01-01', to: '2026-11-19' } })] }],
    ['closed', { recipients: [aRecipient({ open: [] })] }],
    ['full', { recipients: [aRecipient({ capacity_g: { ambient: 9_999 } })] }],
    ['full', { recipients: [aRecipient({ total_g: 10_000 })], fixed: [{ recipient: 'R1', cold: 'frozen' as const, grams: 1 }] }],
    ['min-delivery', { recipients: [aRecipient({ minDelivery_g: 10_001 })] }],
  ])('fall by %s', (code, facts) => {
    expect(stillStanding(aProblem(facts), [placement('L1', 'R1')])).toEqual({ standing: [], fallen: [{ ...placement('L1', 'R1'), code }] });
  });

  test('share the room that is left, those first that come first', () => {
    const problem = aProblem({
      lots: [aLot(), aLot({ id: 'L2' }), aLot({ id: 'L3', packages: 4 })],
      recipients: [aRecipient({ total_g: 15_000 })],
    });
    const { standing, fallen } = stillStanding(problem, [placement('L1', 'R1'), placement('L2', 'R1'), placement('L3', 'R1', 4)]);
    expect(standing.map(({ lot }) => lot)).toEqual(['L1', 'L3']);
    expect(fallen).toEqual([{ ...placement('L2', 'R1'), code: 'full' }]);
  });

  test('fall with what came along, when what is left is not worth the door', () => {
    const problem = aProblem({
      lots: [aLot(), aLot({ id: 'L3', donor: 'D3' })],
      recipients: [aRecipient({ minDelivery_g: 12_000 }), aRecipient({ id: 'R2' })],
    });
    // L2 of the same donor made the trip to R1 worth it, and is not there any more.
    const { standing, fallen } = stillStanding(problem, [
      placement('L1', 'R1', 6),
      placement('L2', 'R1', 6),
      placement('L1', 'R2', 4),
      placement('L3', 'R2'),
    ]);
    expect(standing.map(({ lot, recipient }) => [lot, recipient])).toEqual([
      ['L1', 'R2'],
      ['L3', 'R2'],
    ]);
    expect(fallen.map(({ lot, code }) => [lot, code])).toEqual([
      ['L2', 'changed'],
      ['L1', 'min-delivery'],
    ]);
  });
});
