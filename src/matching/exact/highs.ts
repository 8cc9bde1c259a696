import highsPackage, { type Highs, type InitOptions } from 'highs';
import type { LinearProgram } from './linear-program.js';

export interface SolveOptions {
  /** Stop when nothing can be better than the best answer by more than this part. */
  readonly gap: number;
  readonly seconds: number;
  /** An answer to start from: every column's value. */
  readonly start?: Float64Array;
}

export interface Solved {
  /** 'optimal': within the gap that was asked for; 'time': the time was over. */
  readonly status: 'optimal' | 'time';
  /** The value of the answer; −Infinity when none was found in time. */
  readonly value: number;
  /** No answer can have a higher value. Infinity when the time was over before anything was proven. */
  readonly bound: number;
  readonly columns: Float64Array | undefined;
}

/** The package's types describe its CommonJS build, where the loader stands below `default`; its ES module is the loader itself. */
const load = highsPackage as unknown as (options: InitOptions) => Promise<Highs>;

/** Loads the solver: a few megabytes of WebAssembly, compiled once a thread. */
export const openHighs = (): Promise<Highs> => load({ print: () => undefined, printErr: () => undefined });

/**
 * Solves a program and blocks its thread until it is done. Simplex, never the first-order method, which answers wrongly.
 *
 * @throws {Error} when the program cannot be answered (which none of ours should be) or the memory of WebAssembly, 2 GB, is
 * full; that instance must then not be used again.
 */
export function solve(highs: Highs, program: LinearProgram, { gap, seconds, start }: SolveOptions): Solved {
  const { columns, rows, cost, upper, whole, rowLower, rowUpper, starts, indices, values } = program;
  if (columns === 0) return { status: 'optimal', value: 0, bound: 0, columns: new Float64Array(0) };
  const isWhole = whole.some((flag) => flag === 1);
  const { modelStatus, objectiveSense, variableType } = highs.constants;
  return highs.withModel(
    {
      numCols: columns,
      numRows: rows,
      sense: objectiveSense.maximize,
      colCost: cost,
      colLower: new Float64Array(columns),
      colUpper: upper,
      rowLower,
      rowUpper,
      matrix: { format: 'csc', numRows: rows, numCols: columns, starts, indices, values },
      ...(isWhole && { integrality: Int32Array.from(whole, (flag) => (flag === 1 ? variableType.integer : variableType.continuous)) }),
    },
    (model): Solved => {
      model.options.set({
        output_flag: false,
        time_limit: seconds,
        ...(isWhole ? { mip_rel_gap: gap, mip_abs_gap: 0 } : { solver: 'simplex' }),
      });
      if (start !== undefined) model.setSolution({ colValue: start });
      model.run();
      const status = model.getModelStatus();
      if (status !== modelStatus.optimal && status !== modelStatus.timeLimit) {
        throw new Error(`HiGHS ended with status ${String(status)}`);
      }
      const done = status !== modelStatus.timeLimit;
      const found = isWhole ? Number.isFinite(Number(model.info.get('mip_gap'))) : done;
      const value = model.getObjectiveValue();
      return {
        status: done ? 'optimal' : 'time',
        value: found ? value : -Infinity,
        bound: isWhole ? Number(model.info.get('mip_dual_bound')) : done ? value : Infinity,
        columns: found ? model.getSolution().colValue : undefined,
      };
    },
  );
}
