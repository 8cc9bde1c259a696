import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { ENV, type Env } from '../../platform/config/env.js';
import type { Problem } from '../core/problem.js';
import { NoAnswer } from '../../platform/threads/thread.js';
import { ThreadPool } from '../../platform/threads/thread-pool.js';
import { performDecision, type CycleFiles, type Method, type Settings, type Solved, type Task } from './perform.js';

export interface Decided extends Solved {
  readonly method: Method;
  /** Why it fell back to most urgent first; null where it did not. */
  readonly failure: string | null;
  /** Of deciding, waiting for a thread included. */
  readonly seconds: number;
}

/** The plain rule takes a pass over the problem: whoever set a short limit did not mean that. */
const LEAST_SPARE_MS = 60_000;

/**
 * Run from sources (tests), a thread gets the compiled copy whose address the tests' loader leaves here: the compiler is
 * native code that does not survive being ended with its thread.
 */
const threadFile = (): string | URL =>
  import.meta.url.endsWith('.ts') ? process.env['GLANE_SOLVER_THREAD']! : new URL('./solver-thread.js', import.meta.url);

/**
 * Decides in threads of its own, so that neither requests nor jobs wait for it. A thread that makes a mistake, dies, runs
 * out of memory or takes too long is replaced, and the decision falls back to most urgent first.
 */
@Injectable()
export class Solver implements BeforeApplicationShutdown {
  private readonly log = new Logger('solver');
  private readonly threads: ThreadPool<Task>;

  constructor(@Inject(ENV) private readonly env: Pick<Env, 'SOLVER_THREADS' | 'SOLVER_SECONDS' | 'SOLVER_MEMORY_MIB'>) {
    this.threads = new ThreadPool(() => ({ name: 'solver', file: threadFile(), memory_mib: env.SOLVER_MEMORY_MIB }), env.SOLVER_THREADS);
  }

  /** Decides a problem jointly, or says why it had to be most urgent first. */
  async decide(problem: Problem, settings: Settings): Promise<Decided> {
    const started = performance.now();
    const decided = (solved: Solved, method: Method, failure: string | null): Decided => ({
      ...solved,
      method,
      failure,
      seconds: (performance.now() - started) / 1000,
    });
    try {
      return decided((await this.run({ kind: 'decide', method: 'joint', problem, settings })) as Solved, 'joint', null);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      this.log.error(`the cycle falls back to most urgent first: ${error.stack}`);
      return decided(await this.fallBack(problem), 'urgent-first', error.message);
    }
  }

  /** The plain rule, in a thread without a memory limit, since it is short; where even that fails, here. */
  private async fallBack(problem: Problem): Promise<Solved> {
    const task: Task = { kind: 'decide', method: 'urgent-first', problem, settings: {} };
    try {
      return (await this.run(task, { spare: true })) as Solved;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      this.log.error(`most urgent first is decided in the main thread: ${error.stack}`);
      return performDecision('urgent-first', problem, {});
    }
  }

  /** Decides a kept cycle again: whether the answer is the same to the byte. */
  async replays(method: Method, files: CycleFiles): Promise<boolean> {
    return (await this.run({ kind: 'replay', method, files })) as boolean;
  }

  private run(task: Task, { spare = false } = {}): Promise<unknown> {
    return this.threads.run(task, { limit_ms: Math.max(spare ? LEAST_SPARE_MS : 0, this.env.SOLVER_SECONDS * 1000), spare });
  }

  /** Before the queue waits for its running jobs: they would wait for us. */
  beforeApplicationShutdown(): Promise<void> {
    return this.threads.stop();
  }
}
