import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Outcome } from '../core/tally.js';
import type { ComparisonSpec, ReplayTask } from './replay-task.js';

/** Run from sources (tests), a thread gets the compiled copy that lies beside the solver's, which the tests' loader has made. */
const threadFile = (): URL =>
  import.meta.url.endsWith('.ts')
    ? new URL('../../simulation/threads/replay-thread.js', pathToFileURL(process.env['GLANE_SOLVER_THREAD']!))
    : new URL('./replay-thread.js', import.meta.url);

type Said = { readonly outcome: Outcome } | { readonly mistake: string };

/** A thread that replays tasks of one comparison, one at a time. */
export class ReplayWorker {
  private readonly worker: Worker;
  private settle: ((said: Said | Error) => void) | null = null;
  private failed: Error | null = null;

  constructor(spec: ComparisonSpec) {
    this.worker = new Worker(threadFile(), { workerData: spec, execArgv: [] });
    this.worker.on('message', (said: Said) => this.settle?.(said));
    this.worker.on('error', (error) => this.end(error));
    this.worker.on('exit', (code) => this.end(new Error(`the replaying thread ended with code ${code}`)));
  }

  /** @throws what went wrong in the thread, or the reason with which it was stopped. */
  run(task: ReplayTask): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      if (this.failed) return reject(this.failed);
      this.settle = (said) => {
        this.settle = null;
        if (said instanceof Error) reject(said);
        else if ('mistake' in said) reject(new Error(said.mistake));
        else resolve(said.outcome);
      };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      this.worker.postMessage(task);
    });
  }

  /** Ends the thread, whatever it is doing; a task under way fails with this reason. */
  async stop(reason: Error): Promise<void> {
    this.end(reason);
    await this.worker.terminate();
  }

  private end(reason: Error): void {
    this.failed ??= reason;
    this.settle?.(this.failed);
  }
}
