import { useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import type { EquipmentItem } from '../../api/types.js';
import { serverNow } from '../../format/clock.js';
import { instantAt, localDay } from '../../format/zoned-time.js';
import { Badge } from '../../parts/badge.js';
import { Button } from '../../parts/button.js';
import { TextField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { Card } from '../../parts/page.js';
import { useFormat, useWords, useZone } from '../../words/words.js';
import { orNull, useSave } from '../admin/use-save.js';

/** What is known of a thing's upkeep, and a form to take it out for the next. */
export function UpkeepCard({ item }: { item: EquipmentItem }) {
  const w = useWords();
  const format = useFormat();
  const [adding, setAdding] = useState(false);
  const { upkeepDue, upkeepEvery_h, sinceUpkeep_h, upkeepIsDue } = item;
  return (
    <Card>
      <div class="row-wrap spread">
        <h2 class="h5 fw-bold mb-0">{w.equipment.upkeep.title}</h2>
        {upkeepIsDue && <Badge tone="wait">{w.equipment.upkeepIsDue}</Badge>}
      </div>
      <ul class="list-unstyled mb-0">
        <li>{w.equipment.upkeep.since(format.number(sinceUpkeep_h, 1))}</li>
        {upkeepEvery_h && <li>{w.equipment.upkeep.every(format.number(upkeepEvery_h))}</li>}
        {upkeepDue && <li>{w.equipment.upkeep.due(format.day(upkeepDue))}</li>}
      </ul>
      {adding ? (
        <UpkeepForm item={item} onDone={() => setAdding(false)} />
      ) : (
        <div>
          <Button icon="calendar" onClick={() => setAdding(true)}>
            {w.equipment.upkeep.add}
          </Button>
        </div>
      )}
    </Card>
  );
}

function UpkeepForm({ item, onDone }: { item: EquipmentItem; onDone: () => void }) {
  const w = useWords();
  const zone = useZone();
  const { save, busy, problem, headers } = useSave(onDone);
  const [day, setDay] = useState(localDay(serverNow() + 86_400_000, zone));
  const [from, setFrom] = useState('09:00');
  const [to, setTo] = useState('12:00');
  const [note, setNote] = useState('');
  const iso = (time: string): string => new Date(instantAt(day, time, zone)).toISOString();
  const submit = (): void =>
    void save(() =>
      ask(
        api.POST('/api/v1/equipment/{id}/upkeep', {
          params: { path: { id: item.id } },
          headers,
          body: { from: iso(from), to: iso(to), note: orNull(note) },
        }),
      ),
    );
  return (
    <Form onSubmit={submit} busy={busy} problem={problem} onCancel={onDone}>
      <div class="grid-auto slot-fields">
        <TextField type="date" required label={w.equipment.day} value={day} onValue={setDay} />
        <TextField type="time" required label={w.equipment.fromTime} value={from} onValue={setFrom} />
        <TextField type="time" required label={w.equipment.toTime} value={to} onValue={setTo} />
      </div>
      <TextField label={w.equipment.upkeep.what} maxLength={200} value={note} onValue={setNote} />
    </Form>
  );
}
