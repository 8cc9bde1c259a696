import { Worker } from 'node:worker_threads';

/** Why a thread gave no answer, in words for the record of what it was asked. */
export class NoAnswer extends Error {}

/** What a thread runs and is called. */
export interface ThreadKind {
  /** For its messages: `solver` says "the solver took longer than 3 s". */
  readonly name: string;
  readonly file: string | URL;
  /** Most of its heap; null = as much as there is. */
  readonly memory_mib: number | null;
}

type Said = { done: unknown } | { mistake: { message: string; stack: string } };

/** A thread of its own heap, for one task at a time; its file serves with `serveTasks`. */
export class Thread<Task> {
  private readonly worker: Worker;
  private settle: ((error: Error | null, done?: unknown) => void) | null = null;
  /** False once it has ended, for whatever reason: then it is of no more use. */
  isAlive = true;
  /** When it last had something to do, by performance.now(). */
  lastDone = performance.now();

  constructor(private readonly kind: ThreadKind) {
    const { name, file, memory_mib } = kind;
    this.worker = new Worker(file, {
      execArgv: [],
      ...(memory_mib === null ? {} : { resourceLimits: { maxOldGenerationSizeMb: memory_mib } }),
    });
    this.worker.on('message', (said: Said) => {
      if ('done' in said) this.settle?.(null, said.done);
      else this.settle?.(Object.assign(new NoAnswer(said.mistake.message), { stack: said.mistake.stack }));
    });
    this.worker.on('error', (error: NodeJS.ErrnoException) => {
      const words = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? `the ${name} needed more than ${memory_mib} MiB of memory` : error.message;
      this.ended(new NoAnswer(words));
    });
    this.worker.on('exit', (code) => this.ended(new NoAnswer(`the ${name}'s thread ended with code ${code}`)));
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
        this.ended(new NoAnswer(`the ${this.kind.name} took longer than ${limit_ms / 1000} s`));
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
      if (!this.isAlive) return this.settle(new NoAnswer(`the ${this.kind.name}'s thread has ended`));
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
