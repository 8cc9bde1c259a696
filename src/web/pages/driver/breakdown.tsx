import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.js';
import { Notice, ProblemNotice } from '../../parts/notice.js';
import { useSay } from '../../parts/toast.js';
import { useFormat, useWords } from '../../words/words.js';
import type { RoundOnPhone } from './on-phone.js';
import { useReport } from './use-report.js';

/** The vehicle broke down: asked twice, since it takes the rest of the round away. */
export function BreakdownButton({ roundId, onDone }: { roundId: string; onDone: () => void }) {
  const w = useWords();
  const say = useSay();
  const { report, busy, problem } = useReport();
  const [asking, setAsking] = useState(false);
  const breakDown = async (): Promise<void> => {
    const said = await report({
      path: '/api/v1/rounds/{id}/breakdown',
      id: roundId,
      label: w.driver.broken,
      onSaid: (heard) => say(heard ? 'calm' : 'wait', heard ? w.driver.brokenSaid : w.driver.kept),
    });
    if (said) onDone();
  };
  if (!asking)
    return (
      <Button tone="danger" icon="warning" wide onClick={() => setAsking(true)}>
        {w.driver.broken}
      </Button>
    );
  return (
    <Notice tone="bad" spoken>
      <strong>{w.driver.brokenTitle}</strong>
      <span>{w.driver.brokenText}</span>
      <ProblemNotice problem={problem} />
      <Button tone="danger" wide busy={busy} onClick={() => void breakDown()}>
        {w.driver.brokenConfirm}
      </Button>
      <Button wide onClick={() => setAsking(false)}>
        {w.common.cancel}
      </Button>
    </Notice>
  );
}

/** A round that stands still: what is aboard, who knows, and the way on. */
export function StandsStill({ round, mayRun }: { round: RoundOnPhone; mayRun: boolean }) {
  const w = useWords();
  const format = useFormat();
  const say = useSay();
  const { report, busy, problem } = useReport();
  const aboard_g = round.stops
    .filter(({ kind, state }) => kind === 'delivery' && state === 'planned')
    .reduce((sum, { lines }) => sum + lines.reduce((grams, line) => grams + line.planned_g, 0), 0);
  const resume = (): Promise<boolean> =>
    report({
      path: '/api/v1/rounds/{id}/resumption',
      id: round.id,
      label: w.driver.resume,
      onSaid: (heard) => say(heard ? 'good' : 'wait', heard ? w.driver.resumed : w.driver.kept),
    });
  return (
    <Notice tone="bad">
      <strong class="fs-5">{w.driver.brokenSince(format.time(round.brokenAt!))}</strong>
      <span>{aboard_g > 0 ? w.driver.aboard(format.mass(aboard_g)) : w.driver.nothingAboard}</span>
      <ProblemNotice problem={problem} />
      {mayRun && aboard_g > 0 && (
        <Button tone="primary" wide icon="forward" busy={busy} onClick={() => void resume()}>
          {w.driver.resume}
        </Button>
      )}
    </Notice>
  );
}
