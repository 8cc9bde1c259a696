import { aLot, aProblem, aRecipient } from '../../../test/support/matching-problems.js';
import type { Point } from '../../vocabulary/place.js';
import { cellOf, cutMap } from './cells.js';
import { checkProposal } from './check-proposal.js';
import { match } from './match.js';
import type { Problem } from './problem.js';
import { seededRandom } from './random.js';

/** A town some ten kilometres wide with more food than room, so that recipients are fought over across every seam. */
function aTown(lots: number, recipients: number): Problem {
  const random = seededRandom(7);
  const point = (): Point => [2.3 + 0.14 * random(), 48.82 + 0.09 * random()];
  const donors = Array.from({ length: Math.ceil(lots / 2) }, point);
  return aProblem({
    lots: Array.from({ length: lots }, (_, n) =>
      aLot({ id: `L${n}`, donor: `D${n >> 1}`, point: donors[n >> 1]!, packages: 5 + Math.floor(20 * random()) }),
    ),
    recipients: Array.from({ length: recipients }, (_, n) =>
      aRecipient({
        id: `R${n}`,
        point: point(),
        total_g: 20_000 + 100_000 * random(),
        maxDistance_m: 4_000,
        entitlement: 50 + 100 * random(),
      }),
    ),
  });
}

describe('a map cut into cells', () => {
  const points = Array.from({ length: 100 }, (_, n): Point => [2 + (n % 10) / 100, 48 + Math.floor(n / 10) / 50]);

  it('has every point in exactly one cell, and no cell with more than asked', () => {
    const cells = cutMap(points, 30);
    const sizes = cells.map((_, c) => points.filter((point) => cellOf(cells, point) === c).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(100);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(30);
    expect(cells.length).toBeGreaterThan(3);
  });

  it('is cut elsewhere when it is asked for another first part', () => {
    expect(cutMap(points, 60, 1 / 3)).not.toEqual(cutMap(points, 60));
  });

  it('keeps what stands on one spot together', () => {
    expect(
      cutMap(
        Array.from({ length: 9 }, (): Point => [2, 48]),
        3,
      ),
    ).toHaveLength(1);
  });

  it('has no cell without points', () => {
    const cells = cutMap([...points, [5, 50]], 10);
    for (const [c] of cells.entries()) expect([...points, [5, 50] as Point].some((point) => cellOf(cells, point) === c)).toBe(true);
  });
});

describe('a problem decided part by part', () => {
  const problem = aTown(600, 60);
  const whole = match(problem, { seed: 1 });
  const split = match(problem, { seed: 1, largest: 200 });

  it('keeps every rule, adds up, and stays below its bound', () => {
    const { violations, objective } = checkProposal(problem, split);
    expect(violations).toEqual([]);
    expect(split.objective).toBeCloseTo(objective, 2);
    expect(split.bound).toBeGreaterThanOrEqual(whole.objective);
  });

  it('comes close to what is decided in one go', () => {
    expect(split.objective / whole.objective).toBeGreaterThan(0.985);
  });

  it('is the same every time', () => {
    expect(match(problem, { seed: 1, largest: 200 })).toEqual(split);
  });

  it('says why something is left over', () => {
    expect(split.unplaced.length).toBeGreaterThan(0);
    for (const { because } of split.unplaced) expect(because.length).toBeGreaterThan(0);
  });

  it('changes nothing when one part holds all', () => {
    expect(match(problem, { seed: 1, largest: 600 })).toEqual(whole);
  });
});
