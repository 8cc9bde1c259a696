import { asProblem, isPassing, offlineProblem, ProblemError } from '../api/problem.js';
import { deliver } from './deliver.js';
import { keepRound } from './keep-round.js';
import { waitingStore, type WaitingRequest } from './store.js';
import { inTurn, inTurnOrNever, laneOf } from './turn.js';

/** How long the form that made a request may take before the queue sends it instead. */
const HOLD_MS = 25_000;
/** This page, as long as it lives: what a page held that is no more is held by nobody. */
const PAGE = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16)).join('');

const announce = (name: 'glane:queue' | 'glane:changed'): void => void globalThis.dispatchEvent(new Event(name));

export interface NewRequest {
  key: string;
  userId: string;
  path: string;
  body: unknown;
  label: string;
  bulky?: boolean;
}

/** The server's answer, or null while the request waits for a network. */
export interface Sent<T> {
  answer: T | null;
}

/**
 * Writes the request down, then sends it, behind what this person did before. With no network (or a server that is away)
 * it stays written down and is sent when there is one again, under the same key. A refusal is thrown and nothing waits.
 *
 * @throws {ProblemError} what the server said no to.
 */
export async function send<T>(request: NewRequest): Promise<Sent<T>> {
  const waiting: WaitingRequest = { ...request, at: Date.now(), heldUntil: Date.now() + HOLD_MS, page: PAGE };
  // A browser that keeps nothing (private window): then there is only now.
  const kept = await waitingStore.put(waiting).catch(() => null);
  try {
    const answer = await inTurn(laneOf(request), async () => {
      if (kept && !kept.bulky) await sendAll(await olderThan(kept));
      const given = (await deliver(waiting)) as T;
      await keepRound(waiting.path, given);
      // Within the turn: nobody else may send it once more meanwhile.
      if (kept) await waitingStore.remove(request.key);
      return given;
    });
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

/**
 * Writes the request down and sends it when `undo_ms` have passed, in case the finger slipped. It counts as done at once.
 *
 * @returns takes it back: true where that was in time.
 */
export async function sendSoon(request: NewRequest, undo_ms: number): Promise<() => Promise<boolean>> {
  await waitingStore.put({ ...request, at: Date.now(), heldUntil: 0, page: PAGE, undoUntil: Date.now() + undo_ms });
  announce('glane:queue');
  setTimeout(() => void sendWaiting(request.userId).catch(() => undefined), undo_ms + 50);
  return () =>
    inTurn('changes', async () => {
      const inTime = await waitingStore.has(request.key);
      await waitingStore.remove(request.key);
      announce('glane:queue');
      return inTime;
    });
}

/** Sends what waits, oldest first, for this person. One tab at a time; stops at the first sign of no network. */
export async function sendWaiting(userId: string): Promise<void> {
  const open = async (): Promise<WaitingRequest[]> =>
    (await waitingStore.all()).filter((request) => request.userId === userId && !request.refused);
  await inTurnOrNever('changes', async () => {
    const changes = (await open()).filter(({ bulky }) => !bulky);
    // What is still held keeps what was done after it waiting: a stop cannot be done before its round was started.
    const firstHeld = changes.findIndex((request) => !isDue(request));
    await sendAll(firstHeld < 0 ? changes : changes.slice(0, firstHeld)).catch(() => undefined);
  });
  await inTurnOrNever('photos', async () => {
    const photos = (await open()).filter((request) => request.bulky && isDue(request));
    await sendAll(photos).catch(() => undefined);
  });
}

const isHeld = ({ heldUntil, page }: WaitingRequest): boolean => heldUntil > Date.now() && page === PAGE;
const isDue = (request: WaitingRequest): boolean => !isHeld(request) && (request.undoUntil ?? 0) <= Date.now();

async function olderThan({ at, userId }: WaitingRequest): Promise<WaitingRequest[]> {
  const all = await waitingStore.all();
  return all.filter((request) => request.at < at && request.userId === userId && !request.refused && !request.bulky);
}

/** Sends these in order; a refused one is marked and the next one goes. @throws ProblemError at the first sign of no network. */
async function sendAll(requests: readonly WaitingRequest[]): Promise<void> {
  for (const request of requests) {
    try {
      await keepRound(request.path, await deliver(request));
      await waitingStore.remove(request.key);
    } catch (error) {
      const problem = asProblem(error);
      if (isPassing(problem)) throw offlineProblem();
      if (problem.status === 401) throw new ProblemError(problem);
      await waitingStore.change(request.key, { refused: problem });
    } finally {
      announce('glane:queue');
    }
    announce('glane:changed');
  }
}

/** Gives up a request that was refused. */
export async function forget(key: string): Promise<void> {
  await waitingStore.remove(key);
  announce('glane:queue');
}

/** This person's requests that the server has not confirmed. */
export async function waitingOf(userId: string): Promise<WaitingRequest[]> {
  const all = await waitingStore.all().catch(() => []);
  return all.filter((request) => request.userId === userId && (request.refused || !isHeld(request)));
}
