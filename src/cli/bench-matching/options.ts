import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { callerPath } from '../caller-path.js';
import { type Case, type Family, FAMILIES } from './family.js';
import { missingFile } from './real-places.js';

export const USAGE = `npm run bench:matching -- [--sizes 200x30,2000x150] [--families scarce,ample] [--seed 1] [--data ../shared/data]
               [--problems FOLDER] [--exact-seconds 120] [--json FILE] [--write-only FOLDER] [--strategic]
  Draws matching problems on the real shops under --data and compares plain rules, ours and the exact solver on each.
  --problems measures every problem file of a folder instead; --exact-seconds 0 leaves the exact solver out;
  --write-only only writes the problem files; --strategic measures what declaring another capacity would gain.`;

/** What was asked for cannot be done as it was asked. */
export class Misused extends Error {}

export interface BenchOptions {
  readonly cases: readonly Case[];
  /** Folder with the published files. */
  readonly data: string;
  /** Folder with problem files to measure instead of drawn ones. */
  readonly problems: string | undefined;
  readonly seed: number;
  readonly exactSeconds: number;
  readonly json: string | undefined;
  readonly writeOnly: string | undefined;
  readonly strategic: boolean;
}

const SIZES = '200x30,2000x150,20000x1000';
/** Small, since several hundred cycles are decided for each association asked about. */
const STRATEGIC_SIZES = '100x20';

/** Reads the command line. */
export function readOptions(args: readonly string[]): BenchOptions {
  const text = { type: 'string' } as const;
  const flags = {
    sizes: text,
    families: text,
    seed: text,
    data: text,
    problems: text,
    'exact-seconds': text,
    json: text,
    'write-only': text,
  };
  let values;
  try {
    ({ values } = parseArgs({ args: [...args], options: { ...flags, strategic: { type: 'boolean' } } }));
  } catch (error) {
    throw new Misused((error as Error).message.split('. ')[0]!);
  }
  const folder = (name: string | undefined): string | undefined => (name === undefined ? undefined : callerPath(name));
  const seed = whole('seed', values.seed ?? '1', 0, 2 ** 31);
  const problems = folder(values.problems);
  if (problems !== undefined && !existsSync(problems)) throw new Misused(`--problems ${problems}: there is no such folder.`);
  const data = callerPath(values.data ?? '../shared/data');
  const missing = problems === undefined || values.strategic ? missingFile(data) : undefined;
  if (missing !== undefined) throw new Misused(`There is no ${missing} in ${data}: say where the published files are with --data.`);
  return {
    cases: casesOf(values.sizes ?? (values.strategic ? STRATEGIC_SIZES : SIZES), values.families ?? Object.keys(FAMILIES).join(','), seed),
    data,
    problems,
    seed,
    exactSeconds: whole('exact-seconds', values['exact-seconds'] ?? '120', 0, 86_400),
    json: folder(values.json),
    writeOnly: folder(values['write-only']),
    strategic: values.strategic ?? false,
  };
}

function casesOf(sizes: string, families: string, seed: number): Case[] {
  return sizes.split(',').flatMap((size) => {
    const [, lots, recipients] = /^([1-9]\d{0,6})x([1-9]\d{0,4})$/.exec(size) ?? [];
    if (lots === undefined) throw new Misused(`--sizes ${size}: a size is lots x recipients, such as 2000x150.`);
    return families.split(',').map((family) => {
      if (!Object.hasOwn(FAMILIES, family)) throw new Misused(`--families ${family}: there are ${Object.keys(FAMILIES).join(', ')}.`);
      return { family: family as Family, lots: Number(lots), recipients: Number(recipients), seed };
    });
  });
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text === '' || !Number.isInteger(value) || value < least || value > most)
    throw new Misused(`--${name} must be a whole number from ${String(least)} to ${String(most)}.`);
  return value;
}
