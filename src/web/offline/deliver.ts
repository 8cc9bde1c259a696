import { problemOf } from '../api/problem.js';
import { currentLanguage } from '../words/language.js';
import type { WaitingRequest } from './store.js';

const PATIENCE_MS = 20_000;
/** A photo over a thin network; the server waits as long. */
const PATIENCE_BULKY_MS = 60_000;

/**
 * Sends one request under its key and answers what the server said.
 *
 * @throws ProblemError where it said no; TypeError or a DOMException where nothing was heard of it.
 */
export async function deliver({ path, body, key, bulky }: Pick<WaitingRequest, 'path' | 'body' | 'key' | 'bulky'>): Promise<unknown> {
  const response = await fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'accept-language': currentLanguage(), 'idempotency-key': key },
    body: JSON.stringify(body ?? {}),
    signal: AbortSignal.timeout(bulky ? PATIENCE_BULKY_MS : PATIENCE_MS),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.status === 401) globalThis.dispatchEvent(new Event('glane:signed-out'));
  if (!response.ok) throw problemOf(answer, response);
  return answer;
}
