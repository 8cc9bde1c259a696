import { useMemo, useState } from 'preact/hooks';
import { useAction } from '../../api/action.js';
import type { Stop } from '../../api/types.js';
import { newKey, useSend } from '../../offline/use-queue.js';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { TextField } from '../../parts/field.js';
import { ProblemNotice } from '../../parts/notice.js';
import { useSay } from '../../parts/toast.js';
import { useMe } from '../../session/session.js';
import { useFormat, useWords } from '../../words/words.js';
import { handedLines, handedOver_g, type HandoverDraft } from './handover.js';

/** Both people sign with their name: from here on the food is in the other's hands. */
export function Sign({ stop, draft, onClose }: { stop: Stop; draft: HandoverDraft; onClose: () => void }) {
  const w = useWords();
  const format = useFormat();
  const say = useSay();
  const send = useSend();
  const me = useMe();
  const { run, busy, problem } = useAction();
  // One key for the stop as it was read: the same signature sent twice is one handover.
  const key = useMemo(newKey, [stop.id, stop.version]);
  const [driverName, setDriverName] = useState(me.name);
  const [siteName, setSiteName] = useState(stop.contactName ?? '');
  const [complained, setComplained] = useState(false);
  const pickup = stop.kind === 'pickup';
  const mass = format.mass(handedOver_g(stop, draft));
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const signed = driverName.trim() !== '' && siteName.trim() !== '';
    setComplained(!signed);
    if (!signed) return;
    const done = await run(async () => {
      const request = {
        id: stop.id,
        body: { lines: handedLines(stop, draft), signedByDriver: driverName.trim(), signedBySite: siteName.trim() },
        key,
        label: `${pickup ? w.driver.loaded : w.driver.unloaded} : ${stop.siteName}, ${mass}`,
      };
      const { answer } = await (pickup
        ? send({ ...request, path: '/api/v1/stops/{id}/collection' })
        : send({ ...request, path: '/api/v1/stops/{id}/delivery' }));
      say(answer ? 'good' : 'wait', answer ? w.driver.done : w.driver.kept);
    });
    if (!done) return;
    onClose();
    scrollTo(0, 0);
  };
  return (
    <Dialog title={w.driver.signTitle} onClose={onClose}>
      <form class="stack" noValidate onSubmit={(event) => void submit(event)}>
        <p class="fs-5 fw-semibold mb-0">{pickup ? w.driver.signSummary(mass) : w.driver.deliverSummary(mass)}</p>
        <TextField
          label={w.driver.driverName}
          autocomplete="name"
          maxLength={120}
          value={driverName}
          onValue={setDriverName}
          error={complained && !driverName.trim() ? w.driver.missing.names : undefined}
        />
        <TextField
          label={w.driver.siteName}
          autocomplete="off"
          maxLength={120}
          value={siteName}
          onValue={setSiteName}
          error={complained && !siteName.trim() ? w.driver.missing.names : undefined}
        />
        <ProblemNotice problem={problem} />
        <Button type="submit" tone="primary" icon="check" busy={busy}>
          {w.driver.sign}
        </Button>
      </form>
    </Dialog>
  );
}
