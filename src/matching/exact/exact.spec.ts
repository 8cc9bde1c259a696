import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { aLot, aProblem, aRecipient, mustRead, POLICY } from '../../../test/support/matching-problems.js';
import { match } from '../core/match.js';
import type { Problem } from '../core/problem.js';
import { linearBound, solveExactly, type Solver } from './exact.js';
import { openHighs, solve } from './highs.js';

/** In this thread: what is solved here is small. */
let solver: Solver;

beforeAll(async () => {
  const highs = await openHighs();
  solver = (program, options) => solve(highs, program, options);
});

const best = async (problem: Problem) => (await solveExactly(problem, { solver, gap: 0, seconds: 30 })).proposal;
const placed = async (problem: Problem): Promise<string[]> =>
  (await best(problem)).placements.map(({ lot, recipient, packages }) => `${lot}→${recipient}:${String(packages)}`);

describe('a few lots whose best answer can be seen', () => {
  test('all goes to the only one who can take it, at what the trip costs', async () => {
    const proposal = await best(aProblem());
    // 10 kg, less 500 for a trip of no metres.
    expect(proposal).toMatchObject({ placements: [{ lot: 'L1', recipient: 'R1', packages: 10 }], objective: 9_500, gap: 0 });
  });

  test('nothing to give, nobody to take', async () => {
    expect(await best(aProblem({ lots: [] }))).toMatchObject({ placements: [], objective: 0, bound: 0, gap: 0 });
    expect(await best(aProblem({ recipients: [] }))).toMatchObject({ placements: [], objective: 0 });
  });

  test('room in grams, least deliveries and the number of parcels are kept', async () => {
    const recipients = ['R1', 'R2', 'R3'].map((id) => aRecipient({ id, total_g: 4_999.9 }));
    expect(await placed(aProblem({ recipients }))).toHaveLength(3);
    expect(await placed(aProblem({ recipients, policy: { ...POLICY, maxParcelsPerLot: 2 } }))).toHaveLength(2);
    expect(await placed(aProblem({ recipients: [aRecipient({ minDelivery_g: 10_001 })] }))).toEqual([]);
    const shared = ['L1', 'L2'].map((id) => aLot({ id, packages: 4 }));
    expect(await placed(aProblem({ lots: shared, recipients: [aRecipient({ minDelivery_g: 7_500.5 })] }))).toEqual(['L1→R1:4', 'L2→R1:4']);
  });

  test('a trip costs for the farthest of the lots that go by it', async () => {
    // One donor, 1 km of latitude between its two doors: 165 + 1.115 × 1,112 m = 1,405 m, at 2 g a metre 2,810.
    const lots = [aLot({ id: 'near', packages: 2 }), aLot({ id: 'far', point: [2.39, 48.88], packages: 2 })];
    const policy = { ...POLICY, pairCost: { fixed_g: 500, perMetre_g: 2 } };
    expect(await placed(aProblem({ lots, policy }))).toEqual(['near→R1:2']);
    const more = [lots[0]!, { ...lots[1]!, packages: 4 }];
    const proposal = await best(aProblem({ lots: more, policy }));
    expect(proposal.placements).toHaveLength(2);
    expect(proposal.objective).toBeCloseTo(6_000 - 500 - 2 * (165 + 1.115 * 1_111.95), 0);
  });
});

test('a start is kept where there is no time to better it, and so is its bound', async () => {
  const start = match(aProblem(), { seed: 1 });
  const idle: Solver = () => ({ status: 'time', value: -Infinity, bound: Infinity, columns: undefined });
  const { proposal, proven } = await solveExactly(aProblem(), { solver: idle, gap: 0, seconds: 1, start });
  expect(proven).toBe(false);
  expect(proposal).toMatchObject({ placements: start.placements, objective: start.objective, bound: start.bound });
});

/** Problems on real shops that are kept beside the project, with what their keeper measured. */
const FOLDER = path.resolve(__dirname, '../../../../shared/problems');
const KNOWN = [
  { name: '50x10-101', linear: 460_413 },
  { name: '200x30-103', linear: 876_026, optimum: 867_613 },
].filter(({ name }) => fs.existsSync(path.join(FOLDER, `matching-${name}.json.gz`)));

(KNOWN.length > 0 ? describe : describe.skip)(
  `reference problems in ${path.relative(process.cwd(), FOLDER)} (skipped where there are none)`,
  () => {
    test.each(KNOWN)('$name: the same linear bound, the same optimum', async ({ name, linear, optimum }) => {
      const problem = mustRead(JSON.parse(gunzipSync(fs.readFileSync(path.join(FOLDER, `matching-${name}.json.gz`))).toString('utf8')));
      expect(Math.round(await linearBound(problem, { solver, seconds: 30 }))).toBe(linear);
      if (optimum === undefined) return;
      const { proposal, proven } = await solveExactly(problem, { solver, gap: 0, seconds: 60, start: match(problem, { seed: 1 }) });
      expect(proven).toBe(true);
      expect(Math.round(proposal.objective)).toBe(optimum);
      expect(Math.round(proposal.bound)).toBe(optimum);
    });
  },
);
