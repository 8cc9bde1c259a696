import { useMemo, useState } from 'preact/hooks';
import { useAction } from '../../api/action.js';
import { api, ask } from '../../api/client.js';
import type { Site } from '../../api/types.js';
import { newKey } from '../../offline/use-queue.js';
import { Button } from '../../parts/button.js';
import { TextField } from '../../parts/field.js';
import { ProblemNotice } from '../../parts/notice.js';
import { Card } from '../../parts/page.js';
import { useSay } from '../../parts/toast.js';
import { useFormat, useWords } from '../../words/words.js';

/** Days on which a site is closed although its week says otherwise. */
export function ClosuresEditor({ site, onSaved }: { site: Site; onSaved: () => Promise<void> }) {
  const w = useWords();
  const format = useFormat();
  const say = useSay();
  const action = useAction();
  const [fromDate, setFrom] = useState('');
  const [toDate, setTo] = useState('');
  const [reason, setReason] = useState('');
  const key = useMemo(newKey, [site.closures.length]);
  const finish = async (done: boolean): Promise<void> => {
    if (!done) return;
    say('good', w.association.saved);
    await onSaved();
  };
  const add = async (event: Event): Promise<void> => {
    event.preventDefault();
    const body = { fromDate, toDate: toDate || fromDate, ...(reason.trim() ? { reason: reason.trim() } : {}) };
    const done = await action.run(() =>
      ask(api.POST('/api/v1/sites/{id}/closures', { params: { path: { id: site.id } }, headers: { 'idempotency-key': key }, body })),
    );
    if (done) {
      setFrom('');
      setTo('');
      setReason('');
    }
    await finish(done);
  };
  const remove = async (closureId: string): Promise<void> =>
    finish(
      await action.run(() => ask(api.DELETE('/api/v1/sites/{id}/closures/{closureId}', { params: { path: { id: site.id, closureId } } }))),
    );
  return (
    <Card>
      <h3 class="mb-0">{w.association.closures}</h3>
      {site.closures.length === 0 && <p class="text-muted mb-0">{w.association.closuresNone}</p>}
      <ul class="list-unstyled stack stack-s mb-0">
        {site.closures.map((closure) => {
          const days =
            closure.fromDate === closure.toDate
              ? format.day(closure.fromDate)
              : `${format.shortDay(closure.fromDate)} – ${format.shortDay(closure.toDate)}`;
          return (
            <li key={closure.id} class="row-wrap spread">
              <span>
                {days}
                {closure.reason && <span class="text-muted"> · {closure.reason}</span>}
              </span>
              <Button tone="quiet" icon="cross" busy={action.busy} onClick={() => void remove(closure.id)}>
                {w.common.remove}
                <span class="visually-hidden"> {days}</span>
              </Button>
            </li>
          );
        })}
      </ul>
      <form class="stack" onSubmit={(event) => void add(event)}>
        <div class="grid-auto slot-fields">
          <TextField type="date" required label={w.association.closureFrom} value={fromDate} onValue={setFrom} />
          <TextField type="date" label={w.association.closureTo} min={fromDate} value={toDate} onValue={setTo} />
          <TextField label={w.association.closureReason} maxLength={200} value={reason} onValue={setReason} />
        </div>
        <ProblemNotice problem={action.problem} />
        <div>
          <Button type="submit" icon="add" busy={action.busy}>
            {w.association.addClosure}
          </Button>
        </div>
      </form>
    </Card>
  );
}
