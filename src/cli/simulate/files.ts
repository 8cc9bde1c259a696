import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { weightLogs, type WeightLogs } from '../../demo/core/day/weights.js';
import { TERRITORY } from '../../demo/core/district.js';
import { bdcom } from '../../imports/core/bdcom.js';
import { canteens } from '../../imports/core/canteens.js';
import type { DirectoryFile } from '../../imports/core/directory.js';
import { Gathering } from '../../imports/core/gathering.js';
import { markets } from '../../imports/core/markets.js';
import { Row } from '../../imports/core/row.js';
import type { DistrictDonor } from '../../simulation/core/district.js';
import { logPattern, type LogPattern } from '../../simulation/core/log-pattern.js';

/** The published files that a simulated district is drawn from, under the folder of `--data`. */
const DONORS: readonly (readonly [file: string, kind: DirectoryFile])[] = [
  ['donors/bdcom_food_paris20.csv', bdcom],
  ['donors/marches_decouverts_paris_2022.csv', markets],
  ['donors/ma_cantine_paris20.csv', canteens],
];
const SHOP_LOG = 'logs/twin_cities_food_justice_2016_2018.csv.gz';
const CANTEEN_LOG = 'logs/smith_frn_canteen_surplus_2024_2025.csv.gz';

/** The first file that is missing in a folder, or undefined. */
export const missingFile = (data: string): string | undefined =>
  [...DONORS.map(([file]) => file), SHOP_LOG, CANTEEN_LOG].find((file) => !existsSync(join(data, file)));

type CsvRow = Readonly<Record<string, string>>;

/** The rows of a CSV file, packed or not, by column. */
async function rows(file: string): Promise<CsvRow[]> {
  const all: CsvRow[] = [];
  const source = createReadStream(file);
  const text = file.endsWith('.gz') ? source.pipe(createGunzip()) : source;
  for await (const row of text.pipe(parse({ columns: true, bom: true })) as AsyncIterable<CsvRow>) all.push(row);
  return all;
}

/** The shops, markets and canteens of the district, read as the import commands read them. */
export async function readDonors(data: string): Promise<DistrictDonor[]> {
  const territory = { ...TERRITORY, areas: [] };
  const donors: DistrictDonor[] = [];
  for (const [file, { read }] of DONORS) {
    const gathering = new Gathering();
    for (const [index, row] of (await rows(join(data, file))).entries()) {
      const record = read(new Row(index + 2, (column) => row[column]), territory);
      if (record && 'site' in record) gathering.add(record);
    }
    for (const { siteCode, site, point, windows } of gathering.records) {
      if (!site.donorKind) continue;
      const pickups = windows.pickup ?? [];
      donors.push({
        code: siteCode,
        donorKind: site.donorKind,
        point,
        windows: pickups.map((window) => ({ ...window, purpose: 'pickup' })),
      });
    }
  }
  return donors.sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** What the two logs of real gifts say: weights, weekdays, hours, kinds of food. */
export async function readGifts(data: string): Promise<{ logs: WeightLogs; pattern: LogPattern }> {
  const [shops, kitchens] = [await rows(join(data, SHOP_LOG)), await rows(join(data, CANTEEN_LOG))];
  return { logs: weightLogs(shops, kitchens), pattern: logPattern(shops, kitchens) };
}
