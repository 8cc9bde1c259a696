import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { caseName } from './bench-matching/family.js';
import { type BenchOptions, Misused, readOptions, USAGE } from './bench-matching/options.js';
import { writeProblemFile } from './bench-matching/problem-file.js';
import { readRealPlaces } from './bench-matching/real-places.js';

/** `npm run bench:matching`: how good the matching is, against plain rules and an exact solver, on problems drawn from real places. */
async function run(options: BenchOptions): Promise<void> {
  const { writeOnly, cases, data } = options;
  if (writeOnly === undefined) return;
  const places = readRealPlaces(data);
  mkdirSync(writeOnly, { recursive: true });
  for (const one of cases) {
    const file = join(writeOnly, `matching-${caseName(one)}.json.gz`);
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
