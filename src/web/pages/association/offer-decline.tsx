import { useMemo, useState } from 'preact/hooks';
import { useAction } from '../../api/action.js';
import type { Offer, RefusalReason } from '../../api/types.js';
import { REFUSAL_REASONS } from '../../api/values.js';
import { newKey, useSend } from '../../offline/use-queue.js';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { ProblemNotice } from '../../parts/notice.js';
import { useSay } from '../../parts/toast.js';
import { useWords } from '../../words/words.js';

/** Declining takes two taps: this one, and the reason. */
export function DeclineButton({ offer, label }: { offer: Offer; label: string }) {
  const w = useWords();
  const say = useSay();
  const send = useSend();
  const { run, busy, problem } = useAction();
  const [asking, setAsking] = useState(false);
  const key = useMemo(newKey, [offer.version]);
  const decline = async (reasonCode: RefusalReason): Promise<void> => {
    const done = await run(async () => {
      const { answer } = await send({
        path: '/api/v1/offers/{id}/refusal',
        id: offer.id,
        body: { reasonCode },
        key: `${key}:${reasonCode}`,
        label: `${w.association.decline} : ${offer.label} – ${w.reasons.refusal[reasonCode]}`,
      });
      say(answer ? 'calm' : 'wait', answer ? w.association.declined : w.association.kept);
    });
    if (done) setAsking(false);
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        {label}
        <span class="visually-hidden"> – {offer.label}</span>
      </Button>
      {asking && (
        <Dialog title={w.association.declineTitle} onClose={() => setAsking(false)}>
          <p class="mb-0">{w.association.declineHint}</p>
          <ProblemNotice problem={problem} />
          <div class="chips">
            {REFUSAL_REASONS.map((reason) => (
              <Button key={reason} busy={busy} onClick={() => void decline(reason)}>
                {w.reasons.refusal[reason]}
              </Button>
            ))}
          </div>
        </Dialog>
      )}
    </>
  );
}
