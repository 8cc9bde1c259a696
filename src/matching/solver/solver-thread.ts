import { parentPort } from 'node:worker_threads';
import { performDecision, performReplay, type Task } from './perform.js';

/** The thread that decides: one task at a time, whose answer or mistake is sent back. */
async function answer(task: Task): Promise<object> {
  try {
    const done =
      task.kind === 'replay'
        ? await performReplay(task.method, task.files)
        : await performDecision(task.method, task.problem, task.settings);
    return { done };
  } catch (error) {
    const { message, stack } = error as Error;
    return { mistake: { message, stack } };
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window: it has no origin
parentPort?.on('message', (task: Task) => void answer(task).then((said) => parentPort!.postMessage(said)));
