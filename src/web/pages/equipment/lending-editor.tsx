import { useState } from 'preact/hooks';
import { useAction } from '../../api/action.js';
import { api, ask } from '../../api/client.js';
import type { EquipmentItem } from '../../api/types.js';
import { Button } from '../../parts/button.js';
import { TextField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { Card } from '../../parts/page.js';
import { useSay } from '../../parts/toast.js';
import { useFormat, useWords } from '../../words/words.js';
import { HoursForm } from '../sites/hours-form.js';

type Exception = EquipmentItem['exceptions'][number];
type Lending = Pick<EquipmentItem, 'windows' | 'exceptions'>;

/** When a thing is lent: the week, and the days on which the week does not hold. */
export function LendingEditor({ item }: { item: EquipmentItem }) {
  const w = useWords();
  const say = useSay();
  const action = useAction();
  const [editing, setEditing] = useState<'week' | 'days' | null>(null);
  const save = async (lending: Partial<Lending>): Promise<void> => {
    const body = { windows: item.windows, exceptions: item.exceptions, ...lending, version: item.version };
    const done = await action.run(() => ask(api.PUT('/api/v1/equipment/{id}/lending', { params: { path: { id: item.id } }, body })));
    if (!done) return;
    say('good', w.common.saved);
    globalThis.dispatchEvent(new Event('glane:changed'));
    setEditing(null);
  };
  const cancel = (): void => {
    action.clear();
    setEditing(null);
  };
  return (
    <Card>
      <Head title={w.equipment.lending.title} isEditing={editing !== null} onEdit={() => setEditing('week')} />
      {editing === 'week' ? (
        <>
          <p class="text-muted mb-0">{w.equipment.lending.hint}</p>
          <HoursForm
            hours={item.windows}
            busy={action.busy}
            problem={action.problem}
            onSave={(windows) => void save({ windows })}
            onCancel={cancel}
          />
        </>
      ) : (
        <Week windows={item.windows} />
      )}
      <Head title={w.equipment.lending.exceptions} isEditing={editing !== null} onEdit={() => setEditing('days')} />
      {editing === 'days' ? (
        <DaysForm
          exceptions={item.exceptions}
          busy={action.busy}
          problem={action.problem}
          onSave={(exceptions) => void save({ exceptions })}
          onCancel={cancel}
        />
      ) : (
        <Days exceptions={item.exceptions} />
      )}
    </Card>
  );
}

function Head({ title, isEditing, onEdit }: { title: string; isEditing: boolean; onEdit: () => void }) {
  const w = useWords();
  return (
    <div class="row-wrap spread">
      <h2 class="h5 fw-bold mb-0">{title}</h2>
      {!isEditing && (
        <Button tone="quiet" icon="pencil" onClick={onEdit}>
          {w.common.edit}
          <span class="visually-hidden"> : {title}</span>
        </Button>
      )}
    </div>
  );
}

function Week({ windows }: Pick<Lending, 'windows'>) {
  const w = useWords();
  if (windows.length === 0) return <p class="text-muted mb-0">{w.equipment.lending.always}</p>;
  return (
    <ul class="list-unstyled mb-0">
      {windows.map(({ weekday, opens, closes }) => (
        <li key={`${weekday}${opens}`}>
          {w.common.weekdays[weekday as 1]} : {opens} – {closes === '00:00' ? '24:00' : closes}
        </li>
      ))}
    </ul>
  );
}

function Days({ exceptions }: Pick<Lending, 'exceptions'>) {
  const w = useWords();
  const format = useFormat();
  if (exceptions.length === 0) return <p class="text-muted mb-0">{w.equipment.lending.exceptionsNone}</p>;
  return (
    <ul class="list-unstyled mb-0">
      {exceptions.map(({ fromDate, toDate, opens, closes, reason }) => (
        <li key={fromDate}>
          {fromDate === toDate ? format.shortDay(fromDate) : `${format.shortDay(fromDate)} – ${format.shortDay(toDate)}`} :{' '}
          {opens ? `${opens} – ${closes ?? ''}` : w.equipment.lending.notLent}
          {reason && <span class="text-muted"> ({reason})</span>}
        </li>
      ))}
    </ul>
  );
}

interface DaysFormProps extends Pick<Lending, 'exceptions'> {
  busy: boolean;
  problem: ReturnType<typeof useAction>['problem'];
  onSave: (exceptions: Exception[]) => void;
  onCancel: () => void;
}

function DaysForm({ exceptions, onSave, ...form }: DaysFormProps) {
  const w = useWords();
  const [draft, setDraft] = useState<Exception[]>([...exceptions]);
  const change = (index: number, part: Partial<Exception>): void =>
    setDraft(draft.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <Form {...form} onSubmit={() => onSave(draft)}>
      <ul class="list-unstyled stack mb-0">
        {draft.map((one, index) => (
          <li key={index} class="stack stack-s">
            <div class="grid-auto slot-fields">
              <TextField
                type="date"
                required
                label={w.equipment.lending.fromDate}
                value={one.fromDate}
                onValue={(fromDate) => change(index, { fromDate, ...(one.toDate < fromDate ? { toDate: fromDate } : {}) })}
              />
              <TextField
                type="date"
                required
                label={w.equipment.lending.toDate}
                value={one.toDate}
                onValue={(toDate) => change(index, { toDate })}
              />
              <TextField
                type="time"
                label={w.equipment.lending.lentFrom}
                value={one.opens ?? ''}
                onValue={(opens) => change(index, { opens: opens || null, ...(opens ? {} : { closes: null }) })}
              />
              <TextField
                type="time"
                required={Boolean(one.opens)}
                label={w.equipment.lending.lentTo}
                value={one.closes ?? ''}
                onValue={(closes) => change(index, { closes: closes || null })}
              />
            </div>
            <TextField
              label={w.equipment.lending.reason}
              maxLength={200}
              value={one.reason ?? ''}
              onValue={(reason) => change(index, { reason: reason || null })}
            />
            <div>
              <Button tone="quiet" icon="cross" onClick={() => setDraft(draft.filter((_, at) => at !== index))}>
                {w.common.remove}
                <span class="visually-hidden"> {one.fromDate}</span>
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <div>
        <Button icon="add" onClick={() => setDraft([...draft, { fromDate: '', toDate: '', opens: null, closes: null, reason: null }])}>
          {w.equipment.lending.addException}
        </Button>
      </div>
    </Form>
  );
}
