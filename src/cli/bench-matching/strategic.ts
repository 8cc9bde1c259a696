import { seeded } from '../../demo/core/seeded.js';
import type { Problem } from '../../matching/core/problem.js';
import type { Grams } from '../../vocabulary/units.js';
import { type Case, caseName } from './family.js';
import { type Decide, decideQuickly, oneCycle, type Outcome, sequence } from './misreport.js';
import { drawProblem } from './problem-file.js';
import type { RealPlaces } from './real-places.js';

const FACTORS = [0.5, 0.8, 1.25, 2] as const;
const DAYS = 28;
const SAMPLE = 8;

/** What declaring a factor of one's room did to the associations sampled, against declaring the truth. */
export interface Gain {
  readonly case: string;
  readonly horizon: 'one cycle' | '28 days' | '28 days, remembered';
  /** 1: the truth with another seed of the search: how far chance alone goes. */
  readonly factor: number;
  /** Of each association, in grams it can use. */
  readonly gains_g: readonly Grams[];
  /** What the truth brings, of each. */
  readonly truth_g: readonly Grams[];
  readonly refused_g: readonly Grams[];
}

/** Measures whether declaring more or less room than one has pays, for a sample of associations of each case. */
export function strategic(places: RealPlaces, cases: readonly Case[], say: (line: string) => void): Gain[] {
  return cases.flatMap((one) => {
    const days = Array.from({ length: DAYS }, (_, day) => drawProblem(places, { ...one, seed: one.seed + day }));
    const decide = decideQuickly(one.seed);
    const recipients = sample(days, one.seed, decide);
    const measured = (
      horizon: Gain['horizon'],
      play: (recipient: string, factor: number, how: Decide) => Outcome,
      factors: readonly number[],
    ) => {
      const truth = recipients.map((recipient) => play(recipient, 1, decide));
      return factors.map((factor): Gain => {
        const found = recipients.map((recipient) => play(recipient, factor, factor === 1 ? decideQuickly(one.seed + 1_000) : decide));
        const gain = {
          case: caseName(one),
          horizon,
          factor,
          gains_g: found.map(({ used_g }, n) => used_g - truth[n]!.used_g),
          truth_g: truth.map(({ used_g }) => used_g),
          refused_g: found.map(({ refused_g }) => refused_g),
        };
        say(line(gain));
        return gain;
      });
    };
    const over = FACTORS.filter((factor) => factor > 1);
    const month = (remembers: boolean) => (recipient: string, factor: number, how: Decide) =>
      sequence(days, { recipient, factor }, { decide: how, remembers });
    return [
      ...measured('one cycle', (recipient, factor, how) => oneCycle(days[0]!, { recipient, factor }, how), [1, ...FACTORS]),
      ...measured('28 days', month(false), [1, ...FACTORS]),
      ...measured('28 days, remembered', month(true), over),
    ];
  });
}

/** Associations drawn from the seed, out of those that receive anything in the first week: the others have nothing to gain or lose. */
function sample(days: readonly Problem[], seed: number, decide: Decide): string[] {
  const draws = seeded(seed, 'strategic');
  const served = new Set(
    days.slice(0, 7).flatMap((day) => decide({ ...day, recipients: days[0]!.recipients }).map(({ recipient }) => recipient)),
  );
  return days[0]!.recipients
    .filter(({ kind, id }) => kind === 'association' && served.has(id))
    .map(({ id }) => ({ id, key: draws.unit() }))
    .sort((a, b) => a.key - b.key)
    .slice(0, SAMPLE)
    .map(({ id }) => id);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const at = (sorted: readonly number[], part: number): number => sorted[Math.round(part * (sorted.length - 1))] ?? NaN;

/** One row of the table in `docs/fairness.md`. */
export function line({ case: name, horizon, factor, gains_g, truth_g, refused_g }: Gain): string {
  const kg = (grams: number): string => (grams / 1_000).toFixed(1);
  const sorted = gains_g.toSorted((a, b) => a - b);
  const part = (100 * sum(gains_g)) / Math.max(1, sum(truth_g));
  const cells = [
    name,
    horizon,
    factor === 1 ? 'truth, other seed' : `× ${String(factor)}`,
    `${part >= 0 ? '+' : ''}${part.toFixed(1)} %`,
    ...[0, 0.25, 0.5, 0.75, 1].map((quantile) => kg(at(sorted, quantile))),
    `${String(gains_g.filter((gain) => gain > 0).length)} of ${String(gains_g.length)}`,
    kg(sum(truth_g) / truth_g.length),
    kg(sum(refused_g) / refused_g.length),
  ];
  return `| ${cells.join(' | ')} |`;
}

export const STRATEGIC_HEADS = [
  '| problem | horizon | declares | gain in all | least kg | quarter | median | three quarters | most kg | gain | truth brings kg | left at the door kg |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
].join('\n');
