import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { weightLogs, type WeightLogs } from '../../demo/core/day/weights.js';
import type { DonorKind } from '../../vocabulary/food.js';
import type { Point } from '../../vocabulary/place.js';

/** The published files that problems are drawn from, under the folder of `--data`. */
export const FILES = {
  shops: 'donors/bdcom_food_paris.csv.gz',
  aid: 'recipients/entourage_se_nourrir_paris_2014.csv',
  shopLog: 'logs/twin_cities_food_justice_2016_2018.csv.gz',
  canteenLog: 'logs/smith_frn_canteen_surplus_2024_2025.csv.gz',
} as const;

export interface Shop {
  readonly id: string;
  readonly kind: DonorKind;
  readonly point: Point;
}

/** Where food really is and where it is really given, and what gifts really weigh. */
export interface RealPlaces {
  readonly shops: readonly Shop[];
  readonly aid: readonly Point[];
  readonly logs: WeightLogs;
}

type Row = Readonly<Record<string, string>>;

function rows(file: string): Row[] {
  const bytes = readFileSync(file);
  return parse(file.endsWith('.gz') ? gunzipSync(bytes) : bytes, { columns: true, bom: true });
}

/** Which published file is missing below the folder; undefined when all are there. */
export const missingFile = (data: string): string | undefined => Object.values(FILES).find((file) => !existsSync(join(data, file)));

/** Reads the food shops of Paris (BDCom census), the places that give food there, and two logs of real gifts. */
export function readRealPlaces(data: string): RealPlaces {
  const read = (file: string): Row[] => rows(join(data, file));
  return {
    shops: read(FILES.shops).map((row) => ({ id: row['c_ord']!, kind: kindOf(row['codact']!), point: pointOf(row) })),
    aid: read(FILES.aid)
      .filter((row) => row['lat'] !== '')
      .map(pointOf),
    logs: weightLogs(read(FILES.shopLog), read(FILES.canteenLog)),
  };
}

function pointOf(row: Row): Point {
  return [Number(row['lon']), Number(row['lat'])];
}

/** The activities of BDCom, as coarsely as lots of food need them. */
function kindOf(activity: string): DonorKind {
  if (activity === 'CA103' || activity === 'CA104') return 'bakery';
  if (activity === 'CA109' || activity === 'CA110') return 'butcher';
  return activity.startsWith('CA2') ? 'supermarket' : 'grocery';
}
