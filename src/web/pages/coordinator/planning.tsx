import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { PlanningList } from '../../api/types.js';
import { Button } from '../../parts/button.js';
import { ProblemNotice } from '../../parts/notice.js';
import { Loaded, Page } from '../../parts/page.js';
import { useFormat, useSpeech, useWords } from '../../words/words.js';
import { DayRounds } from './day-lists.js';
import { PlanningHistory } from './planning-history.js';
import { RoundsPolicyForm } from './rounds-policy-form.js';
import { usePlanRounds } from './run-buttons.js';
import { TravelNotice } from './travel-notice.js';
import { Unserved } from './unserved.js';

/** Rounds as they are planned: why and when they last changed, what has no vehicle and what would help, and the day's plannings. */
export default function PlanningPage() {
  const w = useWords();
  const { language } = useSpeech();
  const plan = usePlanRounds();
  const plannings = useLive('plannings', () => ask(api.GET('/api/v1/plannings')), 6000);
  const day = useLive(`day:${language}`, () => ask(api.GET('/api/v1/day')), 6000);
  return (
    <Page
      wide
      title={w.planning.title}
      intro={plannings.data && <Situation plannings={plannings.data} />}
      actions={
        <Button tone="primary" icon="round" busy={plan.busy} onClick={() => void plan.run()}>
          {w.coordinator.planRounds}
        </Button>
      }
    >
      <ProblemNotice problem={plan.problem} />
      <TravelNotice />
      <div class="stack stack-l">
        <Unserved />
        <Loaded live={day}>{(data) => <DayRounds rounds={data.rounds} />}</Loaded>
        <Loaded live={plannings}>{(data) => <PlanningHistory plannings={data} />}</Loaded>
        <RoundsPolicyForm />
      </div>
    </Page>
  );
}

/** When and why it was last planned, what that changed, and when the next one is due. */
function Situation({ plannings: { items, nextAt, underWay } }: { plannings: PlanningList }) {
  const w = useWords();
  const format = useFormat();
  const [last] = items;
  return (
    <>
      <div>
        {last ? w.planning.last(format.time(last.plannedAt), w.planning.why(last.causes)) : w.planning.none}{' '}
        {last && last.promisedStops > 0 && <strong>{w.planning.changed(last.changedStops, last.promisedStops)}</strong>}
      </div>
      <div>
        {underWay
          ? w.planning.underWay
          : nextAt === null
            ? w.planning.nextNone
            : Date.parse(nextAt) <= Date.parse(last?.plannedAt ?? nextAt)
              ? w.planning.nextNow
              : w.planning.next(format.moment(nextAt))}
      </div>
    </>
  );
}
