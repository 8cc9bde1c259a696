import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { checkProposal } from '../../src/matching/core/check-proposal.js';
import { aLot, aProblem, aRecipient } from '../support/matching-problems.js';

const repository = path.join(__dirname, '../..');
let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'glane-match-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Runs the command as `npm run match -- …` does once built, standing in the folder of the files. */
function run(...args: string[]) {
  const { npm_package_json: _, INIT_CWD: __, ...env } = process.env;
  const loader = path.join(repository, 'test/support/load-typescript.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', loader, path.join(repository, 'src/cli/match.ts'), ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function write(name: string, content: string | Buffer): string {
  fs.writeFileSync(path.join(folder, name), content);
  return name;
}

const problem = aProblem({ recipients: [aRecipient({ total_g: 7_000 }), aRecipient({ id: 'R2', accepts: ['meat'] })] });

test('decides a file, prints how good it is, and writes a proposal that holds', () => {
  const { status, stdout, stderr } = run(write('evening.json', JSON.stringify(problem)), '--out', 'proposal.json');
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^placed +7 kg of 10 kg in 1 parcels$/m);
  expect(stdout).toMatch(/^objective +6,500$/m);
  const proposal = JSON.parse(fs.readFileSync(path.join(folder, 'proposal.json'), 'utf8'));
  expect(proposal).toMatchObject({
    format: 'glane-proposal/1',
    placements: [{ lot: 'L1', recipient: 'R1', packages: 7 }],
    unplaced: [{ lot: 'L1', packages: 3 }],
    objective: 6_500,
    seconds: expect.any(Number),
  });
  expect(checkProposal(problem, proposal).violations).toEqual([]);
});

test('reads a packed file, and says why not in the language asked for', () => {
  const packed = write('evening.json.gz', gzipSync(JSON.stringify(problem)));
  const { status, stdout } = run(packed, '--explain', 'L1', '--language', 'fr');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^L1 → R1: 7 packages\n {2}full: Cette structure n’a plus assez de place.* 1 kg de plus au total\.$/m);
  expect(stdout).toMatch(/^L1 → R2: 0 packages\n {2}category-refused: .*« Pain »/m);
  const one = run(packed, '--explain', 'L1,R2');
  expect(one.stdout).toMatch(/^L1 → R2: 0 packages\n {2}category-refused: .*“Bread”/m);
  expect(one.stdout).not.toContain('L1 → R1');
});

test('solves exactly, to the gap asked for, and writes the proof into the proposal', () => {
  const file = write('evening.json', JSON.stringify(problem));
  const { status, stdout, stderr } = run(file, '--exact', '--gap', '0', '--seconds', '20', '--out', 'exact.json');
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^objective +6,500\nbound +6,500\ngap +0\.00 %$/m);
  const proposal = JSON.parse(fs.readFileSync(path.join(folder, 'exact.json'), 'utf8'));
  expect(proposal).toMatchObject({ placements: [{ lot: 'L1', recipient: 'R1', packages: 7 }], objective: 6_500, gap: 0 });
  expect(checkProposal(problem, proposal).violations).toEqual([]);
});

test('tells the bound alone', () => {
  const { status, stdout } = run(write('evening.json', JSON.stringify(problem)), '--bound');
  expect(status).toBe(0);
  // The recipient’s room is 7 of the 10 packages, so 7 is also the most that could go: the trip is paid whole.
  expect(stdout).toMatch(/^bound +6,500\nseconds /);
});

test('takes a time, and the same proposal comes when it is enough', () => {
  const file = write('evening.json', JSON.stringify(problem));
  expect(run(file, '--seconds', '30').stdout).toMatch(/^objective +6,500$/m);
});

const twice = (what: 'lots' | 'recipients') => JSON.stringify({ ...problem, [what]: [problem[what][0], problem[what][0]] });

test.each([
  ['no file', () => [], /^Usage: npm run match -- PROBLEM/],
  ['two files', () => ['a.json', 'b.json'], /^Usage:/],
  ['an unknown option', () => ['a.json', '--fast'], /^Unknown option '--fast'/],
  ['a seed that is no number', () => ['a.json', '--seed', 'x'], /^--seed must be a whole number, not x$/],
  ['a seed that is not said', () => ['a.json', '--seed='], /^--seed must be a whole number, not$/],
  ['no time', () => ['a.json', '--seconds', '0'], /^--seconds must be a number, more than 0 and 86400 at most, not 0$/],
  ['a time that is no number', () => ['a.json', '--seconds', 'soon'], /^--seconds must be a number.*not soon$/],
  ['a gap without the exact solver', () => ['a.json', '--gap', '0.1'], /^--gap goes with --exact$/],
  ['a gap below zero', () => ['a.json', '--exact', '--gap=-1'], /^--gap must be a number, 0 or more and 1 at most, not -1$/],
  ['two methods', () => ['a.json', '--exact', '--bound'], /^--exact finds a proposal and --bound only its bound/],
  ['a bound that is to be explained', () => ['a.json', '--bound', '--explain', 'L1'], /^--bound makes no proposal to write or explain$/],
  ['a language nobody speaks', () => ['a.json', '--language', 'de'], /^--language must be one of fr, en, not de$/],
  ['an option without its value', () => ['a.json', '--out'], /^Option '--out <value>' argument missing/],
  ['a folder', () => ['.'], /^\.: EISDIR/],
  ['an empty file', () => [write('empty.json', '')], /^empty\.json: Unexpected end of JSON input/],
  ['an unknown field', () => [write('wrong.json', JSON.stringify({ ...problem, colour: 'red' }))], /^colour: unknown field$/],
  ['a lot declared twice', () => [write('wrong.json', twice('lots'))], /^lots\[1\]\.id: "L1" is already the id of lots\[0\]$/],
  ['a recipient listed twice', () => [write('wrong.json', twice('recipients'))], /^recipients\[1\]\.id: "R1" is already the id/],
  [
    'a capacity below zero',
    () => [write('wrong.json', JSON.stringify(aProblem({ recipients: [aRecipient({ capacity_g: { chilled6: -1 } })] })))],
    /^recipients\[0\]\.capacity_g\.chilled6: must be 0 or more, not -1$/,
  ],
  ['a file that is not there', () => ['nowhere.json'], /^nowhere\.json: ENOENT/],
  ['a file that is not JSON', () => [write('text.json', 'lots: 3')], /^text\.json: /],
  ['a file that is packed badly', () => [write('half.json.gz', gzipSync('{}').subarray(0, 12))], /^half\.json\.gz: /],
  [
    'a window that ends before it starts',
    () => {
      const lot = aLot({ pickup: { from: '2026-11-20T21:00:00Z', to: '2026-11-20T20:00:00Z' } });
      return [write('wrong.json', JSON.stringify(aProblem({ lots: [lot] })))];
    },
    /^lots\[0\]\.pickup: ends before it starts$/,
  ],
  [
    'a question about a lot nobody declared',
    () => [write('evening.json', JSON.stringify(problem)), '--explain', 'L9'],
    /^--explain L9: the problem has no such lot or recipient$/,
  ],
  [
    'a place where it cannot write',
    () => [write('evening.json', JSON.stringify(problem)), '--out', 'no/such/folder.json'],
    /^--out no\/such\/folder\.json: ENOENT/,
  ],
])('%s: one line on the error channel, exit 2', (_, args, expected) => {
  const { status, stderr } = run(...args());
  expect(stderr.trimEnd()).toMatch(expected);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(status).toBe(2);
});
