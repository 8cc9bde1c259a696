import { useEffect, useState } from 'preact/hooks';
import { useFormat, useWords } from '../words/words.js';
import { Button } from './button.js';
import { Notice } from './notice.js';

/** Says when what is shown is not fresh, and when a new version of the pages waits. */
export function NetworkBanner() {
  const w = useWords();
  const format = useFormat();
  const [offline, setOffline] = useState(!navigator.onLine);
  const [keptAt, setKeptAt] = useState<string | null>(null);
  const [update, setUpdate] = useState<ServiceWorker | null>(null);
  useEffect(() => {
    const onLine = (): void => setOffline(!navigator.onLine);
    const onReached = (event: Event): void => setKeptAt((event as CustomEvent<string | null>).detail);
    const onUpdate = (event: Event): void => setUpdate((event as CustomEvent<ServiceWorker>).detail);
    globalThis.addEventListener('online', onLine);
    globalThis.addEventListener('offline', onLine);
    globalThis.addEventListener('glane:reached', onReached);
    globalThis.addEventListener('glane:update', onUpdate);
    return () => {
      globalThis.removeEventListener('online', onLine);
      globalThis.removeEventListener('offline', onLine);
      globalThis.removeEventListener('glane:reached', onReached);
      globalThis.removeEventListener('glane:update', onUpdate);
    };
  }, []);
  return (
    <div class="banner no-print" aria-live="polite">
      {offline && (
        <Notice tone="wait" icon="waiting">
          <span>{keptAt ? w.common.keptAt(format.time(keptAt)) : w.common.offlineNow}</span>
        </Notice>
      )}
      {update && (
        <Notice tone="calm">
          <div class="row-wrap spread">
            <span>{w.common.newVersion}</span>
            {/* A worker has no other origin to name. */}
            {/* oxlint-disable-next-line unicorn/require-post-message-target-origin */}
            <Button onClick={() => update.postMessage('take-over')}>{w.common.takeNewVersion}</Button>
          </div>
        </Notice>
      )}
    </div>
  );
}
