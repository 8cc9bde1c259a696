import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { POLICY } from '../../demo/core/district.js';
import type { Policy } from '../../matching/core/problem.js';
import { readPolicy } from '../../matching/core/read-problem.js';
import type { NamedPolicy } from '../../simulation/core/contenders.js';
import { ProblemError } from '../../vocabulary/reading.js';
import { callerPath } from '../caller-path.js';
import { missingFile } from './files.js';

export interface SimulateOptions {
  /** Folder with the published files. */
  readonly data: string;
  readonly days: number;
  readonly seeds: number;
  /** Lots of an average day. */
  readonly lots: number;
  readonly threads: number;
  /** First day replayed, `YYYY-MM-DD`. */
  readonly from: string;
  readonly policies: readonly NamedPolicy[];
  /** Folder for the results; null: the table only. */
  readonly out: string | null;
}

export const USAGE = `npm run simulate -- --data FOLDER [--days 28] [--seeds 20] [--lots 600] [--policy A.json]… [--out FOLDER]
                    [--threads 1|2] [--from 2026-11-02]
  Replays days of a district drawn from real logs under each policy, under rules of thumb, and as somebody would decide who
  knew the whole day. FOLDER holds the published files (donors/, logs/). The same options give the same bytes.`;

/** What was asked for cannot be done as it was asked: told in one line, exit 2. */
export class Refused extends Error {}

/** A Monday. */
const FIRST_DAY = '2026-11-02';

/** Reads the command line and the policies it names. */
export function readOptions(args: readonly string[]): SimulateOptions {
  const text = { type: 'string' } as const;
  let values;
  try {
    const options = {
      data: text,
      days: text,
      seeds: text,
      lots: text,
      threads: text,
      from: text,
      out: text,
      policy: { ...text, multiple: true },
    } as const;
    ({ values } = parseArgs({ args: [...args], options }));
  } catch (error) {
    throw new Refused((error as Error).message.split('. ')[0]);
  }
  if (!values.data) throw new Refused('Say where the published files are with --data.');
  const data = callerPath(values.data);
  const missing = missingFile(data);
  if (missing) throw new Refused(`There is no ${missing} in ${data}.`);
  return {
    data,
    days: whole('days', values.days ?? '28', 1, 366),
    seeds: whole('seeds', values.seeds ?? '20', 1, 1000),
    lots: whole('lots', values.lots ?? '600', 1, 5000),
    threads: whole('threads', values.threads ?? '1', 1, 64),
    from: day(values.from ?? FIRST_DAY),
    policies: policies(values.policy ?? []),
    out: values.out === undefined ? null : callerPath(values.out),
  };
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < least || value > most)
    throw new Refused(`--${name} must be a whole number from ${least} to ${most}, not ${text}`);
  return value;
}

function day(text: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text)
    throw new Refused(`--from ${text} is not a day like 2026-11-02`);
  return text;
}

/** The weights of the demonstration, without what is not the matcher's. */
function usualPolicy(): Policy {
  const { tierWeight, urgency, pairCost, fairness, maxParcelsPerLot } = POLICY;
  return { tierWeight, urgency, pairCost, fairness, maxParcelsPerLot };
}

function policies(files: readonly string[]): NamedPolicy[] {
  if (files.length === 0)
    return [{ code: 'policy', name: { fr: 'Glane, règles de départ', en: 'Glane, default policy' }, policy: usualPolicy() }];
  return files.map((file, index) => {
    const title = basename(file).replace(/\.json$/, '');
    return { code: `policy-${index + 1}`, name: { fr: `Glane, ${title}`, en: `Glane, ${title}` }, policy: policyOf(file) };
  });
}

function policyOf(file: string): Policy {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(callerPath(file), 'utf8'));
  } catch (error) {
    throw new Refused(`${file}: ${(error as Error).message.split('\n')[0]}`);
  }
  const policy = readPolicy(json);
  if (policy instanceof ProblemError) throw new Refused(`${file}: ${policy.line}`);
  return policy;
}
