import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const repository = path.join(__dirname, '../..');
/** Published files that are not part of the project; where they are absent these tests say so and do nothing. */
const data = path.join(repository, '../shared/data');
const isThere = fs.existsSync(data);
const withData = isThere ? test : test.skip;
if (!isThere) process.stderr.write(`The simulator is not run on real shops and logs: there is no ${data}.\n`);

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'glane-simulate-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]) {
  const { npm_package_json: _, INIT_CWD: __, ...env } = process.env;
  const loader = path.join(repository, 'test/support/load-typescript.mjs');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', loader, path.join(repository, 'src/cli/simulate.ts'), ...args],
    {
      cwd: folder,
      env,
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
}

const read = (...name: string[]): string => fs.readFileSync(path.join(folder, ...name), 'utf8');
const sample = (name: string): string => path.join(repository, 'docs/policies', name);

withData('compares two policies on the same days, and writes the same bytes with one thread or two', () => {
  const asked = [
    '--data',
    data,
    '--days',
    '2',
    '--seeds',
    '2',
    '--lots',
    '40',
    '--policy',
    sample('default.json'),
    '--policy',
    sample('equity.json'),
  ];
  const first = run(...asked, '--out', 'one');
  expect([first.status, first.stderr]).toEqual([0, expect.stringMatching(/100 %\n$/)]);
  expect(first.stdout).toMatch(/^2 days, 2 seeds, .* kg given on an average day/);
  expect(first.stdout).toMatch(/^Glane, default +\d/m);
  expect(first.stdout).toMatch(/^Glane, equity +\d/m);
  expect(first.stdout).toMatch(/^Knowing the whole day +\d/m);
  expect(run(...asked, '--out', 'two', '--threads', '2').status).toBe(0);
  for (const file of ['simulation.json', 'simulation.csv', 'simulation.svg']) expect(read('two', file)).toBe(read('one', file));

  const { comparison, outcomes } = JSON.parse(read('one', 'simulation.json'));
  expect(comparison.contenders.map(({ code }: { code: string }) => code)).toEqual([
    'policy-1', 'policy-2', 'first-come', 'nearest-first', 'most-urgent-first', 'two-choices', 'hindsight',
  ]); // prettier-ignore
  for (const seeds of outcomes)
    for (const one of seeds) {
      expect(one.people_g + one.hub_g + one.feed_g + one.compost_g + one.lost_g).toBe(one.given_g);
      expect(one.shareOfHindsight).toBeLessThanOrEqual(1);
      expect(one.shareOfBound).toBeLessThanOrEqual(1);
    }
  // The same lots for everybody.
  for (const seeds of outcomes)
    expect(seeds.map((one: { given_g: number }) => one.given_g)).toEqual(outcomes[0].map((one: { given_g: number }) => one.given_g));
  expect(read('one', 'simulation.csv').split('\n')).toHaveLength(1 + 7 * 2 + 1);
  const svg = read('one', 'simulation.svg');
  expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="chart-title chart-desc"/);
  expect(svg).toMatch(/<desc id="chart-desc">Saved \(kg a day\): Glane, default [\d,]+, /);
  expect(svg).not.toMatch(/<script|href=|url\(/);
});

function write(name: string, value: unknown): string {
  fs.writeFileSync(path.join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
  return name;
}
const aPolicy = (more: object = {}): object => ({ ...JSON.parse(fs.readFileSync(sample('default.json'), 'utf8')), ...more });

test('without data it says what it needs', () => {
  const { status, stderr } = run();
  expect(status).toBe(2);
  expect(stderr).toMatch(/^Say where the published files are with --data\.\nnpm run simulate -- --data FOLDER/);
  expect(run('--data', '.')).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^There is no donors\/bdcom_food_paris20\.csv in .*\n$/),
  });
});

describe('one line on the error channel, exit 2:', () => {
  (isThere ? test : test.skip).each([
    ['an unknown option', ['--fast'], /^Unknown option '--fast'/],
    ['no days', ['--days', '0'], /^--days must be a whole number from 1 to 366, not 0$/],
    ['half a seed', ['--seeds', '1.5'], /^--seeds must be/],
    ['a day that is none', ['--from', '2026-02-30'], /^--from 2026-02-30 is not a day/],
    ['a policy that is not there', ['--policy', 'none.json'], /^none\.json: ENOENT/],
    ['a policy that is no JSON', ['--policy', () => write('text.json', 'weights')], /^text\.json: /],
    ['a policy with an unknown field', ['--policy', () => write('more.json', aPolicy({ travel: {} }))], /^more\.json: travel: unknown field$/],
    ['a policy without fairness', ['--policy', () => write('less.json', aPolicy({ fairness: undefined }))], /^less\.json: fairness: is missing$/],
    ['a negative weight', ['--policy', () => write('minus.json', aPolicy({ fairness: { weight: -1 } }))], /^minus\.json: fairness\.weight: must be 0 or more, not -1$/],
    ['a place where it cannot write', ['--days', '1', '--seeds', '1', '--lots', '5', '--out', () => path.join(write('file', ''), 'in')], /^(\d+ %\n)*--out .*: E/],
  ] as [string, (string | (() => string))[], RegExp][])('%s', (_, args, expected) => {
    const { status, stderr } = run('--data', data, ...args.map((arg) => (typeof arg === 'string' ? arg : arg())));
    expect(stderr.trimEnd()).toMatch(expected);
    expect(status).toBe(2);
  }); // prettier-ignore
});
