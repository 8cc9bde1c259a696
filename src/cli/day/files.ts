import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { weightLogs, type WeightLogs } from '../../demo/core/day/weights.js';
import type { Api } from '../../demo/player/api.js';
import { FILES } from './options.js';

/** The rows of a packed CSV file, by column. */
async function rows(file: string): Promise<Record<string, string>[]> {
  const all: Record<string, string>[] = [];
  for await (const row of createReadStream(file)
    .pipe(createGunzip())
    .pipe(parse({ columns: true, bom: true })) as AsyncIterable<Record<string, string>>)
    all.push(row);
  return all;
}

/** The weights of real gifts from the two published logs. */
export const readLogs = async (data: string): Promise<WeightLogs> =>
  weightLogs(await rows(join(data, FILES.shopLog)), await rows(join(data, FILES.canteenLog)));

interface Report {
  rows: number;
  created: number;
  skipped: number;
}

/** Brings the district's shops, markets and canteens in as a coordinator would: through the API, as published. */
export async function importFiles(api: Api, data: string, as: string, say: (line: string) => void): Promise<void> {
  for (const kind of ['bdcom', 'markets', 'canteens'] as const) {
    const outcome = await api.upload<Report>(
      `/imports/${kind}?name=${encodeURIComponent(FILES[kind])}`,
      readFileSync(join(data, FILES[kind])),
      { as, type: 'text/csv' },
    );
    if (!outcome.ok) throw new Error(`${FILES[kind]} was not imported: ${outcome.code}`);
    const { rows: read, created, skipped } = outcome.value;
    say(`${FILES[kind]}: ${read} rows, ${created} places imported, ${skipped} left out`);
  }
}
