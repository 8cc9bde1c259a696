import type { Measured, Method } from './measured.js';

/** Everything measured on one problem. */
export interface Row {
  readonly name: string;
  readonly pairs: number;
  readonly results: Readonly<Partial<Record<Method, Measured>>>;
}

/** The lowest thing that was proven, and by what: the linear bound where it fits into the solver, else our own. */
export function boundOf({ results }: Pick<Row, 'results'>): { readonly bound: number; readonly by: 'linear' | 'ours' } {
  const linear = results['linear-bound']?.bound;
  return linear === undefined ? { bound: results.ours?.bound ?? Infinity, by: 'ours' } : { bound: linear, by: 'linear' };
}

const HEADS = [
  'problem',
  'pairs',
  'nearest first',
  'first come (5 km)',
  'most urgent first',
  'ours',
  'own gap',
  'exact',
  'bound',
  'seconds',
  'CPU s',
  'µs / pair',
  'peak MB',
  'bound s',
];

/** The comparison as a table in Markdown: objectives in per cent of the bound of the same row. */
export function table(rows: readonly Row[]): string {
  const body = rows.map((row) => {
    const { results, name, pairs } = row;
    const { bound, by } = boundOf(row);
    const percent = (method: Method): string => {
      const objective = results[method]?.objective;
      return objective === undefined ? '–' : `${((100 * objective) / bound).toFixed(2)} %`;
    };
    const { ours, exact } = results;
    const proof =
      exact?.objective === undefined
        ? ''
        : exact.proven === true
          ? ` proven, ${fixed(exact.seconds, 0)} s`
          : ` ${fixed(exact.seconds, 0)} s`;
    return [
      name,
      pairs.toLocaleString('en'),
      percent('nearest-first'),
      percent('first-come'),
      percent('most-urgent-first'),
      percent('ours'),
      ours?.bound === undefined || ours.objective === undefined
        ? '–'
        : `${((100 * (ours.bound - ours.objective)) / ours.bound).toFixed(2)} %`,
      percent('exact') + proof,
      `${Math.round(bound).toLocaleString('en')} (${by})`,
      fixed(ours?.seconds, 2),
      fixed(ours?.cpuSeconds, 2),
      fixed(ours && (1e6 * ours.seconds) / pairs, 1),
      fixed(ours?.peak_mb, 0),
      fixed(results['linear-bound']?.bound === undefined ? undefined : results['linear-bound'].seconds, 1),
    ];
  });
  return [HEADS, HEADS.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const fixed = (value: number | undefined, digits: number): string => (value === undefined ? '–' : value.toFixed(digits));
