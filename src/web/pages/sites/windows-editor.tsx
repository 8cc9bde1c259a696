import { useState } from 'preact/hooks';
import { useAction } from '../../api/action.js';
import { api, ask } from '../../api/client.js';
import type { Purpose, Site } from '../../api/types.js';
import { Button } from '../../parts/button.js';
import { Card } from '../../parts/page.js';
import { useSay } from '../../parts/toast.js';
import { useWords } from '../../words/words.js';
import { HoursForm, type Hours } from './hours-form.js';

interface Props {
  site: Site;
  purpose: Purpose;
  title: string;
  onSaved: () => Promise<void>;
}

/** The weekly hours of a site for one purpose: a line a day to read, a form to change them all together. */
export function WindowsEditor({ site, purpose, title, onSaved }: Props) {
  const w = useWords();
  const say = useSay();
  const action = useAction();
  const [editing, setEditing] = useState(false);
  const known: Hours[] = site.windows
    .filter((window) => window.purpose === purpose)
    .map(({ weekday, opens, closes }) => ({ weekday, opens, closes }))
    .sort((a, b) => a.weekday - b.weekday || (a.opens < b.opens ? -1 : 1));
  const save = async (windows: Hours[]): Promise<void> => {
    const done = await action.run(() =>
      ask(api.PUT('/api/v1/sites/{id}/windows', { params: { path: { id: site.id } }, body: { purpose, windows, version: site.version } })),
    );
    if (!done) return;
    say('good', w.association.saved);
    await onSaved();
    setEditing(false);
  };
  return (
    <Card>
      <div class="row-wrap spread">
        <h3 class="mb-0">{title}</h3>
        {!editing && (
          <Button tone="quiet" icon="pencil" onClick={() => setEditing(true)}>
            {w.common.edit}
            <span class="visually-hidden"> : {title}</span>
          </Button>
        )}
      </div>
      {editing ? (
        <HoursForm
          hours={known}
          busy={action.busy}
          problem={action.problem}
          onSave={(hours) => void save(hours)}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <Week hours={known} />
      )}
    </Card>
  );
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

function Week({ hours }: { hours: readonly Hours[] }) {
  const w = useWords();
  if (hours.length === 0) return <p class="text-muted mb-0">{w.association.windowsNone}</p>;
  return (
    <dl class="facts">
      {WEEKDAYS.map((weekday) => {
        const open = hours.filter((one) => one.weekday === weekday);
        return (
          <>
            <dt>{w.common.weekdays[weekday]}</dt>
            <dd class="row-wrap">
              {open.length === 0 && w.association.closed}
              {open.map(({ opens, closes }) => (
                <span key={opens} class="text-nowrap">
                  {opens} – {closes}
                </span>
              ))}
            </dd>
          </>
        );
      })}
    </dl>
  );
}
