import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { BEST_LI_LIM, BEST_SARTORI_BURIOL, TINY_SARTORI_BURIOL, tinyLiLim } from '../support/public-instances.js';

const repository = path.join(__dirname, '../..');
/** Public instances are not part of the project; where they are absent the test of one says so and does nothing. */
const instances = path.join(repository, '../shared/data/pdptw');
const isThere = fs.existsSync(instances);
if (!isThere) process.stderr.write(`No public instance is planned: there is no ${instances}.\n`);

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'glane-bench-rounds-'));
  fs.mkdirSync(path.join(folder, 'instances'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string): void => fs.writeFileSync(path.join(folder, name), text);
const read = (name: string): string => fs.readFileSync(path.join(folder, name), 'utf8');

const loader = path.join(repository, 'test/support/load-typescript.mjs');
const bench = ['--import', loader, path.join(repository, 'src/cli/bench-rounds.ts')];
const checker = [path.join(repository, 'test/rounds-benchmark/check-solution.mjs')];

function run(command: readonly string[], ...args: string[]) {
  const { npm_package_json: _, INIT_CWD: __, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], { cwd: folder, env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

const plan = (...args: string[]) => run(bench, '--instances', 'instances', '--out', 'plans', '--seconds', '0.2', ...args);
const check = () => run(checker, '--instances', 'instances', '--solutions', 'plans');

test.each(['fleet', 'distance'])(
  'plans both formats, objective %s, compares and writes them; the checker finds nothing wrong',
  (objective) => {
    write('instances/tiny-lim.txt', tinyLiLim());
    write('instances/tiny-n4.txt', TINY_SARTORI_BURIOL);
    write('best-known.csv', 'instance,vehicles,cost,tasks\r\ntiny-lim,2,80.00,4\r\ntiny-n4,1,40,n4\r\n');
    const { status, stdout, stderr } = plan('--objective', objective, '--threads', '2', '--trace');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^tiny-lim \d+\.\d\d s: 2 vehicles, cost 80\.00$/m);
    expect(stdout).toMatch(
      /^tiny-lim: 2 vehicles, cost 80; best known 2 \/ 80: vehicles 0, gap 0\.000 %; \d+\.\d s, [\d,]+ steps, first plan after \d/m,
    );
    expect(stdout).toMatch(/^\| tiny-lim \| 2 \| 80 \| 2 \/ 80 \| 0 \| 0\.000 % \|/m);
    expect(stdout).toMatch(/^\| tiny-n4 \| 1 \| 50 \| 1 \/ 40 \| 0 \| \+25\.000 % \|/m);
    expect(stdout).toMatch(/^\| \*\*all 4\*\* \(1\) \| 2 \| 80 \|/m);
    expect(stdout).toMatch(/^\| \*\*all n4\*\* \(1\) \| 1 \| 50 \|/m);
    const whole = objective === 'fleet' ? '\\+12\\.500 % on 2' : '\\+8\\.333 %';
    expect(stdout).toMatch(new RegExp(`^\\| \\*\\*all\\*\\* \\(2\\) \\| 3 \\| 130 \\| 3 / 120 \\| 0 \\(0\\.00 %\\) \\| ${whole} \\|`, 'm'));
    expect([BEST_LI_LIM, 'Route 1 : 3 4\nRoute 2 : 1 2\n']).toContain(read('plans/tiny-lim.sol'));
    expect(read('plans/tiny-n4.sol')).toBe(BEST_SARTORI_BURIOL);
    expect(fs.readdirSync(path.join(folder, 'plans')).sort()).toEqual(['tiny-lim.sol', 'tiny-n4.sol']);
    expect(check()).toMatchObject({ status: 0, stdout: expect.stringMatching(/^2 of 2 ok, 3 vehicles, cost 130\.00$/m) });
  },
);

test('reports a broken file and one that nobody can plan, plans the others, and ends with 1', () => {
  write('instances/a-broken.txt', TINY_SARTORI_BURIOL.slice(0, -8));
  write('instances/b-impossible.txt', tinyLiLim({ limit: 1 }));
  write('instances/c-good.txt', tinyLiLim());
  fs.mkdirSync(path.join(folder, 'plans'));
  write('plans/b-impossible.sol', BEST_LI_LIM);
  const { status, stdout, stderr } = plan();
  expect([status, stderr]).toEqual([1, 'a-broken.txt, line 22: 5 travel times are expected, not 4\n']);
  expect(stdout).toMatch(/^b-impossible: no plan serves everything; nothing known; /m);
  expect(stdout).toMatch(/^\| \*\*all 4\*\* \(2, 1 without a plan\) \| 2 \| 80 \| – \| – \| – \|/m);
  // The plan of an earlier run is not left to pass for one of this.
  expect(fs.readdirSync(path.join(folder, 'plans'))).toEqual(['c-good.sol']);
  expect(check()).toMatchObject({ status: 1, stdout: expect.stringMatching(/^b-impossible WRONG there is no solution$/m) });
});

test('Ctrl-C: what is being planned is written as it stands, the rest is left', async () => {
  write('instances/first.txt', tinyLiLim());
  write('instances/second.txt', tinyLiLim());
  const args = ['--instances', 'instances', '--out', 'plans', '--seconds', '86400', '--trace'];
  const child = spawn(process.execPath, [...bench, ...args], { cwd: folder });
  let complaint = '';
  child.stderr.on('data', (bytes: Buffer) => (complaint += bytes.toString()));
  await once(child.stdout, 'data');
  child.stdout.resume();
  child.kill('SIGINT');
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(complaint).toMatch(/^Stopped: 1 of 2 instances were planned/);
  expect(fs.readdirSync(path.join(folder, 'plans'))).toEqual(['first.sol']);
});

(isThere ? test : test.skip)('plans public instances of both formats in a second; the checker finds nothing wrong', () => {
  const some = ['li_lim/lc101', 'sartori_buriol/bar-n100-1'].filter((name) => fs.existsSync(path.join(instances, `${name}.txt`)));
  for (const name of some)
    fs.copyFileSync(path.join(instances, `${name}.txt`), path.join(folder, 'instances', `${path.basename(name)}.txt`));
  expect(plan('--seconds', '1')).toMatchObject({ status: 0, stderr: '' });
  expect(check()).toMatchObject({ status: 0, stdout: expect.stringContaining(`${some.length} of ${some.length} ok`) });
});

describe('one line, the usage and exit 2 when', () => {
  test.each([
    ['there are no instances', ['--instances', 'instances'], /^--instances instances: there is no \*\.txt in it\.$/],
    ['there is no folder', ['--instances', 'nowhere'], /^--instances nowhere: ENOENT/],
    ['the objective is another', ['--objective', 'speed'], /^--objective must be fleet or distance, not "speed"\.$/],
    ['there is no time', ['--seconds', '0'], /^--seconds must be a number, more than 0 and 86400 at most, not "0"\.$/],
    ['there are no threads', ['--threads', '0'], /^--threads must be a whole number from 1 to 64, not "0"\.$/],
    ['the seed is none', ['--seed', 'x'], /^--seed must be a whole number from 0 to 999999999, not "x"\.$/],
    ['an option is not known', ['--fast'], /^Unknown option '--fast'\.$/],
  ] as [string, string[], RegExp][])('%s', (_what, args, message) => {
    const { status, stdout, stderr } = plan(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.split('\n')[0]).toMatch(message);
    expect(stderr).toContain('npm run bench:rounds -- --instances DIR');
  });

  test('neither instances nor a place for the plans are named', () => {
    expect(run(bench)).toMatchObject({ status: 2, stderr: expect.stringMatching(/^Say where the instances are with --instances\.\n/) });
    expect(run(bench, '--instances', 'instances')).toMatchObject({ status: 2, stderr: expect.stringMatching(/^Say where the plans are/) });
  });

  test('the best known plans cannot be read', () => {
    write('instances/tiny.txt', tinyLiLim());
    write('best-known.csv', 'instance,cost\n');
    expect(plan().stderr).toMatch(/^best-known\.csv, line 1: there is no column vehicles\.$/m);
    write('instances/best-known.csv', 'instance,vehicles,cost\ntiny,2\n');
    expect(plan()).toMatchObject({ status: 2, stderr: expect.stringMatching(/^best-known\.csv, line 2: .* not "tiny,2"\.$/m) });
  });

  test('the plans cannot be written', () => {
    write('instances/tiny.txt', tinyLiLim());
    write('plans', 'a file');
    expect(plan()).toMatchObject({ status: 2, stderr: expect.stringMatching(/^--out: E/) });
  });
});
