import { useState } from 'preact/hooks';
import { useAction } from '../../api/action.js';
import { api, ask } from '../../api/client.js';
import type { Purpose, Site } from '../../api/types.js';
import { Button } from '../../parts/button.js';
import { SelectField, TextField } from '../../parts/field.js';
import { ProblemNotice } from '../../parts/notice.js';
import { Card } from '../../parts/page.js';
import { useSay } from '../../parts/toast.js';
import { useWords } from '../../words/words.js';

interface Hours {
  weekday: number;
  opens: string;
  closes: string;
}

interface Props {
  site: Site;
  purpose: Purpose;
  title: string;
  onSaved: () => Promise<void>;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** The weekly hours of a site for one purpose: a line a day, all saved together. */
export function WindowsEditor({ site, purpose, title, onSaved }: Props) {
  const w = useWords();
  const say = useSay();
  const action = useAction();
  const known = site.windows
    .filter((window) => window.purpose === purpose)
    .map(({ weekday, opens, closes }) => ({ weekday, opens, closes }))
    .sort((a, b) => a.weekday - b.weekday || (a.opens < b.opens ? -1 : 1));
  const [draft, setDraft] = useState<Hours[] | null>(null);
  const hours = draft ?? known;
  const change = (index: number, part: Partial<Hours>): void => setDraft(hours.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const nextDay = ((hours.at(-1)?.weekday ?? 0) % 7) + 1;
  const add = (): void => setDraft([...hours, { opens: '09:00', closes: '12:00', ...hours.at(-1), weekday: nextDay }]);
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const done = await action.run(() => ask(api.PUT('/api/v1/sites/{id}/windows', { params: { path: { id: site.id } }, body: { purpose, windows: hours, version: site.version } })));
    if (!done) return;
    say('good', w.association.saved);
    await onSaved();
    setDraft(null);
  };
  const weekdayName = (weekday: number): string => w.common.weekdays[weekday as 1];
  return (
    <Card>
      <form class="stack" onSubmit={(event) => void save(event)}>
        <h3 class="mb-0">{title}</h3>
        {hours.length === 0 && <p class="text-muted mb-0">{w.association.windowsNone}</p>}
        <ul class="list-unstyled stack mb-0">
          {hours.map((one, index) => (
            <li key={index} class="hours-row">
              <SelectField
                label={w.association.weekday}
                value={String(one.weekday)}
                choices={WEEKDAYS.map((day) => ({ value: String(day), label: weekdayName(day) }))}
                onValue={(weekday) => change(index, { weekday: Number(weekday) })}
              />
              <TextField type="time" required label={w.association.opens} value={one.opens} onValue={(opens) => change(index, { opens })} />
              <TextField type="time" required label={w.association.closes} value={one.closes} onValue={(closes) => change(index, { closes })} />
              <Button tone="quiet" icon="cross" aria-label={`${w.common.remove} : ${weekdayName(one.weekday)} ${one.opens}`} onClick={() => setDraft(hours.filter((_, at) => at !== index))}>
                <span class="visually-hidden">{w.common.remove}</span>
              </Button>
            </li>
          ))}
        </ul>
        <ProblemNotice problem={action.problem} />
        <div class="row-wrap">
          <Button icon="add" onClick={add}>
            {w.association.addWindow}
          </Button>
          {draft && (
            <Button type="submit" tone="primary" busy={action.busy}>
              {w.common.save}
            </Button>
          )}
        </div>
      </form>
    </Card>
  );
}
