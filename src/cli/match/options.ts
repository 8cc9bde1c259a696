import { parseArgs } from 'node:util';
import { LANGUAGES, type Language } from '../../vocabulary/words.js';

export const USAGE =
  'Usage: npm run match -- PROBLEM.json[.gz] [--seconds S] [--exact [--gap 0.001] | --bound] [--out FILE] [--seed N] [--explain LOT[,RECIPIENT]] [--language fr|en]';

/** What the person who typed the command can mend: told in one line, exit 2. */
export class Refused extends Error {}

export interface Options {
  readonly file: string;
  /** `search`: ours; `exact`: HiGHS, to the gap; `bound`: only what nobody can exceed. */
  readonly how: 'search' | 'exact' | 'bound';
  /** How long it may take; a search without it takes what its method needs. */
  readonly seconds: number | undefined;
  readonly gap: number;
  readonly seed: number;
  readonly out: string | undefined;
  readonly explain: string | undefined;
  readonly language: Language;
}

/** Reads the command line; throws `Refused`. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parse(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Refused(USAGE);
  const { exact = false, bound = false, gap, seconds, out, explain } = values;
  if (exact && bound) throw new Refused(`--exact finds a proposal and --bound only its bound: ask for one of them`);
  if (gap !== undefined && !exact) throw new Refused('--gap goes with --exact');
  if (bound && (out !== undefined || explain !== undefined)) throw new Refused('--bound makes no proposal to write or explain');
  const seed = Number(values.seed);
  if (values.seed === '' || !Number.isSafeInteger(seed)) throw new Refused(`--seed must be a whole number, not ${values.seed}`);
  const language = LANGUAGES.find((known) => known === values.language);
  if (language === undefined) throw new Refused(`--language must be one of ${LANGUAGES.join(', ')}, not ${values.language}`);
  return {
    file,
    how: exact ? 'exact' : bound ? 'bound' : 'search',
    seconds: seconds === undefined ? undefined : amount('seconds', seconds, { zero: false, most: 86_400 }),
    gap: gap === undefined ? 0.001 : amount('gap', gap, { zero: true, most: 1 }),
    seed,
    out,
    explain,
    language,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        seconds: { type: 'string' },
        exact: { type: 'boolean' },
        gap: { type: 'string' },
        bound: { type: 'boolean' },
        out: { type: 'string' },
        seed: { type: 'string', default: '1' },
        explain: { type: 'string' },
        language: { type: 'string', default: 'en' },
      },
    });
  } catch (error) {
    if (error instanceof TypeError) throw new Refused(`${error.message.split('. ')[0]!}. ${USAGE}`);
    throw error;
  }
}

function amount(name: string, text: string, { zero, most }: { zero: boolean; most: number }): number {
  const value = Number(text);
  if (text.trim() !== '' && (zero ? value >= 0 : value > 0) && value <= most) return value;
  throw new Refused(`--${name} must be a number, ${zero ? '0 or more' : 'more than 0'} and ${String(most)} at most, not ${text}`);
}
