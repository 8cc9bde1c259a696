import { asProblem, isPassing, problemOf, ProblemError } from '../api/problem.js';
import { currentLanguage } from '../words/language.js';
import { waitingStore, type WaitingRequest } from './store.js';

/** How long the form that made a request may take before the queue sends it instead. */
const HOLD_MS = 25_000;
const PATIENCE_MS = 20_000;

const announce = (name: 'glane:queue' | 'glane:changed'): void => void globalThis.dispatchEvent(new Event(name));

export interface NewRequest {
  key: string;
  userId: string;
  path: string;
  body: unknown;
  label: string;
}

/** The server's answer, or null while the request waits for a network. */
export interface Sent<T> {
  answer: T | null;
}

/**
 * Writes the request down, then sends it. With no network (or a server that is away) it stays written down and is
 * sent when there is one again, under the same key. A refusal is thrown and nothing waits.
 *
 * @throws {ProblemError} what the server said no to.
 */
export async function send<T>(request: NewRequest): Promise<Sent<T>> {
  const waiting: WaitingRequest = { ...request, at: Date.now(), heldUntil: Date.now() + HOLD_MS };
  const kept = await waitingStore.put(waiting).then(
    () => true,
    // A browser that keeps nothing (private window): then there is only now.
    () => false,
  );
  try {
    const answer = (await deliver(waiting)) as T;
    if (kept) await waitingStore.remove(request.key);
    announce('glane:changed');
    return { answer };
  } catch (error) {
    const problem = asProblem(error);
    if (kept && isPassing(problem)) {
      await waitingStore.change(request.key, { heldUntil: 0 });
      announce('glane:queue');
      return { answer: null };
    }
    if (kept && problem.status !== 401) await waitingStore.remove(request.key);
    if (kept) announce('glane:queue');
    throw new ProblemError(problem);
  }
}

/** Sends what waits, oldest first, for this person. One tab at a time; stops at the first sign of no network. */
export async function sendWaiting(userId: string): Promise<void> {
  await alone(async () => {
    const due = (await waitingStore.all()).filter(
      (request) => request.userId === userId && !request.refused && request.heldUntil < Date.now(),
    );
    for (const request of due) {
      try {
        await deliver(request);
        await waitingStore.remove(request.key);
        announce('glane:changed');
      } catch (error) {
        const problem = asProblem(error);
        if (isPassing(problem) || problem.status === 401) return;
        await waitingStore.change(request.key, { refused: problem });
        announce('glane:changed');
      } finally {
        announce('glane:queue');
      }
    }
  });
}

/** Gives up a request that was refused. */
export async function forget(key: string): Promise<void> {
  await waitingStore.remove(key);
  announce('glane:queue');
}

/** This person's requests that the server has not confirmed. */
export async function waitingOf(userId: string): Promise<WaitingRequest[]> {
  const all = await waitingStore.all().catch(() => []);
  return all.filter((request) => request.userId === userId && (request.refused || request.heldUntil < Date.now()));
}

async function deliver({ path, body, key }: WaitingRequest): Promise<unknown> {
  const response = await fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'accept-language': currentLanguage(), 'idempotency-key': key },
    body: JSON.stringify(body ?? {}),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.status === 401) globalThis.dispatchEvent(new Event('glane:signed-out'));
  if (!response.ok) throw problemOf(answer, response);
  return answer;
}

async function alone(work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work();
  await navigator.locks.request('glane-queue', { ifAvailable: true }, async (lock) => {
    if (lock) await work();
  });
}
