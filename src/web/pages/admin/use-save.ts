import { useMemo } from 'preact/hooks';
import { useAction, type Action } from '../../api/action.js';
import { newKey } from '../../offline/use-queue.js';
import { useSay } from '../../parts/toast.js';
import { useWords } from '../../words/words.js';

interface Save extends Pick<Action, 'busy' | 'problem'> {
  /** Headers of a POST made by this form. */
  headers: { 'idempotency-key': string };
  save: (work: () => Promise<unknown>) => Promise<void>;
}

/** Saves what a form holds, says so, lets every list read again, and closes the form. */
export function useSave(onSaved: () => void): Save {
  const w = useWords();
  const say = useSay();
  const { run, busy, problem } = useAction();
  const key = useMemo(newKey, []);
  return {
    busy,
    problem,
    headers: { 'idempotency-key': key },
    save: async (work) => {
      if (!(await run(work))) return;
      say('good', w.common.saved);
      globalThis.dispatchEvent(new Event('glane:changed'));
      onSaved();
    },
  };
}

/** An optional text as the API takes it: nothing instead of an empty one. */
export const orNull = (text: string): string | null => text.trim() || null;
