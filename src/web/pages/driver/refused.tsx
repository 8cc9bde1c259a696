import type { HandedLine, Round } from '../../api/types.js';
import { forget } from '../../offline/queue.js';
import { waitingStore, type WaitingRequest } from '../../offline/store.js';
import { Button } from '../../parts/button.js';
import { Notice, ProblemNotice } from '../../parts/notice.js';
import { useFormat, useWords } from '../../words/words.js';

const ABOUT_ROUNDS = /^\/api\/v1\/(rounds|stops)\/([^/]+)\//;

/** What concerns one stop and was refused is settled once the stop is done after all. */
export async function forgetRefused(stopId: string): Promise<void> {
  const all = await waitingStore.all().catch(() => []);
  for (const { path, key, refused } of all) if (refused && ABOUT_ROUNDS.exec(path)?.[2] === stopId) await forget(key);
}

/** What a refused handover at this stop said, to be put right. */
export function refusedLines(stopId: string, waiting: readonly WaitingRequest[]): HandedLine[] | undefined {
  const last = waiting.findLast(({ path, refused }) => refused && ABOUT_ROUNDS.exec(path)?.[2] === stopId);
  return (last?.body as { lines?: HandedLine[] } | null)?.lines;
}

/** What the server said no to once it heard of it: what was noted is shown, and stays until somebody has settled it. */
export function RefusedReports({ round, waiting }: { round: Round; waiting: readonly WaitingRequest[] }) {
  const w = useWords();
  const open = new Set(round.stops.filter(({ state }) => state === 'planned').map(({ id }) => id));
  const refused = waiting.filter((request) => request.refused && ABOUT_ROUNDS.test(request.path));
  return (
    <>
      {refused.map((request) => (
        <Notice key={request.key} tone="bad" spoken>
          <strong>{w.driver.refusedTitle}</strong>
          <span>{request.label}</span>
          <Noted body={request.body} round={round} />
          {request.refused?.status === 404 ? <span>{w.driver.refusedMoved}</span> : <ProblemNotice problem={request.refused ?? null} />}
          <span>{open.has(ABOUT_ROUNDS.exec(request.path)?.[2] ?? '') ? w.driver.refusedAgain : w.driver.refusedGone}</span>
          <div>
            <Button onClick={() => void forget(request.key)}>{w.driver.refusedSeen}</Button>
          </div>
        </Notice>
      ))}
    </>
  );
}

function Noted({ body, round }: { body: unknown; round: Round }) {
  const format = useFormat();
  const w = useWords();
  const lines = (body as { lines?: HandedLine[] } | null)?.lines ?? [];
  if (lines.length === 0) return null;
  const labels = new Map(round.stops.flatMap((stop) => stop.lines.map(({ parcelId, label }) => [parcelId, label])));
  return (
    <ul class="mb-0 ps-3">
      {lines.map(({ parcelId, weighed_g, refused_g = 0, temperature_c }) => (
        <li key={parcelId}>
          {labels.has(parcelId) && `${labels.get(parcelId)} · `}
          {w.driver.weighed} {format.mass(weighed_g)}
          {refused_g > 0 && ` · ${w.driver.refused} ${format.mass(refused_g)}`}
          {typeof temperature_c === 'number' && ` · ${format.number(temperature_c, 1)} °C`}
        </li>
      ))}
    </ul>
  );
}
