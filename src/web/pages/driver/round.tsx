import { useRoute } from 'preact-iso';
import { useMemo } from 'preact/hooks';
import { useAction } from '../../api/action.js';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { Round, RoundSummary } from '../../api/types.js';
import { newKey, useSend, useWaiting } from '../../offline/use-queue.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { Notice, ProblemNotice } from '../../parts/notice.js';
import { Empty, Loaded, Page, Section } from '../../parts/page.js';
import { useSay } from '../../parts/toast.js';
import { useMay } from '../../session/session.js';
import { useFormat, useWords } from '../../words/words.js';
import { NextStop } from './next-stop.js';
import { RoundCard } from './rounds.js';
import { StopList } from './stop-list.js';

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

function RoundBody({ round }: { round: Round }) {
  const w = useWords();
  const format = useFormat();
  const may = useMay();
  // A stop signed without a network is done for whoever signed it; the next one comes into view.
  const waiting = new Set(useWaiting().flatMap(({ path }) => /^\/api\/v1\/stops\/([^/]+)\//.exec(path)?.[1] ?? []));
  const next = round.stops.find((stop) => stop.state === 'planned' && !waiting.has(stop.id));
  const done = round.stops.filter((stop) => stop.state !== 'planned' || waiting.has(stop.id)).length;
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
        <div class="small text-muted">
          {round.vehicleName} · {w.driver.profiles[round.profile]} ·{' '}
          {w.driver.times(format.moment(round.startsAt), format.time(round.endsAt))} ·{' '}
          {w.driver.length(format.distance(round.metres), format.minutes(round.seconds * 1000))}
        </div>
      </div>
      {round.state === 'cancelled' && <Notice tone="wait">{w.driver.cancelled}</Notice>}
      {round.state === 'planned' && may('rounds:run') && <StartButton round={round} />}
      {next && round.state === 'started' && may('rounds:run') && <NextStop key={next.id} stop={next} />}
      {!next && round.stops.length > 0 && <Notice tone="good">{w.driver.finished}</Notice>}
      <Section
        title={w.driver.allStops}
        aside={
          <ButtonLink tone="quiet" icon="print" href={`/rounds/${round.id}/sheet`}>
            {w.sheet.title}
          </ButtonLink>
        }
      >
        <StopList stops={round.stops} waiting={waiting} />
      </Section>
    </div>
  );
}

function StartButton({ round }: { round: Round }) {
  const w = useWords();
  const say = useSay();
  const send = useSend();
  const { run, busy, problem } = useAction();
  const key = useMemo(newKey, []);
  const start = (): Promise<boolean> =>
    run(async () => {
      const { answer } = await send({
        path: '/api/v1/rounds/{id}/start',
        id: round.id,
        body: undefined,
        key,
        label: `${w.driver.start} : ${w.driver.number(round.reference)}`,
      });
      say(answer ? 'good' : 'wait', answer ? w.driver.started : w.driver.kept);
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
