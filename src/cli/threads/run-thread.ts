import { pathToFileURL } from 'node:url';
import { parentPort, Worker, workerData } from 'node:worker_threads';

type Said<Word, Answer> = { readonly word: Word } | { readonly answer: Answer };

/** Run from sources (tests), a thread gets the compiled copy that lies beside the solver's, which the tests' loader has made. */
function compiled(file: URL): URL {
  if (!import.meta.url.endsWith('.ts')) return file;
  const sources = new URL('../../', import.meta.url).href;
  return new URL(file.href.slice(sources.length), new URL('../../', pathToFileURL(process.env['GLANE_SOLVER_THREAD']!)));
}

/** Runs a thread for one task: each word it says on the way goes to `onWord`, its answer is answered, what it throws is thrown. */
export function runThread<Task, Word, Answer>(file: URL, task: Task, onWord: (word: Word) => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(compiled(file), { workerData: task, execArgv: [] });
    thread.on('message', (said: Said<Word, Answer>) => ('word' in said ? onWord(said.word) : resolve(said.answer)));
    thread.on('error', reject);
    thread.on('exit', (code) => reject(new Error(`the thread ended without an answer, with code ${String(code)}`)));
  });
}

/** The other end: performs the task of this thread, which `say`s what it has to say on the way. */
export function performTask<Task, Word, Answer>(perform: (task: Task, say: (word: Word) => void) => Answer): void {
  const post = (said: Said<Word, Answer>): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window: it has no origin
    parentPort!.postMessage(said);
  };
  post({ answer: perform(workerData as Task, (word) => post({ word })) });
}
