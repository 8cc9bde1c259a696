import { parentPort } from 'node:worker_threads';

/** The other end of a `Thread`: performs one task after the other, and sends back what came of it or what went wrong. */
export function serveTasks<Task>(perform: (task: Task) => unknown): void {
  const answer = async (task: Task): Promise<object> => {
    try {
      return { done: await perform(task) };
    } catch (error) {
      const { message, stack } = error as Error;
      return { mistake: { message, stack } };
    }
  };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window: it has no origin
  parentPort?.on('message', (task: Task) => void answer(task).then((said) => parentPort!.postMessage(said)));
}
