import { useMemo, useState } from 'preact/hooks';
import { useAction } from '../../api/action.js';
import type { Stop, StopFailureReason } from '../../api/types.js';
import { STOP_FAILURES } from '../../api/values.js';
import { newKey, useSend } from '../../offline/use-queue.js';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { ProblemNotice } from '../../parts/notice.js';
import { useSay } from '../../parts/toast.js';
import { useWords } from '../../words/words.js';

/** A stop that cannot be done: one tap here, one on the reason. */
export function TroubleButton({ stop }: { stop: Stop }) {
  const w = useWords();
  const say = useSay();
  const send = useSend();
  const { run, busy, problem } = useAction();
  const [asking, setAsking] = useState(false);
  const key = useMemo(newKey, [stop.id, stop.version]);
  const report = async (reasonCode: StopFailureReason): Promise<void> => {
    const done = await run(async () => {
      const { answer } = await send({
        path: '/api/v1/stops/{id}/failure',
        id: stop.id,
        body: { reasonCode },
        key: `${key}:${reasonCode}`,
        label: `${w.driver.trouble} : ${stop.siteName} – ${w.reasons.failure[reasonCode]}`,
      });
      say(answer ? 'calm' : 'wait', answer ? w.driver.failed : w.driver.kept);
    });
    if (done) setAsking(false);
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{w.driver.trouble}</Button>
      {asking && (
        <Dialog title={w.driver.troubleTitle} onClose={() => setAsking(false)}>
          <p class="mb-0">{w.driver.troubleText}</p>
          <ProblemNotice problem={problem} />
          <div class="stack stack-s">
            {STOP_FAILURES.map((reason) => (
              <Button key={reason} wide busy={busy} onClick={() => void report(reason)}>
                {w.reasons.failure[reason]}
              </Button>
            ))}
          </div>
        </Dialog>
      )}
    </>
  );
}
