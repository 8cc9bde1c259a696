import { createContext, type ComponentChildren } from 'preact';
import { useCallback, useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { api, ask } from '../api/client.js';
import { asProblem, type Problem } from '../api/problem.js';
import type { Action, Me } from '../api/types.js';
import { ZoneProvider } from '../words/words.js';

interface Session {
  /** Undefined while it is being asked, null when nobody is signed in. */
  me: Me | null | undefined;
  problem: Problem | null;
  signIn: (email: string, password: string) => Promise<void>;
  signOut: () => Promise<void>;
  retry: () => void;
}

const SessionContext = createContext<Session | null>(null);

/** How often the server's clock is read again; a demonstration's may run fast. */
const CLOCK_MS = 60_000;

const forgetAnswers = (): void => navigator.serviceWorker?.controller?.postMessage('forget-answers');

/** Knows who is signed in, for every page below it. */
export function SessionProvider({ children }: { children: ComponentChildren }) {
  const [me, setMe] = useState<Me | null | undefined>(undefined);
  const [problem, setProblem] = useState<Problem | null>(null);

  const read = useCallback(async () => {
    setProblem(null);
    try {
      setMe(await ask(api.GET('/api/v1/session')));
    } catch (error) {
      const found = asProblem(error);
      if (found.status === 401) setMe(null);
      else setProblem(found);
    }
  }, []);

  useEffect(() => {
    void read();
    const onSignedOut = (): void => setMe((current) => (current ? null : current));
    const timer = setInterval(() => document.visibilityState === 'visible' && void read(), CLOCK_MS);
    globalThis.addEventListener('glane:signed-out', onSignedOut);
    globalThis.addEventListener('glane:kept-from-now-on', read);
    return () => {
      clearInterval(timer);
      globalThis.removeEventListener('glane:signed-out', onSignedOut);
      globalThis.removeEventListener('glane:kept-from-now-on', read);
    };
  }, [read]);

  const session = useMemo<Session>(
    () => ({
      me,
      problem,
      retry: () => void read(),
      signIn: async (email, password) => {
        const signedIn = await ask(api.POST('/api/v1/session', { body: { email, password } }));
        forgetAnswers();
        setMe(signedIn);
        // Asked once more, so that the service worker has an answer to keep for a start without a network.
        await read();
      },
      signOut: async () => {
        await ask(api.DELETE('/api/v1/session'));
        forgetAnswers();
        globalThis.dispatchEvent(new Event('glane:signed-out'));
      },
    }),
    [me, problem, read],
  );
  return (
    <SessionContext.Provider value={session}>
      <ZoneProvider value={me?.territory.timeZone ?? 'Europe/Paris'}>{children}</ZoneProvider>
    </SessionContext.Provider>
  );
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs a SessionProvider around it');
  return session;
}

/** Who is signed in. Only pages behind the sign-in use it. */
export function useMe(): Me {
  const { me } = useSession();
  if (!me) throw new Error('nobody is signed in');
  return me;
}

/** Whether the signed-in person may do something, in their own organisation or anywhere. */
export function useMay(): (action: Action) => boolean {
  const { actions } = useMe();
  return (action) => actions[action] !== undefined;
}
