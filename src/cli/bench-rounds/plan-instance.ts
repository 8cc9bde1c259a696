import type { Objective } from '../../rounds/core/search/search.js';
import { runThread } from '../threads/run-thread.js';
import type { Instance } from './instance.js';
import type { Solution } from './solution-file.js';

export interface InstanceTask {
  readonly file: string;
  readonly seconds: number;
  readonly objective: Objective;
  readonly seed: number;
  /** The memory of a `StopFlag`. */
  readonly stop: SharedArrayBuffer;
}

/** A plan that serves everything and is better than all before. */
export interface Better {
  readonly vehicles: number;
  readonly cost: number;
  readonly seconds: number;
}

export interface Planned {
  readonly format: Instance['format'];
  /** Pickups and deliveries. */
  readonly tasks: number;
  /** Undefined where the vehicles were not enough to serve everything. */
  readonly routes: Solution | undefined;
  readonly cost: number;
  /** Reading the file and preparing the tables took so long. */
  readonly read_s: number;
  /** When everything was served for the first time. */
  readonly first_s: number | undefined;
  readonly seconds: number;
  /** About so many steps of the search: as often as it asked the clock. */
  readonly steps: number;
}

export type InstanceAnswer = Planned | { readonly broken: string };

/** Memory is looked at so often. */
const LOOK_MS = 50;
const MB = 1024 * 1024;

/** Plans one instance in a thread of its own, with the most memory that the whole process held meanwhile. */
export async function planInstance(task: InstanceTask, onBetter: (better: Better) => void): Promise<InstanceAnswer & { peak_mb: number }> {
  const highest = (): number => process.resourceUsage().maxRSS * 1024;
  const before = highest();
  let peak = process.memoryUsage.rss();
  const looking = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), LOOK_MS);
  try {
    const answer = await runThread<InstanceTask, Better, InstanceAnswer>(new URL('./instance-thread.js', import.meta.url), task, onBetter);
    // The highest ever is the highest of this one where it has risen.
    const after = highest();
    return { ...answer, peak_mb: (after > before ? after : peak) / MB };
  } catch (error) {
    // A mistake of ours, or no memory left: the other instances are planned all the same.
    return { broken: `was not planned: ${(error as Error).stack ?? String(error)}`, peak_mb: peak / MB };
  } finally {
    clearInterval(looking);
  }
}
