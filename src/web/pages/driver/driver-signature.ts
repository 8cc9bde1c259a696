import { useState } from 'preact/hooks';

const nameOf = (roundId: string): string => `glane:signature:${roundId}`;

// Another person on this phone must not sign with it.
globalThis.addEventListener?.('glane:signed-out', () => {
  for (const name of Object.keys(localStorage)) if (name.startsWith('glane:signature:')) localStorage.removeItem(name);
});

/** The driver's signature, drawn once a round and kept on this phone for its other stops. */
export function useDriverSignature(roundId: string): [string, (path: string) => void] {
  const [path, setPath] = useState(() => localStorage.getItem(nameOf(roundId)) ?? '');
  return [
    path,
    (drawn) => {
      setPath(drawn);
      try {
        localStorage.setItem(nameOf(roundId), drawn);
      } catch {
        // A browser that keeps nothing: then it is drawn at each stop.
      }
    },
  ];
}
