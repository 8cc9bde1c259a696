import { pathToFileURL } from 'node:url';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { ENV, type Env } from '../../platform/config/env.js';
import { NoAnswer } from '../../platform/threads/thread.js';
import { ThreadPool } from '../../platform/threads/thread-pool.js';
import { performQuickly, type Performed, type PlanningTask } from './perform.js';

export interface Planned extends Performed {
  /** `insertion` where the plan in force stayed. */
  readonly method: 'search' | 'insertion';
  /** Why the thread gave no answer; null where it did. */
  readonly failure: string | null;
  /** Of planning, waiting for the thread included. */
  readonly seconds: number;
}

/** Run from sources (tests), the thread is the compiled copy that lies beside the solver's, which the tests' loader has made. */
const threadFile = (): URL =>
  import.meta.url.endsWith('.ts')
    ? new URL('../../rounds/planner/planner-thread.js', pathToFileURL(process.env['GLANE_SOLVER_THREAD']!))
    : new URL('./planner-thread.js', import.meta.url);

/**
 * Plans rounds in a thread of its own, so that neither requests nor jobs wait for it. Where the thread makes a mistake, dies,
 * runs out of memory or takes too long, the plan in force stays, with what can quickly be added to it.
 */
@Injectable()
export class Planner implements BeforeApplicationShutdown {
  private readonly log = new Logger('planner');
  private readonly threads: ThreadPool<PlanningTask>;

  constructor(@Inject(ENV) private readonly env: Pick<Env, 'PLANNER_SECONDS' | 'PLANNER_MEMORY_MIB'>) {
    this.threads = new ThreadPool(() => ({ name: 'planner', file: threadFile(), memory_mib: env.PLANNER_MEMORY_MIB }), 1);
  }

  async plan(asked: Omit<PlanningTask, 'most_s'>): Promise<Planned> {
    const task = { ...asked, most_s: this.env.PLANNER_SECONDS / 2 };
    const started = performance.now();
    const seconds = (): number => (performance.now() - started) / 1000;
    try {
      const performed = (await this.threads.run(task, { limit_ms: this.env.PLANNER_SECONDS * 1000 })) as Performed;
      return { ...performed, method: 'search', failure: null, seconds: seconds() };
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      this.log.error(`the plan in force stays: ${error.stack}`);
      return { ...performQuickly(task), method: 'insertion', failure: error.message, seconds: seconds() };
    }
  }

  /** Before the queue waits for its running jobs: they would wait for us. */
  beforeApplicationShutdown(): Promise<void> {
    return this.threads.stop();
  }
}
