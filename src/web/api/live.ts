import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { asProblem, type Problem } from './problem.js';

/** Last answers by name, so that going back shows a page at once; emptied when someone signs out. */
const seen = new Map<string, unknown>();
globalThis.addEventListener?.('glane:signed-out', () => seen.clear());

/** When something was shown that did not come from loading it: an answer asked for earlier is older than that. */
const shownAt = new Map<string, number>();

/** Shows what an answer to a change said, wherever `name` is shown, without loading it again. */
export function show(name: string, data: unknown): void {
  seen.set(name, data);
  shownAt.set(name, performance.now());
  globalThis.dispatchEvent(new CustomEvent('glane:shown', { detail: name }));
}

export interface Live<T> {
  /** Undefined until the first answer. */
  data: T | undefined;
  /** Why the latest attempt failed; older data stays shown. */
  problem: Problem | null;
  refresh: () => Promise<void>;
}

/**
 * Loads, and quietly loads again every `every_ms` while the page is looked at, when it is looked at again, and after a
 * change was sent. `name` says what is loaded: another name is another thing.
 */
export function useLive<T>(name: string, load: () => Promise<T>, every_ms = 8000): Live<T> {
  const [, rerender] = useState(0);
  const problem = useRef<Problem | null>(null);
  const loader = useRef(load);
  loader.current = load;
  const shown = useRef(name);
  if (shown.current !== name) {
    shown.current = name;
    problem.current = null;
  }

  const refresh = useCallback(async (): Promise<void> => {
    const before = JSON.stringify(seen.get(name));
    const troubled = problem.current !== null;
    const asked = performance.now();
    try {
      const data = await loader.current();
      if (shown.current !== name || (shownAt.get(name) ?? 0) > asked) return;
      problem.current = null;
      seen.set(name, data);
      if (!troubled && JSON.stringify(data) === before) return;
    } catch (error) {
      if (shown.current !== name) return;
      problem.current = asProblem(error);
    }
    rerender((count) => count + 1);
  }, [name]);

  useEffect(() => {
    let latest = 0;
    const attempt = (): void => {
      latest = Date.now();
      void refresh();
    };
    const onLook = (): void => void (document.visibilityState === 'visible' && Date.now() - latest > every_ms / 2 && attempt());
    attempt();
    const timer = setInterval(() => document.visibilityState === 'visible' && attempt(), every_ms);
    document.addEventListener('visibilitychange', onLook);
    globalThis.addEventListener('online', attempt);
    globalThis.addEventListener('glane:changed', attempt);
    const onShown = (event: Event): void => void ((event as CustomEvent<string>).detail === name && rerender((count) => count + 1));
    globalThis.addEventListener('glane:shown', onShown);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onLook);
      globalThis.removeEventListener('online', attempt);
      globalThis.removeEventListener('glane:changed', attempt);
      globalThis.removeEventListener('glane:shown', onShown);
    };
  }, [name, refresh, every_ms]);

  return { data: seen.get(name) as T | undefined, problem: problem.current, refresh };
}
