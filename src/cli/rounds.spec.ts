import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { minute } from '../../test/support/rounds-problems.js';
import { checkPlan } from '../rounds/core/check-plan.js';
import type { RoundsProblem } from '../rounds/core/problem.js';
import { rounds } from './rounds.js';
import { StopFlag } from './threads/stop-flag.js';

const evening = [minute(0), minute(180)] as const;

const problem: RoundsProblem = {
  format: 'glane-rounds/1',
  now: minute(0),
  objective: { perVehicle: 0, perMetre: 1, perSecond: 0, unserved_per_g: 1000 },
  places: [
    { id: 'depot', point: [2.39, 48.86] },
    { id: 'shop', point: [2.4, 48.86] },
  ],
  travel: { model: 'affine' },
  requests: [
    { id: 'bread', grams: { ambient: 5500 }, pickup: { place: 'shop', window: evening }, delivery: { place: 'depot', window: evening } },
    { id: 'soup', grams: { hot: 4000 }, pickup: { place: 'shop', window: evening }, delivery: { place: 'depot', window: evening } },
  ],
  vehicles: [
    { id: 'van', profile: 'van', start: 'depot', end: 'depot', shift: evening },
    { id: 'bike', profile: 'cargo-bike', start: 'depot', end: 'depot', shift: evening },
  ],
};

/** Twelve errands from one shop and market after the other to the depot, too many for one trip of the bike. */
const aFewErrands: RoundsProblem = {
  ...problem,
  places: [
    ...problem.places,
    ...[1, 2, 3, 4, 5].map((n) => ({ id: `shop-${n}`, point: [2.38 + 0.004 * n, 48.85 + 0.003 * ((n * 3) % 5)] as const })),
  ],
  requests: Array.from({ length: 12 }, (_, n) => ({
    id: `errand-${n}`,
    grams: { ambient: 20_000 },
    pickup: { place: `shop-${1 + (n % 5)}`, window: evening },
    delivery: { place: n % 2 ? 'depot' : `shop-${1 + ((n + 2) % 5)}`, window: evening },
  })),
};

let folder: string;
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'glane-rounds-'))));
afterEach(() => fs.rmSync(folder, { recursive: true }));

const write = (name: string, content: string | Buffer): string => {
  const file = path.join(folder, name);
  fs.writeFileSync(file, content);
  return file;
};

const run = (...args: string[]) => runUntil(new StopFlag(), ...args);

async function runUntil(stop: StopFlag, ...args: string[]): Promise<{ code: number; answer: string[]; error: string[] }> {
  const answer: string[] = [];
  const error: string[] = [];
  const code = await rounds(args, { answer: (line) => answer.push(line), error: (line) => error.push(line) }, stop);
  return { code, answer, error };
}

it('prints what was served, by whom, how far and why not', async () => {
  const { code, answer, error } = await run(write('problem.json', JSON.stringify(problem)), '--seconds', '0.1');
  expect([code, error]).toEqual([0, []]);
  expect(answer).toEqual([
    'served 1 of 2 requests, unserved 1',
    // By bike it is 165 m + 1.115 × 731.5 m, there and back; the van's detour is longer.
    expect.stringMatching(/^vehicles 1 of 2, 2\.0 km, 5\.5 kg, cost 400196\d, \d+\.\d\d s$/),
    'unserved soup: cold-class-not-kept (van, bike)',
  ]);
});

it('writes a plan that the checker accepts, from a compressed file too', async () => {
  const out = path.join(folder, 'plan.json');
  const file = write('problem.json.gz', gzipSync(JSON.stringify(problem)));
  expect(await run(file, '--out', out, '--seed', '7', '--iterations', '10')).toMatchObject({ code: 0, error: [] });
  const plan = JSON.parse(fs.readFileSync(out, 'utf8'));
  expect(checkPlan(problem, plan)).toEqual([]);
  expect(plan.planning_s).toBeGreaterThan(0);
});

it('prints each better cost as it is found, down to that of the plan', async () => {
  const out = path.join(folder, 'plan.json');
  const { answer } = await run(write('problem.json', JSON.stringify(aFewErrands)), '--iterations', '300', '--trace', '--out', out);
  const found = answer.flatMap((line) => /^\d+\.\d\d s: cost (\d+\.\d\d)$/.exec(line)?.[1] ?? []).map(Number);
  expect(found.length).toBeGreaterThan(0);
  expect(found).toEqual(found.toSorted((a, b) => b - a));
  expect(found.at(-1)).toBeCloseTo(JSON.parse(fs.readFileSync(out, 'utf8')).cost, 2);
  expect(answer.slice(0, found.length).every((line) => line.includes(' s: cost '))).toBe(true);
});

it('takes the plan that is there when it is to stop', async () => {
  const stop = new StopFlag();
  stop.raise();
  const { code, answer, error } = await runUntil(stop, write('problem.json', JSON.stringify(aFewErrands)), '--seconds', '86400');
  expect([code, error]).toEqual([0, ['Stopped: this is the best plan so far.']]);
  expect(answer[0]).toBe('served 12 of 12 requests, unserved 0');
});

describe('says in one line, with exit code 2,', () => {
  const good = (): string => write('problem.json', JSON.stringify(problem));

  test.each([
    ['that a file is needed', () => [], /^One problem file is needed\. npm run rounds -- PROBLEM\.json/],
    ['that one file is enough', () => [good(), 'b.json'], /^One problem file is needed/],
    ['that an option is not known', () => [good(), '--fast'], /'--fast'.*npm run rounds/],
    ['that the seed is no number', () => [good(), '--seed', 'x'], /^--seed must be a whole number, not "x"/],
    ['that there is no time', () => [good(), '--seconds', '0'], /^--seconds must be a number, more than 0 and 86400 at most, not "0"/],
    ['that the time is no number', () => [good(), '--seconds', 'soon'], /^--seconds must be a number, .* not "soon"/],
    ['that the iterations are no number', () => [good(), '--iterations', '1.5'], /^--iterations must be a whole number, not "1\.5"/],
    ['that the file is not there', () => ['/nowhere/p.json'], /^\/nowhere\/p\.json: cannot be read: ENOENT/],
    ['that the file is no JSON', () => [write('p.json', '{"format":\n oops')], /p\.json: is not JSON: /],
    ['that the file is cut short', () => [write('p.gz', gzipSync('{}').subarray(0, 15))], /p\.gz: cannot be read: /],
    ['what is wrong in the problem', () => [write('p.json', '{"format":"glane-rounds/1","naw":1}')], /p\.json: naw: unknown field$/],
    ['that the plan cannot be written', () => [good(), '--out', '/nowhere/plan.json'], /^\/nowhere\/plan\.json: cannot be written: ENOENT/],
  ] satisfies [string, () => string[], RegExp][])('%s', async (_what, args, line) => {
    const { code, answer, error } = await run(...args());
    expect(code).toBe(2);
    expect(answer).toEqual([]);
    expect(error).toHaveLength(1);
    expect(error[0]).toMatch(line);
    expect(error[0]).not.toContain('\n');
  });
});
