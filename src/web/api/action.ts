import { useCallback, useRef, useState } from 'preact/hooks';
import { asProblem, type Problem } from './problem.js';

export interface Action {
  /** Runs `work` once at a time; true when it worked. */
  run: (work: () => Promise<unknown>) => Promise<boolean>;
  busy: boolean;
  problem: Problem | null;
  clear: () => void;
}

/** One thing a person does with a button: busy meanwhile, and what was wrong afterwards. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef(false);
  const run = useCallback(async (work: () => Promise<unknown>): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(asProblem(error));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  return { run, busy, problem, clear: () => setProblem(null) };
}
