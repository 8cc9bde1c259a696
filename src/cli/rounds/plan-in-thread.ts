import type { RoundsPlan } from '../../rounds/core/answer.js';
import type { RoundsProblem } from '../../rounds/core/problem.js';
import { runThread } from '../threads/run-thread.js';
import type { StopFlag } from '../threads/stop-flag.js';

export interface PlanningTask {
  readonly problem: RoundsProblem;
  readonly seed: number;
  readonly seconds?: number;
  readonly iterations?: number;
  /** The memory of a `StopFlag`. */
  readonly stop: SharedArrayBuffer;
}

/** The cost of a plan that is better than all before, and how long after the beginning it was found. */
export interface Better {
  readonly cost: number;
  readonly seconds: number;
}

/** Plans in a thread of its own, so that this one hears when it is to stop and can say at once what was found. */
export const planInThread = (
  asked: Omit<PlanningTask, 'stop'>,
  { stop, onBetter }: { readonly stop: StopFlag; readonly onBetter: (better: Better) => void },
): Promise<RoundsPlan> =>
  runThread(new URL('./planning-thread.js', import.meta.url), { ...asked, stop: stop.shared } satisfies PlanningTask, onBetter);
