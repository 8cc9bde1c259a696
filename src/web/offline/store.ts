import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Problem } from '../api/problem.js';

/** A change that a person made and the server has not confirmed yet. */
export interface WaitingRequest {
  /** The Idempotency-Key, made when the form was opened: sending twice changes once. */
  readonly key: string;
  /** Only the person who made it may send it. */
  readonly userId: string;
  readonly path: string;
  readonly body: unknown;
  /** What it is about, in words, for the list of what waits. */
  readonly label: string;
  /** When it was made, and its place in the order: no two are the same. */
  readonly at: number;
  /** Until then the form that made it is sending it itself, as long as its page lives. */
  readonly heldUntil: number;
  /** The page that made it. */
  readonly page: string;
  /** Until then the person may still take it back. */
  readonly undoUntil?: number;
  /** Large and in no hurry: sent after everything else. */
  readonly bulky?: boolean;
  /** The server's refusal, when it was sent later and refused: someone has to look at it. */
  readonly refused?: Problem;
}

interface QueueSchema extends DBSchema {
  waiting: { key: string; value: WaitingRequest; indexes: { at: number } };
}

let opening: Promise<IDBPDatabase<QueueSchema>> | null = null;

function open(): Promise<IDBPDatabase<QueueSchema>> {
  opening ??= openDB<QueueSchema>('glane', 1, {
    upgrade: (database) => void database.createObjectStore('waiting', { keyPath: 'key' }).createIndex('at', 'at'),
    // Another tab brings a newer version, or the browser closed it: open again at the next use.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    terminated: () => (opening = null),
  });
  return opening;
}

export const waitingStore = {
  /** Writes a request down behind all others, also where the phone's clock was set back meanwhile. */
  put: async (request: WaitingRequest): Promise<WaitingRequest> => {
    const transaction = (await open()).transaction('waiting', 'readwrite');
    const last = await transaction.store.index('at').openCursor(null, 'prev');
    const written = { ...request, at: Math.max(request.at, (last?.value.at ?? 0) + 1) };
    await transaction.store.put(written);
    await transaction.done;
    return written;
  },
  has: async (key: string): Promise<boolean> => (await (await open()).getKey('waiting', key)) !== undefined,
  remove: async (key: string): Promise<void> => (await open()).delete('waiting', key),
  /** Oldest first: the order in which they were made. */
  all: async (): Promise<WaitingRequest[]> => (await open()).getAllFromIndex('waiting', 'at'),
  /** Marks a request that is still there; one that was confirmed meanwhile stays gone. */
  change: async (key: string, change: Partial<WaitingRequest>): Promise<void> => {
    const transaction = (await open()).transaction('waiting', 'readwrite');
    const request = await transaction.store.get(key);
    if (request) await transaction.store.put({ ...request, ...change });
    await transaction.done;
  },
};
