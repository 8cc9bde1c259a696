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

test.each([
  ['no file', () => [], /^Usage: npm run match -- PROBLEM/],
  ['two files', () => ['a.json', 'b.json'], /^Usage:/],
  ['an unknown option', () => ['a.json', '--fast'], /^Unknown option '--fast'/],
  ['a seed that is no number', () => ['a.json', '--seed', 'x'], /^--seed must be a whole number, not x$/],
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
