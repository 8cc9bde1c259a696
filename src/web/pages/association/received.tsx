import { useMemo, useState } from 'preact/hooks';
import { useAction } from '../../api/action.js';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { DiversionReason, Lot, Parcel } from '../../api/types.js';
import { DIVERSION_REASONS } from '../../api/values.js';
import { newKey, useSend } from '../../offline/use-queue.js';
import { Button } from '../../parts/button.js';
import { Chips } from '../../parts/chips.js';
import { Dialog } from '../../parts/dialog.js';
import { Food } from '../../parts/food.js';
import { ProblemNotice } from '../../parts/notice.js';
import { Card, Empty, Loaded, Page } from '../../parts/page.js';
import { Stepper } from '../../parts/stepper.js';
import { useSay } from '../../parts/toast.js';
import { useMe } from '../../session/session.js';
import { useFormat, useWords } from '../../words/words.js';
import { MyShare } from '../fairness/my-share.js';

/** What was delivered and not accounted for yet: one tap when all of it was given out. */
export default function ReceivedPage() {
  const w = useWords();
  const { siteIds, actions } = useMe();
  const lots = useLive('lots:delivered', () => ask(api.GET('/api/v1/lots', { params: { query: { state: 'delivered', limit: 100 } } })));
  const everywhere = actions['parcels:distribute'] === 'any';
  const mine = (parcel: Parcel): boolean =>
    parcel.state === 'delivered' && (everywhere || (parcel.recipientSiteId !== null && siteIds.includes(parcel.recipientSiteId)));
  return (
    <Page title={w.association.receivedTitle} intro={w.association.receivedIntro}>
      <MyShare />
      <Loaded live={lots}>
        {({ items }) => {
          const received = items.flatMap((lot) => lot.parcels.filter(mine).map((parcel) => ({ lot, parcel })));
          return received.length === 0 ? (
            <Empty icon="received" title={w.association.receivedEmpty}>
              <span>{w.association.receivedEmptyText}</span>
            </Empty>
          ) : (
            <ul class="list-unstyled stack mb-0">
              {received.map(({ lot, parcel }) => (
                <li key={parcel.id}>
                  <ReceivedCard lot={lot} parcel={parcel} />
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Page>
  );
}

function ReceivedCard({ lot, parcel }: { lot: Lot; parcel: Parcel }) {
  const w = useWords();
  const format = useFormat();
  const [throwing, setThrowing] = useState(false);
  const account = useAccount(lot, parcel);
  return (
    <Card>
      <Food
        category={lot.category}
        label={lot.label}
        grams={parcel.grams}
        cold={lot.cold}
        dateKind={lot.dateKind}
        date={lot.date}
        href={`/lots/${lot.id}`}
      >
        <span class="small">{w.association.receivedFrom(lot.siteName, format.moment(parcel.changedAt))}</span>
      </Food>
      <ProblemNotice problem={account.problem} />
      <div class="row-wrap">
        <Button tone="primary" icon="check" busy={account.busy} onClick={() => void account.run(0)}>
          {w.association.allGiven}
          <span class="visually-hidden"> – {lot.label}</span>
        </Button>
        <Button onClick={() => setThrowing(true)}>{w.association.someThrown}</Button>
      </div>
      {throwing && (
        <Thrown
          parcel={parcel}
          busy={account.busy}
          onClose={() => setThrowing(false)}
          onConfirm={async (thrown_g, reason) => setThrowing(!(await account.run(thrown_g, reason)))}
        />
      )}
    </Card>
  );
}

function useAccount(lot: Lot, parcel: Parcel) {
  const w = useWords();
  const say = useSay();
  const send = useSend();
  const { run, busy, problem } = useAction();
  const key = useMemo(newKey, []);
  return {
    busy,
    problem,
    run: (discarded_g: number, reasonCode?: DiversionReason): Promise<boolean> =>
      run(async () => {
        const { answer } = await send({
          path: '/api/v1/parcels/{id}/distribution',
          id: parcel.id,
          body: { distributed_g: parcel.grams - discarded_g, discarded_g, ...(reasonCode ? { reasonCode } : {}) },
          key: `${key}:${discarded_g}`,
          label: `${w.association.given} : ${lot.label}`,
        });
        say(answer ? 'good' : 'wait', answer ? w.association.confirmed : w.association.kept);
      }),
  };
}

interface ThrownProps {
  parcel: Parcel;
  busy: boolean;
  onClose: () => void;
  onConfirm: (thrown_g: number, reason: DiversionReason) => Promise<void>;
}

function Thrown({ parcel, busy, onClose, onConfirm }: ThrownProps) {
  const w = useWords();
  const format = useFormat();
  const [kg, setKg] = useState<number | null>(null);
  const [reason, setReason] = useState<DiversionReason | null>(null);
  const thrown_g = Math.round((kg ?? 0) * 1000);
  const fits = thrown_g > 0 && thrown_g <= parcel.grams && reason !== null;
  return (
    <Dialog title={w.association.thrownTitle} onClose={onClose}>
      <Stepper label={w.association.thrown} unit="kg" value={kg} min={0} max={parcel.grams / 1000} step={1} decimals={1} onValue={setKg} />
      <p class="mb-0">
        {w.association.given} : <strong>{format.mass(Math.max(0, parcel.grams - thrown_g))}</strong>
      </p>
      <Chips
        legend={w.association.why}
        value={reason}
        choices={DIVERSION_REASONS.map((value) => ({ value, label: w.reasons.diversion[value] }))}
        onValue={setReason}
      />
      <Button tone="primary" disabled={!fits} busy={busy} onClick={() => reason && void onConfirm(thrown_g, reason)}>
        {w.common.confirm}
      </Button>
    </Dialog>
  );
}
