/// <reference lib="webworker" />

/**
 * Keeps the app usable without a network: its files from the moment of installation, and the last answers to the few
 * questions that staff, associations, drivers and the hub need on the spot. It never keeps a change: those wait in the
 * page's own queue (offline/queue.ts).
 */
const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const FILES_CACHE = 'glane-files-__VERSION__';
const ANSWERS_CACHE = 'glane-answers';
/** The build writes the list of files here. */
declare const __FILES__: string[];
const FILES = __FILES__;

/** Answers worth having while offline; figures, exports and administration are not among them. */
const KEPT = /^\/api\/v1\/(session|territory|sites|lots|offers|rounds|intake|messages)(\/|$|\?)/;
const PAGES_OF_THE_SERVER = /^\/(api|problems|health)(\/|$)/;

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(FILES_CACHE).then((cache) => cache.addAll(FILES)));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name.startsWith('glane-files-') && name !== FILES_CACHE) await caches.delete(name);
      await worker.clients.claim();
    })(),
  );
});

worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') void worker.skipWaiting();
  // Someone signed in or out: what was kept belongs to another person.
  if (event.data === 'forget-answers') event.waitUntil(caches.delete(ANSWERS_CACHE));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  if (KEPT.test(url.pathname + url.search)) return event.respondWith(networkFirst(event));
  if (PAGES_OF_THE_SERVER.test(url.pathname)) return;
  if (request.mode === 'navigate') return event.respondWith(fromFiles(new Request('/')));
  event.respondWith(fromFiles(request));
});

async function fromFiles(request: Request): Promise<Response> {
  const cache = await caches.open(FILES_CACHE);
  return (await cache.match(request, { ignoreVary: true })) ?? fetch(request);
}

/** The network's answer; without a network the last one, marked with the time it was kept. */
async function networkFirst(event: FetchEvent): Promise<Response> {
  const cache = await caches.open(ANSWERS_CACHE);
  try {
    const answer = await fetch(event.request);
    if (answer.ok) event.waitUntil(keep(cache, event.request, answer.clone()));
    return answer;
  } catch (failure) {
    const kept = await cache.match(event.request, { ignoreVary: true });
    if (!kept) throw failure;
    return kept;
  }
}

async function keep(cache: Cache, request: Request, answer: Response): Promise<void> {
  const headers = new Headers(answer.headers);
  headers.set('x-glane-kept-at', new Date().toISOString());
  await cache.put(request, new Response(await answer.blob(), { status: answer.status, headers }));
}
