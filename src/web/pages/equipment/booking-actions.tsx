import { useState } from 'preact/hooks';
import { useAction } from '../../api/action.js';
import { api, ask } from '../../api/client.js';
import type { EquipmentBooking } from '../../api/types.js';
import { newKey } from '../../offline/use-queue.js';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { NumberField, TextField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { ProblemNotice } from '../../parts/notice.js';
import { useSay } from '../../parts/toast.js';
import { useWords } from '../../words/words.js';
import { orNull } from '../admin/use-save.js';

/** One change of a booking: said when done, and read again everywhere. */
function useChange(said: string, onDone: () => void) {
  const say = useSay();
  const action = useAction();
  const change = async (work: () => Promise<unknown>): Promise<void> => {
    if (!(await action.run(work))) return;
    say('good', said);
    globalThis.dispatchEvent(new Event('glane:changed'));
    onDone();
  };
  return { ...action, change };
}

const headers = (): { 'idempotency-key': string } => ({ 'idempotency-key': newKey() });

export function AcceptButton({ booking }: { booking: EquipmentBooking }) {
  const w = useWords();
  const { change, busy, problem } = useChange(w.equipment.bookings.accepted, () => undefined);
  const accept = (): Promise<void> =>
    change(() =>
      ask(api.POST('/api/v1/equipment-bookings/{id}/confirmation', { params: { path: { id: booking.id } }, headers: headers() })),
    );
  return (
    <>
      <Button tone="primary" icon="check" busy={busy} onClick={() => void accept()}>
        {w.equipment.bookings.accept}
        <span class="visually-hidden"> {booking.itemName}</span>
      </Button>
      <ProblemNotice problem={problem} />
    </>
  );
}

interface DialogProps {
  booking: EquipmentBooking;
  onClose: () => void;
}

/** It is back: for a vehicle with its kilometres, after upkeep with the day of the next. */
export function ReturnDialog({ booking, onClose }: DialogProps) {
  const w = useWords();
  const { change, busy, problem } = useChange(w.equipment.bookings.returned, onClose);
  const [km, setKm] = useState<number | null>(null);
  const [due, setDue] = useState('');
  const isUpkeep = booking.purpose === 'upkeep';
  const submit = (): void =>
    void change(() =>
      ask(
        api.POST('/api/v1/equipment-bookings/{id}/return', {
          params: { path: { id: booking.id } },
          headers: headers(),
          body: { used_m: km === null ? null : Math.round(km * 1000), upkeepDue: orNull(due) },
        }),
      ),
    );
  return (
    <Dialog title={w.equipment.bookings.returnTitle(booking.itemName)} onClose={onClose}>
      <Form
        onSubmit={submit}
        busy={busy}
        problem={problem}
        onCancel={onClose}
        submit={isUpkeep ? w.equipment.bookings.finish : w.equipment.bookings.giveBack}
      >
        {booking.kind === 'vehicle' && !isUpkeep && (
          <NumberField label={w.equipment.bookings.kilometres} required min={0} decimals={1} value={km} onValue={setKm} />
        )}
        {isUpkeep && <TextField type="date" label={w.equipment.bookings.nextUpkeep} value={due} onValue={setDue} />}
      </Form>
    </Dialog>
  );
}

/** Calls a booking off, with a word for the other side where it is the owner who does. */
export function CancelDialog({ booking, onClose }: DialogProps) {
  const w = useWords();
  const { change, busy, problem } = useChange(w.equipment.bookings.cancelled, onClose);
  const [reason, setReason] = useState('');
  const toOther = !booking.isOwn;
  const submit = (): void =>
    void change(() =>
      ask(
        api.POST('/api/v1/equipment-bookings/{id}/cancellation', {
          params: { path: { id: booking.id } },
          headers: headers(),
          body: { reason: orNull(reason) },
        }),
      ),
    );
  return (
    <Dialog title={w.equipment.bookings.cancelTitle(booking.itemName)} onClose={onClose}>
      <Form onSubmit={submit} busy={busy} problem={problem} submit={w.common.confirm} onCancel={onClose}>
        {toOther && <TextField label={w.equipment.bookings.reason} required maxLength={200} value={reason} onValue={setReason} />}
      </Form>
    </Dialog>
  );
}
