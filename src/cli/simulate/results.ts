import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chartOf } from '../../simulation/core/chart.js';
import { MEASURES } from '../../simulation/core/measures.js';
import type { Compared } from '../../simulation/threads/replay-pool.js';
import type { SimulateOptions } from './options.js';

/** Writes what was measured into a folder, for programs and for people. */
export function writeResults(
  folder: string,
  { comparison, outcomes }: Compared,
  { data: _, out: __, threads: ___, ...asked }: SimulateOptions,
): string[] {
  mkdirSync(folder, { recursive: true });
  const files = {
    'simulation.json': `${JSON.stringify({ format: 'glane-simulation/1', asked, comparison, outcomes }, null, 2)}\n`,
    'simulation.csv': csvOf({ comparison, outcomes }),
    'simulation.svg': chartOf(comparison, 'en'),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return Object.keys(files);
}

/** One row a contender and seed, one column a measure. */
function csvOf({ comparison, outcomes }: Compared): string {
  const rows = comparison.contenders.flatMap(({ code }, n) =>
    outcomes[n]!.map((outcome, seed) => [
      code,
      seed + 1,
      ...MEASURES.map((measure) => measure.of(outcome, comparison.days).toFixed(measure.decimals + 3)),
    ]),
  );
  return [['contender', 'seed', ...MEASURES.map(({ code, unit }) => (unit.en ? `${code} (${unit.en})` : code))], ...rows]
    .map((row) => `${row.join(',')}\n`)
    .join('');
}
