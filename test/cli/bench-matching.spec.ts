import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { aProblem, aRecipient } from '../support/matching-problems.js';

const repository = path.join(__dirname, '../..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'glane-bench-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]) {
  const { npm_package_json: _, INIT_CWD: __, ...env } = process.env;
  const loader = path.join(repository, 'test/support/load-typescript.mjs');
  const command = ['--import', loader, path.join(repository, 'src/cli/bench-matching.ts'), ...args];
  return spawnSync(process.execPath, command, { cwd: folder, env, encoding: 'utf8' });
}

test('measures every method on a problem file, each in a process of its own, and writes the figures down', () => {
  // The nearest has room for 3 of 10 kg; the other, 1,405 m of road away, takes the rest for 851 grams-equivalent.
  const recipients = [aRecipient({ total_g: 3_000 }), aRecipient({ id: 'R2', point: [2.39, 48.88] })];
  fs.mkdirSync(path.join(folder, 'problems'));
  fs.writeFileSync(path.join(folder, 'problems/matching-1x2-a.json'), JSON.stringify(aProblem({ recipients })));
  const { status, stdout } = run('--problems', 'problems', '--exact-seconds', '10', '--json', 'out.json');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^\| 1x2-a \| 2 \|/m);
  const { rows } = JSON.parse(fs.readFileSync(path.join(folder, 'out.json'), 'utf8'));
  expect(rows).toHaveLength(1);
  const objective = (method: string): number => Math.round(rows[0].results[method].objective);
  // All to the far one is worth 10,000 − 851; filling the near one first pays two trips.
  expect([objective('nearest-first'), objective('most-urgent-first')]).toEqual([8_649, 8_649]);
  expect([objective('ours'), objective('exact')]).toEqual([9_149, 9_149]);
  expect(rows[0].results.exact.proven).toBe(true);
  expect(rows[0].results['linear-bound'].bound).toBeGreaterThanOrEqual(9_149 - 1);
  expect(rows[0].results.ours).toMatchObject({ seconds: expect.any(Number), cpuSeconds: expect.any(Number), peak_mb: expect.any(Number) });
});

test('what was asked for wrongly is told in one line, with the usage, exit 2', () => {
  const { status, stderr } = run('--sizes', 'many');
  expect(status).toBe(2);
  expect(stderr).toMatch(/^(There is no donors\/|--sizes many: )/);
});
