import { COLD_CLASSES, coldWords } from '../../vocabulary/food.js';
import type { ComparedContender, Comparison } from '../../simulation/core/comparison.js';
import { MEASURES, type MeasureCode } from '../../simulation/core/measures.js';
import type { Estimate } from '../../simulation/core/statistics.js';

const NAME = 34;
/** Wide enough for what is written most widely; the space between two columns is part of it. */
const CELL = 15;

/** Two tables rather than one that no terminal is wide enough for. */
const FOOD: readonly MeasureCode[] = ['saved', 'people', 'hub', 'feed', 'compost', 'lost', 'parcels'];
const WORTH: readonly MeasureCode[] = ['km', 'value', 'hindsight', 'bound', 'least', 'most', 'gini'];
const COMPARED: readonly MeasureCode[] = ['saved', 'people', 'km', 'value', 'hindsight', 'least', 'gini'];

/** The comparison as a person reads it in a terminal: means with 95 % intervals, then what the others have more or less. */
export function tableOf(comparison: Comparison): string {
  const { contenders, days, seeds, given_kg } = comparison;
  const first = contenders[0]!;
  return [
    `${days} days, ${seeds} seeds, ${shown(given_kg, 0)} kg given on an average day. Kilograms, kilometres and parcels are of an average day;`,
    `± is half of a 95 % confidence interval over the seeds.`,
    '',
    block(FOOD, contenders, ({ measures }) => measures),
    '',
    block(WORTH, contenders, ({ measures }) => measures),
    '',
    `What the others have more than ${first.name.en}, seed by seed (* = not by chance):`,
    block(COMPARED, contenders.slice(1), ({ moreThanFirst }) => moreThanFirst, true),
    '',
    'Received beside what each association is entitled to: least served, most served, Gini',
    ...coldLines(contenders),
    '',
  ].join('\n');
}

function block(
  codes: readonly MeasureCode[],
  contenders: readonly ComparedContender[],
  of: (contender: ComparedContender) => ComparedContender['measures'],
  isDifference = false,
): string {
  const measures = codes.map((code) => MEASURES.find((measure) => measure.code === code)!);
  const row = (name: string, cells: readonly string[]): string =>
    (name.padEnd(NAME) + cells.map((cell) => cell.padStart(CELL)).join('')).trimEnd();
  return [
    row(
      '',
      measures.map(({ name }) => name.en.replace(/^(of it )?to (the )?/i, '').replace('Inequality (Gini)', 'Gini')),
    ),
    row(
      '',
      measures.map(({ unit }) => unit.en.replace(' a day', '')),
    ),
    ...contenders.map((contender) =>
      row(
        contender.name.en,
        measures.map(({ code, decimals }) => shown(of(contender)[code], decimals, isDifference)),
      ),
    ),
  ].join('\n');
}

function shown({ mean, half }: Estimate, decimals: number, isDifference = false): string {
  const number = (value: number): string =>
    value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const sign = isDifference && mean > 0 ? '+' : '';
  const isSure = isDifference && half !== null && Math.abs(mean) > half;
  return `${sign}${number(mean)}${half === null ? '' : ` ±${number(half)}`}${isSure ? '*' : isDifference ? ' ' : ''}`;
}

function coldLines(contenders: readonly ComparedContender[]): string[] {
  return COLD_CLASSES.filter((cold) => contenders.some(({ fairnessByCold }) => fairnessByCold[cold])).flatMap((cold) => [
    `  ${coldWords[cold].en}`,
    ...contenders.map(({ name, fairnessByCold }) => {
      const found = fairnessByCold[cold];
      const cells = found ? [found.min.toFixed(2), found.max.toFixed(2), found.gini.toFixed(3)] : ['–', '–', '–'];
      return `    ${name.en.padEnd(NAME)}${cells.map((cell) => cell.padStart(8)).join('')}`;
    }),
  ]);
}
