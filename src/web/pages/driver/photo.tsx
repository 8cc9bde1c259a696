import { useState } from 'preact/hooks';
import { useAction } from '../../api/action.js';
import type { Stop } from '../../api/types.js';
import { serverNow } from '../../format/clock.js';
import { newKey, useSend, useWaiting } from '../../offline/use-queue.js';
import { Icon } from '../../parts/icon.js';
import { Notice, ProblemNotice } from '../../parts/notice.js';
import { useSay } from '../../parts/toast.js';
import { useWords } from '../../words/words.js';
import { shrinkPhoto } from './shrink-photo.js';

type Failed = 'photoUnreadable' | 'photoTooLarge';

/** Takes a photo with the phone's camera; it is kept with the stop, now or when there is a network. */
export function PhotoButton({ stop }: { stop: Pick<Stop, 'id' | 'siteName'> }) {
  const w = useWords();
  const say = useSay();
  const send = useSend();
  const { run, busy, problem } = useAction();
  const [failed, setFailed] = useState<Failed | null>(null);
  const take = async (file: File): Promise<void> => {
    const shrunk = await shrinkPhoto(file);
    setFailed(shrunk === 'unreadable' ? 'photoUnreadable' : shrunk === 'too-large' ? 'photoTooLarge' : null);
    if (typeof shrunk === 'string') return;
    await run(async () => {
      const { answer } = await send({
        path: '/api/v1/stops/{id}/photos',
        id: stop.id,
        body: { jpeg: shrunk.jpeg, at: new Date(serverNow()).toISOString() },
        key: newKey(),
        label: `${w.driver.photo} : ${stop.siteName}`,
        bulky: true,
      });
      say(answer ? 'good' : 'wait', answer ? w.driver.photoKept : w.driver.kept);
    });
  };
  return (
    <>
      <label class="btn btn-outline-primary photo-input" aria-busy={busy}>
        {busy ? <span class="spinner-border spinner-border-sm" aria-hidden="true" /> : <Icon name="camera" />}
        <span>{w.driver.photo}</span>
        <input
          type="file"
          accept="image/*"
          capture="environment"
          disabled={busy}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            if (file) void take(file);
          }}
        />
      </label>
      {failed && (
        <Notice tone="bad" spoken>
          <span>{w.driver[failed]}</span>
        </Notice>
      )}
      <ProblemNotice problem={problem} />
    </>
  );
}

/** The photos of a stop, those that still wait on this phone included. */
export function Photos({ stop }: { stop: Pick<Stop, 'id' | 'siteName' | 'photos'> }) {
  const w = useWords();
  const path = `/api/v1/stops/${stop.id}/photos`;
  const waiting = useWaiting().flatMap((request) =>
    request.path === path && !request.refused ? [`data:image/jpeg;base64,${(request.body as { jpeg: string }).jpeg}`] : [],
  );
  const sources = [...stop.photos.map(({ id }) => `/api/v1/photos/${id}`), ...waiting];
  if (sources.length === 0) return null;
  return (
    <ul class="photos no-print">
      {sources.map((source, n) => (
        <li key={source}>
          {source.startsWith('data:') ? (
            <img src={source} alt={w.driver.photoOf(n + 1, stop.siteName)} />
          ) : (
            <a href={source} target="_blank" rel="noopener">
              <img src={source} alt={w.driver.photoOf(n + 1, stop.siteName)} loading="lazy" />
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
