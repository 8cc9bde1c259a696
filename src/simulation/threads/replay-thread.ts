import { parentPort, workerData } from 'node:worker_threads';
import { Replayer, type ComparisonSpec, type ReplayTask } from './replay-task.js';

/** The thread that replays: one task at a time, whose outcome or mistake is sent back. */
const replayer = new Replayer(workerData as ComparisonSpec);

parentPort?.on('message', (task: ReplayTask) => {
  try {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    parentPort!.postMessage({ outcome: replayer.run(task) });
  } catch (error) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    parentPort!.postMessage({ mistake: (error as Error).stack });
  }
});
