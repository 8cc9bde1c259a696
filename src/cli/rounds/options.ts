import { parseArgs } from 'node:util';
import { CannotGoOn } from './cannot-go-on.js';

const USAGE = 'npm run rounds -- PROBLEM.json[.gz] [--seconds 10] [--out PLAN.json] [--seed 1] [--iterations N] [--trace]';

/** How long is searched when nothing else is said. */
const USUAL_SECONDS = 10;
const LONGEST_S = 86_400;

export interface RoundsOptions {
  readonly problemFile: string;
  readonly out?: string;
  readonly seed: number;
  /** With iterations alone the same problem and seed give the same plan; with seconds as well, whichever is over first. */
  readonly seconds?: number;
  readonly iterations?: number;
  /** Each better cost is printed as it is found. */
  readonly trace: boolean;
}

/** Reads the command line; throws `CannotGoOn`. */
export function readOptions(args: readonly string[]): RoundsOptions {
  const { values, positionals } = parsed(args);
  const [problemFile, ...more] = positionals;
  if (problemFile === undefined || more.length > 0) throw new CannotGoOn(`One problem file is needed. ${USAGE}`);
  const { out, trace } = values;
  const seed = whole('seed', values.seed);
  const iterations = values.iterations === undefined ? undefined : whole('iterations', values.iterations);
  const seconds = values.seconds === undefined ? (iterations === undefined ? USUAL_SECONDS : undefined) : secondsOf(values.seconds);
  return {
    problemFile,
    seed,
    trace,
    ...(out !== undefined && { out }),
    ...(seconds !== undefined && { seconds }),
    ...(iterations !== undefined && { iterations }),
  };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: text,
        seconds: text,
        iterations: text,
        seed: { ...text, default: '1' },
        trace: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new CannotGoOn(`${(error as Error).message.split('. ')[0]!}. ${USAGE}`);
  }
}

function whole(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new CannotGoOn(`--${name} must be a whole number, not ${JSON.stringify(text)}. ${USAGE}`);
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (text.trim() !== '' && seconds > 0 && seconds <= LONGEST_S) return seconds;
  throw new CannotGoOn(`--seconds must be a number, more than 0 and ${String(LONGEST_S)} at most, not ${JSON.stringify(text)}. ${USAGE}`);
}
