import { parentPort } from 'node:worker_threads';
import { performDecision, performReplay, type Task } from './perform.js';

/** The thread that decides: one task at a time, whose answer or mistake is sent back. */
async function answer(task: Task): Promise<void> {
  try {
    const done =
      task.kind === 'replay'
        ? await performReplay(task.method, task.files)
        : await performDecision(task.method, task.problem, task.settings);
    parentPort!.postMessage({ done });
  } catch (error) {
    const { message, stack } = error as Error;
    parentPort!.postMessage({ mistake: { message, stack } });
  }
}

parentPort?.on('message', (task: Task) => void answer(task));
