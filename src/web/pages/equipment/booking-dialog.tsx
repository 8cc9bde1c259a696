import { useMemo, useState } from 'preact/hooks';
import { useAction } from '../../api/action.js';
import { api, ask } from '../../api/client.js';
import type { EquipmentItem } from '../../api/types.js';
import { serverNow } from '../../format/clock.js';
import { instantAt, localDay, localTime } from '../../format/zoned-time.js';
import { newKey } from '../../offline/use-queue.js';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { TextField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { useSay } from '../../parts/toast.js';
import { useMe } from '../../session/session.js';
import { useFormat, useWords, useZone } from '../../words/words.js';
import { OrganisationPicker } from '../admin/organisation-picker.js';

/** A thing somebody would like, perhaps on a day they have chosen in the week. */
export interface Wish {
  item: EquipmentItem;
  day: string | null;
}

interface Slot {
  day: string;
  from: string;
  toDay: string;
  to: string;
}

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Two hours from now or from when the thing is free next; on a chosen day, from when it is lent. It ends on a quarter of an hour. */
function proposed({ item, day }: Wish, zone: string): Slot {
  const soon = Math.max(serverNow(), item.freeFrom ? Date.parse(item.freeFrom) : 0);
  const opens = day && (item.windows.find((window) => window.weekday === weekdayOf(day))?.opens ?? '09:00');
  const start = day && opens ? Math.max(instantAt(day, opens, zone), soon) : soon;
  const from = Math.floor(start / MINUTE_MS) * MINUTE_MS;
  return slotOf(from, Math.ceil((from + 2 * HOUR_MS) / QUARTER_MS) * QUARTER_MS, zone);
}

const weekdayOf = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;

const slotOf = (from: number, to: number, zone: string): Slot => ({
  day: localDay(from, zone),
  from: localTime(from, zone),
  toDay: localDay(to, zone),
  to: localTime(to, zone),
});

/** Books a thing: the next free time stands there already, so that two taps do; a refusal names who has it and what is free. */
export function BookingDialog({ wish, onClose }: { wish: Wish; onClose: () => void }) {
  const w = useWords();
  const zone = useZone();
  const say = useSay();
  const me = useMe();
  const { item } = wish;
  const [slot, setSlot] = useState<Slot>(() => proposed(wish, zone));
  const [note, setNote] = useState('');
  const forAnybody = me.actions['equipment:book'] === 'any';
  const [organisationId, setOrganisation] = useState<string | null>(me.organisationId);
  const action = useAction();
  const content = JSON.stringify([slot, note, organisationId]);
  // A wish that is changed is another wish; the same one sent twice is one.
  const key = useMemo(newKey, [content]);
  const change = (part: Partial<Slot>): void => {
    action.clear();
    setSlot({ ...slot, ...part });
  };
  const book = async (given: { slot?: Slot; ask?: boolean } = {}): Promise<void> => {
    const { day, from, toDay, to } = given.slot ?? slot;
    const iso = (date: string, time: string): string => new Date(instantAt(date, time, zone)).toISOString();
    let state = '';
    const done = await action.run(async () => {
      const body = {
        from: iso(day, from),
        to: iso(toDay, to),
        note: note.trim() || null,
        ...(given.ask ? { ask: true } : {}),
        ...(forAnybody && organisationId ? { organisationId } : {}),
      };
      const headers = { 'idempotency-key': given.slot || given.ask ? newKey() : key };
      state = (await ask(api.POST('/api/v1/equipment/{id}/bookings', { params: { path: { id: item.id } }, headers, body }))).state;
    });
    if (!done) return;
    say('good', state === 'asked' ? w.equipment.asked : w.equipment.booked);
    globalThis.dispatchEvent(new Event('glane:changed'));
    onClose();
  };
  return (
    <Dialog title={w.equipment.bookTitle(item.name)} onClose={onClose}>
      <Form onSubmit={() => void book()} busy={action.busy} problem={action.problem} submit={w.equipment.book} onCancel={onClose}>
        <div class="grid-auto booking-fields">
          <TextField
            type="date"
            required
            label={w.equipment.day}
            value={slot.day}
            onValue={(day) => change({ day, ...(slot.toDay < day || slot.toDay === slot.day ? { toDay: day } : {}) })}
          />
          <TextField type="time" required label={w.equipment.fromTime} value={slot.from} onValue={(from) => change({ from })} />
          <TextField
            type="date"
            required
            label={w.equipment.toDay}
            min={slot.day}
            value={slot.toDay}
            onValue={(toDay) => change({ toDay })}
          />
          <TextField type="time" required label={w.equipment.toTime} value={slot.to} onValue={(to) => change({ to })} />
        </div>
        {forAnybody && (
          <OrganisationPicker
            label={w.equipment.borrower}
            value={organisationId}
            valueName={me.organisationName}
            onValue={setOrganisation}
          />
        )}
        <TextField label={w.equipment.note} maxLength={200} value={note} onValue={setNote} />
        {action.problem && (
          <Instead
            facts={action.problem.facts}
            owner={item.organisationName}
            onTake={(from, to) => {
              const next = slotOf(from, to, zone);
              setSlot(next);
              void book({ slot: next });
            }}
            onAsk={() => void book({ ask: true })}
          />
        )}
      </Form>
    </Dialog>
  );
}

interface InsteadProps {
  facts: Record<string, unknown>;
  owner: string;
  onTake: (from: number, to: number) => void;
  onAsk: () => void;
}

/** Who stands in the way, and what can be done with one more tap. */
function Instead({ facts, owner, onTake, onAsk }: InsteadProps) {
  const w = useWords();
  const format = useFormat();
  if (!('nextFree' in facts)) return null;
  const free = facts.nextFree as { from: string; to: string } | null;
  return (
    <div class="stack stack-s" role="status">
      {typeof facts.holder === 'string' && <p class="mb-0">{w.equipment.takenBy(facts.holder, format.moment(String(facts.until)))}</p>}
      {free ? (
        <Button icon="forward" onClick={() => onTake(Date.parse(free.from), Date.parse(free.to))}>
          {w.equipment.takeNext(format.span(free.from, free.to))}
        </Button>
      ) : (
        <p class="mb-0 text-muted">{w.equipment.noNext}</p>
      )}
      {facts.mayAsk === true && (
        <Button icon="question" onClick={onAsk}>
          {w.equipment.askOwner(owner)}
        </Button>
      )}
    </div>
  );
}
