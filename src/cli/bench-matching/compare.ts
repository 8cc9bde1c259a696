import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseName } from './family.js';
import { measureApart, type Measured, type Method } from './measured.js';
import type { BenchOptions } from './options.js';
import { writeProblemFile } from './problem-file.js';
import { readRealPlaces } from './real-places.js';
import type { Row } from './table.js';

/** Above so many candidate pairs the solver's 2 GB are known not to do; the memory is spent before it says so. */
const MOST_PAIRS = { 'linear-bound': 800_000, exact: 400_000 };
const LINEAR_SECONDS = 600;

/** Measures every problem asked for, each method in a process of its own, one at a time. `say` is told what is done. */
export async function compare(options: BenchOptions, say: (line: string) => void): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const { name, file } of problems(options)) rows.push(await measureAll(name, file, options, say));
  return rows;
}

async function* problems({ problems: given, cases, data }: BenchOptions): AsyncGenerator<{ name: string; file: string }> {
  if (given !== undefined) {
    const files = readdirSync(given).filter((file) => /\.json(\.gz)?$/.test(file));
    const size = (file: string): number => Number(/(\d+)x\d+/.exec(file)?.[1] ?? 0);
    for (const file of files.sort((a, b) => size(a) - size(b) || (a < b ? -1 : 1))) {
      yield { name: file.replace(/^matching-|\.json(\.gz)?$/g, ''), file: join(given, file) };
    }
    return;
  }
  const places = readRealPlaces(data);
  const folder = mkdtempSync(join(tmpdir(), 'glane-bench-'));
  try {
    for (const one of cases) {
      const file = join(folder, `${caseName(one)}.json.gz`);
      await writeProblemFile(places, one, file);
      yield { name: caseName(one), file };
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureAll(name: string, file: string, { seed, exactSeconds }: BenchOptions, say: (line: string) => void): Promise<Row> {
  const results: Partial<Record<Method, Measured>> = {};
  let pairs = 0;
  const run = async (method: Method, seconds = 0): Promise<void> => {
    const found = await measureApart(file, method, { seconds, seed });
    results[method] = found;
    pairs = found.pairs ?? pairs;
    const objective = found.objective ?? found.bound;
    say(
      `${name} ${method}: ${found.failed ?? Math.round(objective!).toLocaleString('en')} (${found.seconds.toFixed(2)} s, ${found.peak_mb.toFixed(0)} MB)`,
    );
  };
  await run('nearest-first');
  await run('first-come');
  await run('most-urgent-first');
  await run('ours');
  if (pairs <= MOST_PAIRS['linear-bound']) await run('linear-bound', LINEAR_SECONDS);
  if (exactSeconds > 0 && pairs <= MOST_PAIRS.exact) await run('exact', exactSeconds);
  return { name, pairs, results };
}
