import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import { Notice } from '../../parts/notice.js';
import { useFormat, useWords } from '../../words/words.js';

/** Says that the last planning had to estimate travel times: since when, why, and for which vehicles. Nothing where it had not. */
export function TravelNotice() {
  const w = useWords();
  const format = useFormat();
  const notice = useLive('travel', () => ask(api.GET('/api/v1/travel')), 15_000).data?.notice;
  if (!notice) return null;
  return (
    <Notice tone="wait" spoken>
      <strong>{w.travel.title}</strong>
      <span>{w.travel.reasons[notice.reason](notice.since === null ? '' : format.moment(notice.since))}</span>
      <ul class="mb-0 ps-3">
        {notice.profiles.map(({ profile, estimated, legs }) => (
          <li key={profile}>{w.travel.part(w.driver.profiles[profile], estimated, legs)}</li>
        ))}
      </ul>
      <span class="small">{w.travel.meaning}</span>
    </Notice>
  );
}
