import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FILES, Misused, readOptions } from './options.js';
import { Progress } from './progress.js';

describe('the options of a day', () => {
  let data: string;
  beforeAll(() => {
    data = mkdtempSync(join(tmpdir(), 'glane-options-'));
    for (const file of Object.values(FILES)) {
      mkdirSync(dirname(join(data, file)), { recursive: true });
      writeFileSync(join(data, file), '');
    }
  });
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  it('has a value for everything but the data', () => {
    expect(readOptions(['--data', data], {})).toEqual({
      data, seed: 1, lots: 600, speed: 120, stepped: false, date: '2026-11-19', from: '06:00', to: '23:30', json: null, decisions: null, databaseUrl: null,
    }); // prettier-ignore
  });

  it('takes what is asked, and a server from the environment', () => {
    const asked = ['--data', data, '--seed', '7', '--lots', '25', '--stepped', '--from', '18:00', '--json', '/tmp/day.json'];
    expect(readOptions(asked, { DATABASE_URL: 'postgres://x/y' })).toMatchObject({
      seed: 7,
      lots: 25,
      stepped: true,
      from: '18:00',
      json: '/tmp/day.json',
      databaseUrl: 'postgres://x/y',
    });
  });

  it.each([
    [[], /--data/],
    [['--data', '/nowhere'], /There is no donors/],
    [['--seed', 'x'], /whole number/],
    [['--lots', '0'], /from 1/],
    [['--date', '2026-02-30'], /not a day/],
    [['--from', '6h'], /a time/],
    [['--colour', 'red'], /colour/],
  ])('refuses %j', (args, words) => {
    const all = args.includes('/nowhere') || args.length === 0 ? args : ['--data', data, ...args];
    expect(() => readOptions(all, {})).toThrow(Misused);
    expect(() => readOptions(all, {})).toThrow(words);
  });
});

describe('the progress of a day', () => {
  const [from_ms, to_ms] = [Date.UTC(2026, 10, 19, 5), Date.UTC(2026, 10, 19, 15)];
  const written = (isTTY: boolean): { lines: string[]; progress: Progress } => {
    const lines: string[] = [];
    return { lines, progress: new Progress(from_ms, to_ms, 'Europe/Paris', { isTTY, write: (text: string) => lines.push(text) > 0 }) };
  };

  it('draws a bar where somebody watches', () => {
    const { lines, progress } = written(true);
    progress.at((from_ms + to_ms) / 2, '3 lots');
    expect(lines[0]).toContain(`11:00 ${'█'.repeat(20)}${'░'.repeat(20)}  50 % 3 lots`);
  });

  it('writes one line a tenth elsewhere', () => {
    const { lines, progress } = written(false);
    for (let step = 0; step <= 100; step++) progress.at(from_ms + ((to_ms - from_ms) * step) / 100, 'x');
    expect(lines).toHaveLength(11);
    expect(lines.at(-1)).toBe('16:00  100 %  x\n');
  });
});
