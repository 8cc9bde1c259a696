import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readOptions } from './options.js';
import { FILES } from './real-places.js';

let data: string;

beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'glane-data-'));
  for (const file of Object.values(FILES)) {
    mkdirSync(dirname(join(data, file)), { recursive: true });
    writeFileSync(join(data, file), '');
  }
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

test('every size comes in every family, with the seed', () => {
  expect(readOptions(['--data', data, '--sizes', '50x10,200x30', '--seed', '3']).cases).toEqual([
    { family: 'scarce', lots: 50, recipients: 10, seed: 3 },
    { family: 'ample', lots: 50, recipients: 10, seed: 3 },
    { family: 'scarce', lots: 200, recipients: 30, seed: 3 },
    { family: 'ample', lots: 200, recipients: 30, seed: 3 },
  ]);
});

test.each([
  [['--sizes', '200'], /^--sizes 200: a size is lots x recipients/],
  [['--sizes', '0x3'], /^--sizes 0x3/],
  [['--families', 'rich'], /^--families rich: there are scarce, ample\.$/],
  [['--seed', 'x'], /^--seed must be a whole number/],
  [['--exact-seconds', '-1'], /^Option '--exact-seconds' argument is ambiguous|^--exact-seconds must be/],
  [['--problems', '/nowhere'], /^--problems \/nowhere: there is no such folder\.$/],
  [['--fast'], /^Unknown option '--fast'/],
])('%j is refused with what to do', (args, expected) => {
  expect(() => readOptions(['--data', data, ...args])).toThrow(expected);
});

test('a file that is missing is named', () => {
  expect(() => readOptions(['--data', join(data, 'donors')])).toThrow(/^There is no donors\/bdcom_food_paris\.csv\.gz in /);
});
