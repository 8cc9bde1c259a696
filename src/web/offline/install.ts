/**
 * Installs the service worker and tells the page (`glane:update`) when a new version waits. The page reloads once the
 * new version has taken over, so that it never runs with parts of two versions.
 */
export async function installServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const hadOne = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (hadOne) return location.reload();
    // What was read before the worker was there is read again, so that it is kept.
    for (const name of ['glane:kept-from-now-on', 'glane:changed']) globalThis.dispatchEvent(new Event(name));
  });
  const registration = await navigator.serviceWorker.register('/service-worker.js');
  const announce = (worker: ServiceWorker | null): void => {
    if (worker && navigator.serviceWorker.controller) globalThis.dispatchEvent(new CustomEvent('glane:update', { detail: worker }));
  };
  announce(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => worker.state === 'installed' && announce(worker));
  });
}
