import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { callerPath } from '../caller-path.js';

export interface DayOptions {
  /** Folder with the published files. */
  data: string;
  seed: number;
  lots: number;
  /** How many times faster than real time the clock runs; ignored when stepped. */
  speed: number;
  /** The clock stands still and is set to each moment at which something happens. */
  stepped: boolean;
  /** The day played, `YYYY-MM-DD`. */
  date: string;
  /** Local hours played, `HH:MM`. */
  from: string;
  to: string;
  json: string | null;
  decisions: string | null;
  /** A server on which to make a database for the day; null = an embedded one in a temporary folder. */
  databaseUrl: string | null;
}

export const USAGE = `npm run day -- --data FOLDER [--seed 1] [--lots 600] [--speed 120 | --stepped] [--date 2026-11-19]
               [--from 06:00] [--to 23:30] [--json FILE] [--decisions FILE] [--database-url URL]
  Plays one day of a district through the API: FOLDER holds the published files (donors/, logs/).
  The same seed plays the same day; with --stepped the decisions are the same to the byte.`;

/** What was asked for cannot be done as it was asked. */
export class Misused extends Error {}

/** A Thursday: three of the six markets are held, the school kitchens are open. */
const THURSDAY = '2026-11-19';

/** The files a day needs, under the folder of `--data`. */
export const FILES = {
  bdcom: 'donors/bdcom_food_paris20.csv',
  markets: 'donors/marches_decouverts_paris_2022.csv',
  canteens: 'donors/ma_cantine_paris20.csv',
  shopLog: 'logs/twin_cities_food_justice_2016_2018.csv.gz',
  canteenLog: 'logs/smith_frn_canteen_surplus_2024_2025.csv.gz',
} as const;

/** Reads the command line. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): DayOptions {
  const text = { type: 'string' } as const;
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        data: text,
        seed: text,
        lots: text,
        speed: text,
        date: text,
        from: text,
        to: text,
        json: text,
        decisions: text,
        'database-url': text,
        stepped: { type: 'boolean' },
      },
    }));
  } catch (error) {
    throw new Misused((error as Error).message);
  }
  if (!values.data) throw new Misused('Say where the published files are with --data.');
  const data = callerPath(values.data);
  for (const file of Object.values(FILES)) if (!existsSync(join(data, file))) throw new Misused(`There is no ${file} in ${data}.`);
  return {
    data,
    seed: whole('seed', values.seed ?? '1', 0, 2 ** 31),
    lots: whole('lots', values.lots ?? '600', 1, 20_000),
    speed: whole('speed', values.speed ?? '120', 1, 3600),
    stepped: values.stepped ?? false,
    date: day(values.date ?? THURSDAY),
    from: time('from', values.from ?? '06:00'),
    to: time('to', values.to ?? '23:30'),
    json: values.json ? callerPath(values.json) : null,
    decisions: values.decisions ? callerPath(values.decisions) : null,
    databaseUrl: values['database-url'] ?? (env['DATABASE_URL'] || null),
  };
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new Misused(`--${name} must be a whole number from ${least} to ${most}.`);
  return value;
}

function time(name: string, text: string): string {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) throw new Misused(`--${name} must be a time like 18:30.`);
  return text;
}

function day(text: string): string {
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(text) ||
    Number.isNaN(Date.parse(`${text}T00:00:00Z`)) ||
    new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) !== text
  )
    throw new Misused(`--date ${text} is not a day like 2026-11-19.`);
  return text;
}
