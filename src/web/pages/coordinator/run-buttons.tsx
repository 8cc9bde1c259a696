import { useState } from 'preact/hooks';
import { useAction } from '../../api/action.js';
import { api, ask } from '../../api/client.js';
import { newKey } from '../../offline/use-queue.js';
import { Button } from '../../parts/button.js';
import { ProblemNotice } from '../../parts/notice.js';
import { useSay } from '../../parts/toast.js';
import { useWords } from '../../words/words.js';

const changed = (): void => void globalThis.dispatchEvent(new Event('glane:changed'));

/** Decides all open lots now. Each press is a new wish, so it has a key of its own. */
export function useRunCycle() {
  const w = useWords();
  const say = useSay();
  const action = useAction();
  const run = (): Promise<boolean> =>
    action.run(async () => {
      const { cycleId } = await ask(api.POST('/api/v1/cycles', { headers: { 'idempotency-key': newKey() } }));
      say(cycleId ? 'good' : 'calm', cycleId ? w.coordinator.cycleRan : w.coordinator.cycleNothing);
      changed();
    });
  return { ...action, run };
}

/** Plans the rounds of the next slot now. */
export function usePlanRounds() {
  const w = useWords();
  const say = useSay();
  const action = useAction();
  const run = (): Promise<boolean> =>
    action.run(async () => {
      const { planned, served, requests, rounds, underWay } = await ask(
        api.POST('/api/v1/rounds/planning', { headers: { 'idempotency-key': newKey() } }),
      );
      const nothing = underWay ? w.planning.follows : w.coordinator.plannedNothing;
      say(planned ? 'good' : 'calm', planned ? w.coordinator.planned(served, requests, rounds) : nothing);
      changed();
    });
  return { ...action, run };
}

export function RunButtons() {
  const w = useWords();
  const cycle = useRunCycle();
  const plan = usePlanRounds();
  const [latest, setLatest] = useState<'cycle' | 'plan'>('cycle');
  return (
    <>
      <Button
        tone="primary"
        icon="cycles"
        busy={cycle.busy}
        onClick={() => {
          setLatest('cycle');
          void cycle.run();
        }}
      >
        {w.coordinator.runCycle}
      </Button>
      <Button
        icon="round"
        busy={plan.busy}
        onClick={() => {
          setLatest('plan');
          void plan.run();
        }}
      >
        {w.coordinator.planRounds}
      </Button>
      <ProblemNotice problem={latest === 'cycle' ? cycle.problem : plan.problem} />
    </>
  );
}
