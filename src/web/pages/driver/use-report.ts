import { useRef } from 'preact/hooks';
import { useAction, type Action } from '../../api/action.js';
import { serverNow } from '../../format/clock.js';
import { newKey, useSend } from '../../offline/use-queue.js';

type Path =
  | '/api/v1/rounds/{id}/start'
  | '/api/v1/rounds/{id}/breakdown'
  | '/api/v1/rounds/{id}/resumption'
  | '/api/v1/stops/{id}/arrival'
  | '/api/v1/stops/{id}/failure';

interface Report {
  path: Path;
  id: string;
  /** What there is to say besides when it happened. */
  body?: object;
  label: string;
  /** Once it is said: true where the server has answered, false where it waits on this phone. */
  onSaid?: (heard: boolean) => void;
}

/** Says what happened on the way, with the hour at which it did: now, or as soon as there is a network. */
export function useReport(): Pick<Action, 'busy' | 'problem'> & { report: (report: Report) => Promise<boolean> } {
  const send = useSend();
  const { run, busy, problem } = useAction();
  const tried = useRef(new Map<string, { key: string; at: string }>());
  return {
    busy,
    problem,
    report: ({ path, id, body, label, onSaid }) =>
      run(async () => {
        // A second try is the same report, of the same moment.
        const said = JSON.stringify([path, id, body]);
        const { key, at } = tried.current.get(said) ?? { key: newKey(), at: new Date(serverNow()).toISOString() };
        tried.current.set(said, { key, at });
        const { answer } = await send({ path, id, body: { ...body, at } as never, key, label });
        tried.current.delete(said);
        onSaid?.(answer !== null);
      }),
  };
}
