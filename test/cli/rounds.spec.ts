import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkPlan } from '../../src/rounds/core/check-plan.js';
import type { RoundsProblem } from '../../src/rounds/core/problem.js';
import { minute } from '../support/rounds-problems.js';

const repository = path.join(__dirname, '../..');
const evening = [minute(0), minute(240)] as const;

const problem: RoundsProblem = {
  format: 'glane-rounds/1',
  now: minute(0),
  objective: { perVehicle: 0, perMetre: 1, perSecond: 0, unserved_per_g: 1000 },
  places: Array.from({ length: 20 }, (_, n) => ({ id: `P${n}`, point: [2.38 + (n % 5) / 200, 48.85 + (n % 7) / 300] as const })),
  travel: { model: 'affine' },
  requests: Array.from({ length: 30 }, (_, n) => ({
    id: `q${n}`,
    grams: { ambient: 5_000 },
    pickup: { place: `P${n % 20}`, window: evening },
    delivery: { place: `P${(7 * n + 3) % 20}`, window: evening },
  })),
  vehicles: Array.from({ length: 3 }, (_, n) => ({ id: `van-${n}`, profile: 'van', start: 'P0', end: 'P0', shift: evening })),
};

test('Ctrl-C while it plans: the best plan so far is printed and written', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'glane-rounds-'));
  try {
    fs.writeFileSync(path.join(folder, 'problem.json'), JSON.stringify(problem));
    const { npm_package_json: _, INIT_CWD: __, ...env } = process.env;
    const loader = path.join(repository, 'test/support/load-typescript.mjs');
    const command = ['--import', loader, path.join(repository, 'src/cli/rounds.ts'), 'problem.json'];
    const child = spawn(process.execPath, [...command, '--seconds', '86400', '--trace', '--out', 'plan.json'], { cwd: folder, env });
    const said = { stdout: '', stderr: '' };
    for (const channel of ['stdout', 'stderr'] as const) child[channel].on('data', (bytes: Buffer) => (said[channel] += bytes.toString()));
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(said.stderr).toBe('Stopped: this is the best plan so far.\n');
    expect(said.stdout).toMatch(/^\d+\.\d\d s: cost \d+\.\d\d\n(.+\n)*served 30 of 30 requests, unserved 0\nvehicles \d of 3, /);
    expect(checkPlan(problem, JSON.parse(fs.readFileSync(path.join(folder, 'plan.json'), 'utf8')))).toEqual([]);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
