import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { compare } from './bench-matching/compare.js';
import { caseName } from './bench-matching/family.js';
import { type BenchOptions, Misused, readOptions, USAGE } from './bench-matching/options.js';
import { writeProblemFile } from './bench-matching/problem-file.js';
import { readRealPlaces } from './bench-matching/real-places.js';
import { line, STRATEGIC_HEADS, strategic } from './bench-matching/strategic.js';
import { table } from './bench-matching/table.js';

/** `npm run bench:matching`: how good the matching is, against plain rules and an exact solver, on problems drawn from real places. */
async function run(options: BenchOptions): Promise<void> {
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  if (options.writeOnly !== undefined) return writeFiles(options, options.writeOnly);
  if (options.strategic) {
    const gains = strategic(readRealPlaces(options.data), options.cases, say);
    process.stdout.write(`${STRATEGIC_HEADS}\n${gains.map(line).join('\n')}\n`);
    if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(gains, null, 1)}\n`);
    return;
  }
  const machine = `${String(availableParallelism())} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, load ${loadavg()[0]!.toFixed(1)}, Node ${process.versions.node}`;
  const rows = await compare(options, say);
  process.stdout.write(`${machine}\n\n${table(rows)}\n`);
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify({ machine, seed: options.seed, rows }, null, 1)}\n`);
}

async function writeFiles({ cases, data }: BenchOptions, folder: string): Promise<void> {
  const places = readRealPlaces(data);
  mkdirSync(folder, { recursive: true });
  for (const one of cases) {
    const file = join(folder, `matching-${caseName(one)}.json.gz`);
    await writeProblemFile(places, one, file);
    process.stdout.write(`${file}\n`);
  }
}

try {
  await run(readOptions(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof Misused)) throw error;
  process.stderr.write(`${error.message}\n${USAGE}\n`);
  process.exitCode = 2;
}
