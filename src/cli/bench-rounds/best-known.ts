import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Misused } from './options.js';

export interface BestKnown {
  readonly vehicles: number;
  readonly cost: number;
}

const FILE = 'best-known.csv';

/** The best known plans by instance, from `best-known.csv` in the folder or else beside it; none where there is no such file. */
export function readBestKnown(folder: string): ReadonlyMap<string, BestKnown> {
  const file = [join(folder, FILE), join(dirname(folder), FILE)].find((candidate) => existsSync(candidate));
  return file === undefined ? new Map() : parseBestKnown(readFileSync(file, 'utf8'), basename(file));
}

/** Columns `instance`, `vehicles` and `cost`; others are passed over. Throws `Misused`. */
export function parseBestKnown(text: string, file: string): ReadonlyMap<string, BestKnown> {
  const [head = '', ...rows] = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/);
  const columns = head.split(',').map((column) => column.trim());
  const [instance, vehicles, cost] = ['instance', 'vehicles', 'cost'].map((name) => {
    const at = columns.indexOf(name);
    if (at === -1) throw new Misused(`${file}, line 1: there is no column ${name}.`);
    return at;
  }) as [number, number, number];
  return new Map(
    rows.map((row, i) => {
      const cells = row.split(',').map((cell) => cell.trim());
      const best = { vehicles: Number(cells[vehicles] || NaN), cost: Number(cells[cost] || NaN) };
      if (!cells[instance] || !(best.vehicles >= 1) || !(best.cost >= 0))
        throw new Misused(
          `${file}, line ${String(i + 2)}: an instance with its vehicles and cost is expected, not ${JSON.stringify(row)}.`,
        );
      return [cells[instance], best];
    }),
  );
}
