import { useState } from 'preact/hooks';
import type { Stop, StopFailureReason } from '../../api/types.js';
import { STOP_FAILURES } from '../../api/values.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { ProblemNotice } from '../../parts/notice.js';
import { useSay } from '../../parts/toast.js';
import { useWords } from '../../words/words.js';
import { BreakdownButton } from './breakdown.js';
import { forgetDraft } from './draft.js';
import { PhotoButton } from './photo.js';
import { forgetRefused } from './refused.js';
import { useReport } from './use-report.js';

/** A broken vehicle concerns the whole round, not this stop. */
const REASONS = STOP_FAILURES.filter((reason) => reason !== 'vehicle');

/** A stop that cannot be done: what may still be tried, and one tap on the reason where nothing helps. */
export function TroubleButton({ stop, roundId }: { stop: Stop; roundId: string }) {
  const w = useWords();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{w.driver.trouble}</Button>
      {asking && (
        <Dialog title={w.driver.troubleTitle} onClose={() => setAsking(false)}>
          <WaysOn stop={stop} onDone={() => setAsking(false)} />
          <GiveUp stop={stop} onDone={() => setAsking(false)} />
          <BreakdownButton roundId={roundId} onDone={() => setAsking(false)} />
        </Dialog>
      )}
    </>
  );
}

interface Part {
  stop: Stop;
  onDone: () => void;
}

/** Before the stop is given up: a call, a little patience, a photo of the closed door. */
function WaysOn({ stop, onDone }: Part) {
  const w = useWords();
  const say = useSay();
  const { report, busy, problem } = useReport();
  const wait = async (): Promise<void> => {
    const said =
      stop.arrivedAt !== null ||
      (await report({ path: '/api/v1/stops/{id}/arrival', id: stop.id, label: `${w.driver.arrive} : ${stop.siteName}` }));
    if (!said) return;
    say('calm', w.driver.troubleWaiting);
    onDone();
  };
  return (
    <div class="stack stack-s">
      <h3 class="h4 mb-0">{w.driver.troubleFirst}</h3>
      <div class="road-actions">
        {stop.contactPhone && (
          <ButtonLink icon="phone" href={`tel:${stop.contactPhone.replaceAll(/[^+\d]/g, '')}`}>
            {w.driver.call}
          </ButtonLink>
        )}
        <Button icon="clock" busy={busy} onClick={() => void wait()}>
          {w.driver.troubleWait}
        </Button>
        <PhotoButton stop={stop} />
      </div>
      <ProblemNotice problem={problem} />
    </div>
  );
}

function GiveUp({ stop, onDone }: Part) {
  const w = useWords();
  const say = useSay();
  const { report, busy, problem } = useReport();
  const giveUp = async (reasonCode: StopFailureReason): Promise<void> => {
    const said = await report({
      path: '/api/v1/stops/{id}/failure',
      id: stop.id,
      body: { reasonCode },
      label: `${w.driver.trouble} : ${stop.siteName} – ${w.reasons.failure[reasonCode]}`,
      onSaid: (heard) => say(heard ? 'calm' : 'wait', heard ? w.driver.failed : w.driver.kept),
    });
    if (!said) return;
    forgetDraft(stop.id);
    await forgetRefused(stop.id);
    onDone();
  };
  return (
    <div class="stack stack-s">
      <h3 class="h4 mb-0">{w.driver.troubleGiveUp}</h3>
      <p class="mb-0">{stop.kind === 'pickup' ? w.driver.troubleText : w.driver.troubleTextDelivery}</p>
      <ProblemNotice problem={problem} />
      {REASONS.map((reason) => (
        <Button key={reason} wide busy={busy} onClick={() => void giveUp(reason)}>
          {w.reasons.failure[reason]}
        </Button>
      ))}
    </div>
  );
}
