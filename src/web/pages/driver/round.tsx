import { useRoute } from 'preact-iso';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { Round, RoundSummary } from '../../api/types.js';
import { useWaiting } from '../../offline/use-queue.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { Notice, ProblemNotice } from '../../parts/notice.js';
import { Empty, Loaded, Page, Section } from '../../parts/page.js';
import { useSay } from '../../parts/toast.js';
import { useMay, useMe } from '../../session/session.js';
import { useFormat, useWords } from '../../words/words.js';
import { StandsStill } from './breakdown.js';
import { NextStop } from './next-stop.js';
import { onPhone, type StopOnPhone } from './on-phone.js';
import { refusedLines, RefusedReports } from './refused.js';
import { RoundCard } from './rounds.js';
import { StopList } from './stop-list.js';
import { useReport } from './use-report.js';

/** The driver's own round of today; where there are several, the one under way or the next. */
export default function MyRoundPage() {
  const w = useWords();
  const rounds = useLive('rounds:today', () => ask(api.GET('/api/v1/rounds')));
  const current = rounds.data && currentOf(rounds.data.items);
  const others = rounds.data?.items.filter(({ id }) => id !== current?.id) ?? [];
  return (
    <Page title={w.driver.title}>
      <Loaded live={rounds}>
        {() =>
          current ? (
            <RoundInHand key={current.id} id={current.id} />
          ) : (
            <Empty icon="round" title={w.driver.empty}>
              <span>{w.driver.emptyText}</span>
            </Empty>
          )
        }
      </Loaded>
      {others.length > 0 && (
        <Section title={w.driver.todayTitle}>
          {others.map((round) => (
            <RoundCard key={round.id} round={round} level={3} />
          ))}
        </Section>
      )}
    </Page>
  );
}

const currentOf = (rounds: readonly RoundSummary[]): RoundSummary | undefined =>
  rounds.find(({ state }) => state === 'started') ??
  rounds.find(({ state }) => state === 'planned') ??
  rounds.findLast(({ state }) => state === 'done');

/** Any one round, for coordinators and for drivers with several. */
export function RoundPage() {
  const w = useWords();
  const id = useRoute().params['id'] ?? '';
  return (
    <Page title={w.nav.rounds}>
      <RoundInHand id={id} />
    </Page>
  );
}

function RoundInHand({ id }: { id: string }) {
  const round = useLive(`round:${id}`, () => ask(api.GET('/api/v1/rounds/{id}', { params: { path: { id } } })), 6000);
  return <Loaded live={round}>{(data) => <RoundBody round={data} />}</Loaded>;
}

function RoundBody({ round: known }: { round: Round }) {
  const w = useWords();
  const format = useFormat();
  const may = useMay();
  const me = useMe();
  const waiting = useWaiting();
  // What was done without a network is done for whoever did it; the next stop comes into view.
  const round = onPhone(known, waiting);
  const mayRun = may('rounds:run');
  const next = round.stops.find(({ state }) => state === 'planned');
  const done = round.stops.filter(({ state }) => state !== 'planned').length;
  const goesOn = round.state === 'started' && !round.brokenAt && mayRun;
  return (
    <div class="stack stack-l">
      <div class="stack stack-s">
        <div class="row-wrap spread">
          <strong>{w.driver.number(round.reference)}</strong>
          <span>{w.driver.progress(done, round.stops.length)}</span>
        </div>
        <span class="bar-track" aria-hidden="true">
          <span class="bar" style={{ width: `${(100 * done) / Math.max(1, round.stops.length)}%` }} />
        </span>
        <div class="small text-muted" hidden={goesOn && me.role === 'driver'}>
          {round.vehicleName} · {w.driver.profiles[round.profile]} ·{' '}
          {w.driver.times(format.moment(round.startsAt), format.time(round.endsAt))} ·{' '}
          {w.driver.length(format.distance(round.metres), format.minutes(round.seconds * 1000))}
        </div>
      </div>
      {mayRun && <RefusedReports round={known} waiting={waiting} />}
      {round.state === 'cancelled' && <Notice tone="wait">{w.driver.cancelled}</Notice>}
      {round.state === 'planned' && mayRun && <StartButton round={round} />}
      {round.brokenAt && round.state === 'started' && <StandsStill round={round} mayRun={mayRun} />}
      {next && goesOn && <NextStop key={next.id} stop={next} roundId={round.id} refused={refusedLines(next.id, waiting)} />}
      {!next && round.stops.length > 0 && <Notice tone="good">{w.driver.finished}</Notice>}
      <Section
        title={goesOn && round.stops.some((stop) => stop !== next && stop.state === 'planned') ? w.driver.following : w.driver.allStops}
        aside={
          <ButtonLink tone="quiet" icon="print" href={`/rounds/${round.id}/sheet`}>
            {w.sheet.title}
          </ButtonLink>
        }
      >
        <StopList stops={inOrder(round.stops, goesOn ? next : undefined)} />
      </Section>
    </div>
  );
}

/** What is still to come first; the stop in hand stands above, and what is over is at the end. */
function inOrder(stops: readonly StopOnPhone[], next: StopOnPhone | undefined): readonly StopOnPhone[] {
  if (!next) return stops;
  return [...stops.filter((stop) => stop.state === 'planned' && stop !== next), ...stops.filter(({ state }) => state !== 'planned')];
}

function StartButton({ round }: { round: Round }) {
  const w = useWords();
  const say = useSay();
  const { report, busy, problem } = useReport();
  const start = (): Promise<boolean> =>
    report({
      path: '/api/v1/rounds/{id}/start',
      id: round.id,
      label: `${w.driver.start} : ${w.driver.number(round.reference)}`,
      onSaid: (heard) => say(heard ? 'good' : 'wait', heard ? w.driver.started : w.driver.kept),
    });
  return (
    <div class="stack stack-s">
      <ProblemNotice problem={problem} />
      <Button tone="primary" wide icon="forward" busy={busy} onClick={() => void start()}>
        {w.driver.start}
      </Button>
    </div>
  );
}
