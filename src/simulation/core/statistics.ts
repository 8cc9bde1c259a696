/** A mean with half the width of its 95 % confidence interval; null where one observation says nothing of it. */
export interface Estimate {
  readonly mean: number;
  readonly half: number | null;
}

/** Two-sided 95 % points of Student's t by degrees of freedom, 1 to 30; beyond that the nearest lower row is taken, which is the wider. */
const T_95 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093, 2.086,
  2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
] as const; // prettier-ignore
const BEYOND: readonly (readonly [degrees: number, t: number])[] = [
  [120, 1.98],
  [60, 2],
  [40, 2.021],
];

/** The t-interval of a mean: observations are taken as independent, one a seed. */
export function estimate(observed: readonly number[]): Estimate {
  const count = observed.length;
  if (count === 0) return { mean: NaN, half: null };
  const mean = observed.reduce((sum, value) => sum + value, 0) / count;
  if (count === 1) return { mean, half: null };
  const variance = observed.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
  return { mean, half: student(count - 1) * Math.sqrt(variance / count) };
}

/** What one has more than another, seed by seed: both met the same lots and answers, so most of the chance falls away. */
export function difference(mine: readonly number[], others: readonly number[]): Estimate {
  return estimate(mine.map((value, n) => value - others[n]!));
}

function student(degrees: number): number {
  return T_95[degrees - 1] ?? BEYOND.find(([least]) => degrees >= least)?.[1] ?? T_95[29];
}
