import { compare, type Comparison } from '../core/comparison.js';
import { contenders } from '../core/contenders.js';
import { USUAL_JOINT } from '../core/rules/joint.js';
import type { Outcome } from '../core/tally.js';
import type { ComparisonSpec, ReplayTask } from './replay-task.js';
import { ReplayWorker } from './replay-worker.js';

export interface ReplayOptions {
  /** Seeds 1 to this many. */
  readonly seeds: number;
  readonly threads: number;
  /** Told after each part of the work how much of it is done, from 0 to 1. */
  readonly onProgress?: (done: number) => void;
  /** Ends the work early: the promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface Compared {
  readonly comparison: Comparison;
  /** By contender, then by seed. */
  readonly outcomes: readonly (readonly Outcome[])[];
}

/**
 * Compares policies and rules in threads of their own, so that whoever asked can do something else. The answer depends on
 * the specification and the number of seeds alone, not on the threads.
 */
export async function replayAll(spec: ComparisonSpec, { seeds, threads, onProgress, signal }: ReplayOptions): Promise<Compared> {
  const all = contenders(spec.policies, USUAL_JOINT);
  const tasks: ReplayTask[] = Array.from({ length: seeds }, (_, n) => all.map((__, contender) => ({ seed: n + 1, contender }))).flat();
  const outcomes: Outcome[][] = all.map(() => []);
  let next = 0;
  let done = 0;
  signal?.throwIfAborted();
  const workers = Array.from({ length: Math.min(threads, tasks.length) }, () => new ReplayWorker(spec));
  const stop = (): void => workers.forEach((worker) => void worker.stop(signal!.reason as Error));
  signal?.addEventListener('abort', stop);
  try {
    await Promise.all(
      workers.map(async (worker) => {
        for (let task = tasks[next++]; task; task = tasks[next++]) {
          outcomes[task.contender]![task.seed - 1] = await worker.run(task);
          done += 1;
          onProgress?.(done / tasks.length);
        }
      }),
    );
  } finally {
    signal?.removeEventListener('abort', stop);
    await Promise.all(workers.map((worker) => worker.stop(new Error('there is nothing more to replay'))));
  }
  return { comparison: compare(all, outcomes, spec.world.days), outcomes };
}
