import { show } from '../api/live.js';

/** Where the service worker keeps the last answers; see service-worker.ts. */
const ANSWERS_CACHE = 'glane-answers';
const ABOUT_ROUNDS = /^\/api\/v1\/(rounds|stops)\//;

/**
 * What a driver reports is answered with the whole round. It is shown and kept at once, before the report leaves the
 * queue: at no moment, and after no reload without a network, does a stop that is done look undone.
 */
export async function keepRound(path: string, answer: unknown): Promise<void> {
  if (!ABOUT_ROUNDS.test(path) || typeof answer !== 'object' || answer === null || !('stops' in answer) || !('id' in answer)) return;
  show(`round:${String(answer.id)}`, answer);
  if (!('caches' in globalThis) || !navigator.serviceWorker?.controller) return;
  const headers = { 'content-type': 'application/json', 'x-glane-kept-at': new Date().toISOString() };
  const address = `/api/v1/rounds/${String(answer.id)}`;
  await caches
    .open(ANSWERS_CACHE)
    .then((cache) => cache.put(address, new Response(JSON.stringify(answer), { headers })))
    .catch(() => undefined);
}
