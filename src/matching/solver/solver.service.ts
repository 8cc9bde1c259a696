import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { ENV, type Env } from '../../platform/config/env.js';
import type { Problem } from '../core/problem.js';
import { performDecision, type CycleFiles, type Method, type Settings, type Solved, type Task } from './perform.js';
import { NoAnswer, Thread } from './thread.js';

export interface Decided extends Solved {
  readonly method: Method;
  /** Why it fell back to most urgent first; null where it did not. */
  readonly failure: string | null;
  /** Of deciding, waiting for a thread included. */
  readonly seconds: number;
}

/** The plain rule takes a pass over the problem: whoever set a short limit did not mean that. */
const LEAST_SPARE_MS = 60_000;

/** How long a thread without work is kept. */
const IDLE_MS = 30_000;

/** The program is ending: what was being decided is left to whoever runs next. */
class Stopped extends Error {}

/**
 * Decides in threads of its own, so that neither requests nor jobs wait for it. A thread that makes a mistake, dies, runs
 * out of memory or takes too long is replaced, and the decision falls back to most urgent first.
 */
@Injectable()
export class Solver implements BeforeApplicationShutdown {
  private readonly log = new Logger('solver');
  private readonly idle: Thread[] = [];
  private readonly busy = new Set<Thread>();
  private readonly waiting: (() => void)[] = [];
  private isStopped = false;

  constructor(@Inject(ENV) private readonly env: Pick<Env, 'SOLVER_THREADS' | 'SOLVER_SECONDS' | 'SOLVER_MEMORY_MIB'>) {}

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

  private async run(task: Task, { spare = false } = {}): Promise<unknown> {
    const thread = spare ? this.start(null) : await this.take();
    try {
      return await thread.run(task, Math.max(spare ? LEAST_SPARE_MS : 0, this.env.SOLVER_SECONDS * 1000));
    } catch (error) {
      if (this.isStopped) throw new Stopped('the program is ending');
      throw error;
    } finally {
      this.busy.delete(thread);
      if (spare || this.isStopped) await thread.end();
      else if (thread.isAlive) this.keep(thread);
      this.waiting.shift()?.();
    }
  }

  /** For the next task, if that comes soon: a large one leaves a large heap behind, which a thread without work never gives back. */
  private keep(thread: Thread): void {
    this.idle.push(thread);
    setTimeout(() => {
      const at = this.idle.indexOf(thread);
      if (at !== -1 && performance.now() - thread.lastDone >= IDLE_MS) void this.idle.splice(at, 1)[0]!.end();
    }, IDLE_MS + 1).unref();
  }

  private async take(): Promise<Thread> {
    while (this.busy.size >= this.env.SOLVER_THREADS && !this.isStopped) await new Promise<void>((resolve) => this.waiting.push(resolve));
    const thread = this.idle.pop();
    if (!thread?.isAlive) return this.start(this.env.SOLVER_MEMORY_MIB);
    this.busy.add(thread);
    return thread;
  }

  private start(memory_mib: number | null): Thread {
    if (this.isStopped) throw new Stopped('the program is ending');
    const thread = new Thread(memory_mib);
    this.busy.add(thread);
    return thread;
  }

  /** Before the queue waits for its running jobs: they would wait for us. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    for (const wake of this.waiting.splice(0)) wake();
    await Promise.all([...this.idle.splice(0), ...this.busy].map((thread) => thread.end()));
  }
}
