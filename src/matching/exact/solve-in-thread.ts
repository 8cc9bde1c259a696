import { Worker } from 'node:worker_threads';
import type { LinearProgram } from './linear-program.js';
import type { Solved, SolveOptions } from './highs.js';

export interface Asked {
  readonly program: LinearProgram;
  readonly options: SolveOptions;
}

export type Told = { readonly solved: Solved } | { readonly failed: string };

/** The exact solver could not answer; the message says what to do instead, in one line. */
export class SolverFailed extends Error {}

/** HiGHS looks at its clock between steps, and one step of a large program may take long: so much longer it is let. */
const PATIENCE = { times: 1.5, seconds: 30 };
/** Beside this file, and of its kind: compiled, or as it was written. */
const THREAD = new URL(`./highs.thread${import.meta.url.slice(-3)}`, import.meta.url);

/**
 * Solves a program in a thread of its own, which is always thrown away: its memory never shrinks, and after an abort the
 * instance is broken. Cancelled by the signal.
 *
 * @throws {SolverFailed} when the program is too large for the solver's 2 GB, when it takes far longer than it was given, or
 * when the signal cancels it.
 */
export function solveInThread(program: LinearProgram, options: SolveOptions, signal?: AbortSignal): Promise<Solved> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(THREAD, { workerData: { program, options } satisfies Asked });
    const waited = setTimeout(
      () => end(new SolverFailed(`the exact solver did not stop in time: ask for more seconds, or decide without it`)),
      (options.seconds * PATIENCE.times + PATIENCE.seconds) * 1_000,
    );
    const cancel = (): void => end(new SolverFailed('cancelled'));
    const end = (result: Solved | SolverFailed): void => {
      clearTimeout(waited);
      signal?.removeEventListener('abort', cancel);
      void thread.terminate();
      if (result instanceof SolverFailed) reject(result);
      else resolve(result);
    };
    signal?.addEventListener('abort', cancel);
    thread.once('message', (told: Told) => end('solved' in told ? told.solved : failure(told.failed, program)));
    thread.once('error', (error) => end(failure(error instanceof Error ? error.message : String(error), program)));
    if (signal?.aborted === true) cancel();
  });
}

/** What WebAssembly and V8 say when there is no more memory. */
const OUT_OF_MEMORY =
  /out of memory|memory access out of bounds|bad_alloc|Aborted|unreachable|enlarge memory|ERR_WORKER_OUT_OF_MEMORY|allocation/i;

function failure(message: string, { columns, rows }: LinearProgram): SolverFailed {
  if (!OUT_OF_MEMORY.test(message)) return new SolverFailed(`the exact solver failed: ${message.split('\n')[0]!}`);
  const size = `${columns.toLocaleString('en')} columns and ${rows.toLocaleString('en')} rows`;
  return new SolverFailed(`the exact solver's memory (2 GB) does not hold this problem of ${size}: decide it without the exact solver`);
}
