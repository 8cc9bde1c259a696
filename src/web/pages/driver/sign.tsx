import { useMemo, useState } from 'preact/hooks';
import type { Stop } from '../../api/types.js';
import { newKey } from '../../offline/use-queue.js';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { TextField } from '../../parts/field.js';
import { ProblemNotice } from '../../parts/notice.js';
import { Signature, SignaturePad } from '../../parts/signature-pad.js';
import { useMe } from '../../session/session.js';
import { useFormat, useWords } from '../../words/words.js';
import { useDriverSignature } from './driver-signature.js';
import { handedOver_g, type HandoverDraft } from './handover.js';
import { useHandOver } from './use-hand-over.js';

interface Props {
  stop: Stop;
  roundId: string;
  draft: HandoverDraft;
  onClose: () => void;
}

/** Both people sign, by finger or by name: from here on the food is in the other's hands. */
export function Sign({ stop, roundId, draft, onClose }: Props) {
  const w = useWords();
  const format = useFormat();
  const me = useMe();
  const { handOver, busy, problem } = useHandOver(stop);
  // One key for the stop as it was read: the same signature sent twice is one handover.
  const key = useMemo(newKey, [stop.id, stop.version]);
  const [driverName, setDriverName] = useState(me.name);
  const [siteName, setSiteName] = useState(stop.contactName ?? stop.lastSignedBy ?? '');
  const [driverSignature, setDriverSignature] = useDriverSignature(roundId);
  const [drawingAnew, setDrawingAnew] = useState(driverSignature === '');
  const [siteSignature, setSiteSignature] = useState('');
  const [complained, setComplained] = useState(false);
  const mass = format.mass(handedOver_g(stop, draft));
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const signed = driverName.trim() !== '' && siteName.trim() !== '';
    setComplained(!signed);
    if (!signed) return;
    const signatures = { driver: driverName.trim(), site: siteName.trim(), driverSignature, siteSignature };
    if (!(await handOver(draft, signatures, key))) return;
    onClose();
    scrollTo(0, 0);
  };
  return (
    <Dialog title={w.driver.signTitle} onClose={onClose}>
      <form class="stack" noValidate onSubmit={(event) => void submit(event)}>
        <p class="fs-4 fw-semibold mb-0">{stop.kind === 'pickup' ? w.driver.signSummary(mass) : w.driver.deliverSummary(mass)}</p>
        <SignaturePad label={w.driver.signHere(siteName)} value={siteSignature} onValue={setSiteSignature} />
        <TextField
          label={w.driver.siteName}
          autocomplete="off"
          maxLength={120}
          value={siteName}
          onValue={setSiteName}
          error={complained && !siteName.trim() ? w.driver.missing.names : undefined}
        />
        {drawingAnew ? (
          <SignaturePad label={w.driver.signDriver} value={driverSignature} onValue={setDriverSignature} />
        ) : (
          <div class="row-wrap spread">
            <Signature path={driverSignature} label={w.driver.signKept} />
            <Button
              tone="quiet"
              onClick={() => {
                setDriverSignature('');
                setDrawingAnew(true);
              }}
            >
              {w.driver.signAgain}
            </Button>
          </div>
        )}
        <details class="road-name" open={driverName.trim() === ''}>
          <summary>{w.driver.driverIs(driverName)}</summary>
          <TextField
            label={w.driver.driverName}
            autocomplete="name"
            maxLength={120}
            value={driverName}
            onValue={setDriverName}
            error={complained && !driverName.trim() ? w.driver.missing.names : undefined}
          />
        </details>
        <p class="small text-muted mb-0">{w.driver.signByName}</p>
        <ProblemNotice problem={problem} />
        <Button type="submit" tone="primary" icon="check" wide busy={busy}>
          {w.driver.sign}
        </Button>
      </form>
    </Dialog>
  );
}
