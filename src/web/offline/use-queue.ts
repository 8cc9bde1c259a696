import { useCallback, useEffect, useState } from 'preact/hooks';
import type { paths } from '../api/schema.d.ts';
import { useMe } from '../session/session.js';
import { send, sendSoon, sendWaiting, waitingOf, type NewRequest, type Sent } from './queue.js';
import type { WaitingRequest } from './store.js';

type PostPath = { [P in keyof paths]: paths[P] extends { post: object } ? P : never }[keyof paths];
type BodyOf<P extends PostPath> = paths[P]['post'] extends { requestBody: { content: { 'application/json': infer B } } } ? B : undefined;
type AnswerOf<P extends PostPath> = paths[P]['post'] extends { responses: infer R }
  ? R extends { 200: { content: { 'application/json': infer A } } }
    ? A
    : R extends { 201: { content: { 'application/json': infer A } } }
      ? A
      : unknown
  : unknown;

/** A key for one opened form: the same however often its button is pressed. Made by hand, since `randomUUID` is missing on plain http. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

export interface Queued<P extends PostPath> {
  path: P;
  /** Fills `{id}` in the path. */
  id?: string;
  body: BodyOf<P>;
  key: string;
  label: string;
  /** Large and in no hurry: sent after everything else. */
  bulky?: boolean;
}

const asRequest = <P extends PostPath>(userId: string, { path, id, ...request }: Queued<P>): NewRequest => ({
  ...request,
  userId,
  path: path.replace('{id}', encodeURIComponent(id ?? '')),
});

/** A function that sends one POST now, or as soon as there is a network; typed by the OpenAPI document. */
export function useSend(): <P extends PostPath>(request: Queued<P>) => Promise<Sent<AnswerOf<P>>> {
  const userId = useMe().id;
  return useCallback((request) => send(asRequest(userId, request)), [userId]);
}

/** A function that sends one POST after a moment in which it can be taken back; answers with what takes it back. */
export function useSendSoon(): <P extends PostPath>(request: Queued<P>, undo_ms: number) => Promise<() => Promise<boolean>> {
  const userId = useMe().id;
  return useCallback((request, undo_ms) => sendSoon(asRequest(userId, request), undo_ms), [userId]);
}

/** What waits to be sent, kept in step with the queue. */
export function useWaiting(): WaitingRequest[] {
  const userId = useMe().id;
  const [waiting, setWaiting] = useState<WaitingRequest[]>([]);
  useEffect(() => {
    const read = (): void => void waitingOf(userId).then(setWaiting);
    read();
    globalThis.addEventListener('glane:queue', read);
    globalThis.addEventListener('glane:changed', read);
    return () => {
      globalThis.removeEventListener('glane:queue', read);
      globalThis.removeEventListener('glane:changed', read);
    };
  }, [userId]);
  return waiting;
}

/** Sends what waits whenever there is reason to hope: the network or the person comes back, and every so often. */
export function useSendingWaiting(): void {
  const userId = useMe().id;
  useEffect(() => {
    const attempt = (): void => void sendWaiting(userId).catch(() => undefined);
    attempt();
    const timer = setInterval(attempt, 15_000);
    for (const name of ['online', 'focus'] as const) globalThis.addEventListener(name, attempt);
    document.addEventListener('visibilitychange', attempt);
    return () => {
      clearInterval(timer);
      for (const name of ['online', 'focus'] as const) globalThis.removeEventListener(name, attempt);
      document.removeEventListener('visibilitychange', attempt);
    };
  }, [userId]);
}
