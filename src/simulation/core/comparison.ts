import { COLD_CLASSES, type ColdClass } from '../../vocabulary/food.js';
import type { Words } from '../../vocabulary/words.js';
import type { Contender } from './contenders.js';
import { MEASURES, type Measure, type MeasureCode } from './measures.js';
import { difference, estimate, type Estimate } from './statistics.js';
import type { Fairness, Outcome } from './tally.js';

/** What is said of one contender: each measure over the seeds, and what it has more than the first. */
export interface ComparedContender {
  readonly code: string;
  readonly name: Words;
  readonly measures: Readonly<Record<MeasureCode, Estimate>>;
  readonly moreThanFirst: Readonly<Record<MeasureCode, Estimate>>;
  /** Means over the seeds. */
  readonly fairnessByCold: Readonly<Partial<Record<ColdClass, Fairness>>>;
}

/** The whole comparison. `contenders[0]` is the first policy, against which the others are set. */
export interface Comparison {
  readonly days: number;
  readonly seeds: number;
  /** Given in all on an average day: what could be saved at most. */
  readonly given_kg: Estimate;
  readonly contenders: readonly ComparedContender[];
}

/** Sums up outcomes: one list a contender, in the order of the seeds. */
export function compare(
  contenders: readonly Pick<Contender, 'code' | 'name'>[],
  outcomes: readonly (readonly Outcome[])[],
  days: number,
): Comparison {
  const observed = outcomes.map((seeds) => perMeasure((_, { of }) => seeds.map((outcome) => of(outcome, days))));
  return {
    days,
    seeds: outcomes[0]!.length,
    given_kg: estimate(outcomes[0]!.map(({ given_g }) => given_g / 1000 / days)),
    contenders: contenders.map(({ code, name }, n) => ({
      code,
      name,
      measures: perMeasure((measure) => estimate(observed[n]![measure])),
      moreThanFirst: perMeasure((measure) => difference(observed[n]![measure], observed[0]![measure])),
      fairnessByCold: byCold(outcomes[n]!),
    })),
  };
}

const perMeasure = <T>(value: (code: MeasureCode, measure: Measure) => T): Record<MeasureCode, T> =>
  Object.fromEntries(MEASURES.map((measure) => [measure.code, value(measure.code, measure)])) as Record<MeasureCode, T>;

function byCold(outcomes: readonly Outcome[]): Partial<Record<ColdClass, Fairness>> {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return Object.fromEntries(
    COLD_CLASSES.flatMap((cold) => {
      const found = outcomes.flatMap(({ fairnessByCold }) => fairnessByCold[cold] ?? []);
      if (found.length === 0) return [];
      const of = (part: keyof Fairness): number => mean(found.map((fairness) => fairness[part]));
      return [[cold, { min: of('min'), max: of('max'), gini: of('gini') }] as const];
    }),
  );
}
