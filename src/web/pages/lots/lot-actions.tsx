import { useMemo, useState } from 'preact/hooks';
import { useAction } from '../../api/action.js';
import { api, ask } from '../../api/client.js';
import type { DiversionReason, Lot, Parcel, ParcelState } from '../../api/types.js';
import { DIVERSION_REASONS, WITHDRAWAL_REASONS } from '../../api/values.js';
import { newKey } from '../../offline/use-queue.js';
import { Button } from '../../parts/button.js';
import { Chips } from '../../parts/chips.js';
import { Dialog } from '../../parts/dialog.js';
import { AreaField } from '../../parts/field.js';
import { ProblemNotice } from '../../parts/notice.js';
import { useSay } from '../../parts/toast.js';
import { useMay } from '../../session/session.js';
import { useWords } from '../../words/words.js';

const WITHDRAWABLE: ReadonlySet<ParcelState> = new Set(['declared', 'open', 'offered', 'accepted', 'planned']);
const DIVERTIBLE: ReadonlySet<ParcelState> = new Set(['collected', 'delivered', 'refused', 'expired']);

const changed = (): void => void globalThis.dispatchEvent(new Event('glane:changed'));

/** What may be done with a lot as a whole: take it back, or let a held one go. */
export function LotActions({ lot }: { lot: Lot }) {
  const w = useWords();
  const may = useMay();
  const [asking, setAsking] = useState<'withdraw' | 'release' | null>(null);
  const withdrawable = may('lots:withdraw') && lot.parcels.some(({ state }) => WITHDRAWABLE.has(state));
  const releasable = may('cycles:run') && lot.parcels.some(({ state }) => state === 'declared');
  return (
    <div class="row-wrap no-print">
      {releasable && (
        <Button tone="primary" icon="check" onClick={() => setAsking('release')}>
          {w.lots.release}
        </Button>
      )}
      {withdrawable && (
        <Button tone="danger" icon="cross" onClick={() => setAsking('withdraw')}>
          {w.lots.withdraw}
        </Button>
      )}
      {asking === 'withdraw' && <Withdraw lot={lot} onClose={() => setAsking(null)} />}
      {asking === 'release' && <Release lot={lot} onClose={() => setAsking(null)} />}
    </div>
  );
}

function Withdraw({ lot, onClose }: { lot: Lot; onClose: () => void }) {
  const w = useWords();
  const say = useSay();
  const action = useAction();
  const key = useMemo(newKey, []);
  const choose = async (reasonCode: (typeof WITHDRAWAL_REASONS)[number]): Promise<void> => {
    const done = await action.run(() =>
      ask(
        api.POST('/api/v1/lots/{id}/withdrawal', {
          params: { path: { id: lot.id } },
          headers: { 'idempotency-key': key },
          body: { reasonCode },
        }),
      ),
    );
    if (!done) return;
    say('good', w.lots.withdrawn);
    changed();
    onClose();
  };
  return (
    <Dialog title={w.lots.withdrawTitle} onClose={onClose}>
      <p class="mb-0">{w.lots.withdrawText}</p>
      <ProblemNotice problem={action.problem} />
      <div class="chips">
        {WITHDRAWAL_REASONS.map((reason) => (
          <Button key={reason} busy={action.busy} onClick={() => void choose(reason)}>
            {w.reasons.withdrawal[reason]}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}

function Release({ lot, onClose }: { lot: Lot; onClose: () => void }) {
  const w = useWords();
  const say = useSay();
  const action = useAction();
  const key = useMemo(newKey, []);
  const [reason, setReason] = useState('');
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const done = await action.run(() =>
      ask(
        api.POST('/api/v1/lots/{id}/release', { params: { path: { id: lot.id } }, headers: { 'idempotency-key': key }, body: { reason } }),
      ),
    );
    if (!done) return;
    say('good', w.lots.released);
    changed();
    onClose();
  };
  return (
    <Dialog title={w.lots.release} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void submit(event)}>
        <AreaField label={w.lots.releaseReason} hint={w.lots.releaseHint} value={reason} onValue={setReason} maxLength={1000} />
        <ProblemNotice problem={action.problem} />
        <Button type="submit" tone="primary" busy={action.busy}>
          {w.lots.release}
        </Button>
      </form>
    </Dialog>
  );
}

/** What may be done with one part that cannot be eaten any more. */
export function PartActions({ lot, parcel }: { lot: Lot; parcel: Parcel }) {
  const w = useWords();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  if (!may('lots:divert') || !DIVERTIBLE.has(parcel.state)) return null;
  return (
    <div class="no-print">
      <Button onClick={() => setAsking(true)}>{w.lots.divert}</Button>
      {asking && <Divert lot={lot} parcel={parcel} onClose={() => setAsking(false)} />}
    </div>
  );
}

const DESTINATIONS = ['feed', 'compost', 'discarded'] as const;

function Divert({ lot, parcel, onClose }: { lot: Lot; parcel: Parcel; onClose: () => void }) {
  const w = useWords();
  const say = useSay();
  const action = useAction();
  const key = useMemo(newKey, []);
  const [to, setTo] = useState<(typeof DESTINATIONS)[number]>('feed');
  const [reasonCode, setReason] = useState<DiversionReason | null>(null);
  const submit = async (): Promise<void> => {
    if (!reasonCode) return;
    const done = await action.run(() =>
      ask(
        api.POST('/api/v1/lots/{id}/diversion', {
          params: { path: { id: lot.id } },
          headers: { 'idempotency-key': key },
          body: { parcelId: parcel.id, to, reasonCode },
        }),
      ),
    );
    if (!done) return;
    say('good', w.lots.diverted);
    changed();
    onClose();
  };
  return (
    <Dialog title={w.lots.divertTitle} onClose={onClose}>
      <Chips
        legend={w.lots.divertTitle}
        quiet
        value={to}
        choices={DESTINATIONS.map((value) => ({ value, label: w.lots.destinations[value] }))}
        onValue={setTo}
      />
      <Chips
        legend={w.lots.divertReason}
        value={reasonCode}
        choices={DIVERSION_REASONS.map((value) => ({ value, label: w.reasons.diversion[value] }))}
        onValue={setReason}
      />
      <ProblemNotice problem={action.problem} />
      <Button tone="primary" busy={action.busy} disabled={!reasonCode} onClick={() => void submit()}>
        {w.common.confirm}
      </Button>
    </Dialog>
  );
}
