import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Objective } from '../../rounds/core/search/search.js';
import { callerPath } from '../caller-path.js';

export const USAGE = `npm run bench:rounds -- --instances DIR --out SOLDIR [--seconds 10] [--objective fleet|distance] [--threads 1] [--seed 1] [--trace]
  Plans every instance *.txt of DIR (Li & Lim, Sartori & Buriol) for so many seconds of one thread and writes SOLDIR/NAME.sol.
  Where best-known.csv lies in DIR or beside it, the plans are compared with the best known ones.`;

/** What was asked for cannot be done as it was asked: told in one line, exit 2. */
export class Misused extends Error {}

/** By the name on the command line, what the search calls it. */
export const OBJECTIVES = { fleet: 'fleet', distance: 'cost' } as const satisfies Record<string, Objective>;

export interface BenchOptions {
  readonly folder: string;
  /** Names of the instances, without `.txt`. */
  readonly names: readonly string[];
  readonly seconds: number;
  readonly objective: keyof typeof OBJECTIVES;
  readonly out: string;
  readonly threads: number;
  readonly seed: number;
  readonly trace: boolean;
}

/** Reads the command line; throws `Misused`. */
export function readOptions(args: readonly string[]): BenchOptions {
  const values = parsed(args);
  if (!values.instances) throw new Misused('Say where the instances are with --instances.');
  if (!values.out) throw new Misused('Say where the plans are to be written with --out.');
  const objective = (Object.keys(OBJECTIVES) as (keyof typeof OBJECTIVES)[]).find((known) => known === values.objective);
  if (objective === undefined) throw new Misused(`--objective must be fleet or distance, not ${JSON.stringify(values.objective)}.`);
  const seconds = Number(values.seconds);
  if (values.seconds.trim() === '' || !(seconds > 0 && seconds <= 86_400))
    throw new Misused(`--seconds must be a number, more than 0 and 86400 at most, not ${JSON.stringify(values.seconds)}.`);
  const threads = whole('threads', values.threads, 1, 64);
  const seed = whole('seed', values.seed, 0, 999_999_999);
  const [folder, out] = [callerPath(values.instances), callerPath(values.out)];
  return { folder, names: namesIn(values.instances), seconds, objective, out, threads, seed, trace: values.trace };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        instances: text,
        out: text,
        seconds: { ...text, default: '10' },
        objective: { ...text, default: 'fleet' },
        threads: { ...text, default: '1' },
        seed: { ...text, default: '1' },
        trace: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new Misused(`${(error as Error).message.split('. ')[0]!}.`);
  }
}

function namesIn(folder: string): string[] {
  let files: string[];
  try {
    files = readdirSync(callerPath(folder));
  } catch (error) {
    throw new Misused(`--instances ${folder}: ${(error as Error).message}`);
  }
  const names = files.filter((file) => file.endsWith('.txt')).map((file) => file.slice(0, -'.txt'.length));
  if (names.length === 0) throw new Misused(`--instances ${folder}: there is no *.txt in it.`);
  const { compare } = new Intl.Collator('en', { numeric: true });
  return names.sort(compare);
}

/** Where an instance is read from. */
export const instanceFile = (folder: string, name: string): string => join(folder, `${name}.txt`);

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new Misused(`--${name} must be a whole number from ${String(least)} to ${String(most)}, not ${JSON.stringify(text)}.`);
}
