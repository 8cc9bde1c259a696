import { Worker } from 'node:worker_threads';
import type { Task } from './perform.js';

/**
 * Run from sources (tests), a thread gets the compiled copy whose address the tests' loader leaves here: the compiler is
 * native code that does not survive being ended with its thread.
 */
const threadFile = (): string | URL =>
  import.meta.url.endsWith('.ts') ? process.env['GLANE_SOLVER_THREAD']! : new URL('./solver-thread.js', import.meta.url);

/** Why a thread gave no answer, in words for the cycle's record. */
export class NoAnswer extends Error {}

type Said = { done: unknown } | { mistake: { message: string; stack: string } };

/** A thread of its own heap, for one task at a time. */
export class Thread {
  private readonly worker: Worker;
  private settle: ((error: Error | null, done?: unknown) => void) | null = null;
  /** False once it has ended, for whatever reason: then it is of no more use. */
  isAlive = true;
  /** When it last had something to do, by performance.now(). */
  lastDone = performance.now();

  constructor(private readonly memory_mib: number | null) {
    this.worker = new Worker(threadFile(), {
      execArgv: [],
      ...(memory_mib === null ? {} : { resourceLimits: { maxOldGenerationSizeMb: memory_mib } }),
    });
    this.worker.on('message', (said: Said) => {
      if ('done' in said) this.settle?.(null, said.done);
      else this.settle?.(Object.assign(new NoAnswer(said.mistake.message), { stack: said.mistake.stack }));
    });
    this.worker.on('error', (error: NodeJS.ErrnoException) => {
      const words =
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? `the solver needed more than ${this.memory_mib} MiB of memory` : error.message;
      this.ended(new NoAnswer(words));
    });
    this.worker.on('exit', (code) => this.ended(new NoAnswer(`the solver's thread ended with code ${code}`)));
    this.worker.unref();
  }

  /**
   * Runs one task.
   *
   * @throws NoAnswer where the task failed, the thread died, or the time was over; after the last two the thread is gone.
   */
  run(task: Task, limit_ms: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.ended(new NoAnswer(`the solver took longer than ${limit_ms / 1000} s`));
        void this.end();
      }, limit_ms);
      this.settle = (error, done) => {
        clearTimeout(timer);
        this.settle = null;
        this.lastDone = performance.now();
        this.worker.unref();
        if (error) reject(error);
        else resolve(done);
      };
      if (!this.isAlive) return this.settle(new NoAnswer(`the solver's thread has ended`));
      this.worker.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window: it has no origin
      this.worker.postMessage(task);
    });
  }

  async end(): Promise<void> {
    this.isAlive = false;
    await this.worker.terminate();
  }

  private ended(error: Error): void {
    this.isAlive = false;
    this.settle?.(error);
  }
}
