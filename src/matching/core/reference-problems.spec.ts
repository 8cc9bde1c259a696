import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { mustRead } from '../../../test/support/matching-problems.js';
import { checkProposal } from './check-proposal.js';
import { match } from './match.js';

/** Problems on real shops that are kept beside the project, with the values others reached on them. */
const FOLDER = path.resolve(__dirname, '../../../../shared/problems');

/** Most urgent first; the best an exact solver found (proven at 200 × 30, else after 120 s); the linear bound. */
const KNOWN = [
  { name: '50x10-101', urgentFirst: 431_590, exact: 451_694, linear: 460_413, proven: true },
  { name: '200x30-102', urgentFirst: 3_306_812, exact: 3_702_633, linear: 3_718_017, proven: true },
  { name: '200x30-103', urgentFirst: 853_532, exact: 867_613, linear: 876_026, proven: true },
  { name: '2000x150-104', urgentFirst: 15_457_390, exact: 16_130_548, linear: 16_396_874, proven: false },
  { name: '2000x150-105', urgentFirst: 42_519_552, exact: 44_360_854, linear: 44_602_308, proven: false },
];

const fileOf = (name: string): string => path.join(FOLDER, `matching-${name}.json.gz`);
const present = KNOWN.filter(({ name }) => fs.existsSync(fileOf(name)));
const ratios: string[] = [];

afterAll(() => {
  if (ratios.length > 0) process.stdout.write(`${ratios.join('\n')}\n`);
});

const describeIf = present.length > 0 ? describe : describe.skip;

describeIf(`reference problems in ${path.relative(process.cwd(), FOLDER)} (skipped where there are none)`, () => {
  test.each(present)('$name', ({ name, urgentFirst, exact, linear, proven }) => {
    const problem = mustRead(JSON.parse(gunzipSync(fs.readFileSync(fileOf(name))).toString('utf8')));
    const proposal = match(problem, { seed: 1 });
    const percent = (value: number): string => `${((100 * value) / linear).toFixed(2)} %`;
    ratios.push(
      `${name}: ${percent(proposal.objective)} of the linear bound (most urgent first ${percent(urgentFirst)}, exact ${percent(exact)}), own bound ${percent(proposal.bound)}`,
    );
    const { violations, objective } = checkProposal(problem, proposal);
    expect(violations).toEqual([]);
    expect(proposal.objective).toBeCloseTo(objective, 2);
    expect(proposal.objective).toBeGreaterThan(urgentFirst);
    // What is promised: within 0.3 % of the proven optimum where there is one, and no worse than the exact solver after two minutes elsewhere.
    expect(proposal.objective / exact).toBeGreaterThan(proven ? 0.997 : 1);
    // A bound below what somebody reached would be none; one far above the linear bound would be useless.
    expect(proposal.bound).toBeGreaterThanOrEqual(exact);
    expect(proposal.bound / linear).toBeLessThan(1.01);
  });
});
