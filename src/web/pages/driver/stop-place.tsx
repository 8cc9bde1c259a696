import type { Stop } from '../../api/types.js';
import { serverNow } from '../../format/clock.js';
import { Badge } from '../../parts/badge.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { ProblemNotice } from '../../parts/notice.js';
import { useFormat, useWords } from '../../words/words.js';
import { mapLink } from './map-link.js';
import { PhotoButton } from './photo.js';
import { useReport } from './use-report.js';

/** A delay of fewer minutes is nothing to speak of. */
export const SPOKEN_OF_MIN = 5;

/** What is to be done where, in large letters, when one is expected and what was promised. */
export function StopPlace({ stop }: { stop: Stop }) {
  const w = useWords();
  const format = useFormat();
  const isLate = stop.late_min >= SPOKEN_OF_MIN;
  return (
    <>
      <div class="row-wrap spread">
        <Badge tone="good">{stop.kind === 'pickup' ? w.driver.pickup : w.driver.delivery}</Badge>
        <strong class="fs-5">{w.driver.expected(format.time(stop.expectedAt))}</strong>
      </div>
      <div>
        <div class="small text-muted">{w.driver.next}</div>
        <h2 id="next-stop" class="figure-large mb-1">
          {stop.siteName}
        </h2>
        {stop.address && <div class="fs-5">{stop.address}</div>}
        <div class="small">
          {isLate && <strong class="text-danger">{w.driver.lateBy(stop.late_min)} · </strong>}
          {w.driver.promised(format.time(stop.promisedAt))}
          {stop.opensAt && stop.closesAt && ` · ${w.driver.open(format.time(stop.opensAt), format.time(stop.closesAt))}`}
        </div>
      </div>
    </>
  );
}

/** The way there in the phone's own map, the contact's telephone, the camera, and word of having arrived. */
export function StopActions({ stop }: { stop: Stop }) {
  const w = useWords();
  const format = useFormat();
  const { report, busy, problem } = useReport();
  const arrive = (): Promise<unknown> =>
    report({ path: '/api/v1/stops/{id}/arrival', id: stop.id, label: `${w.driver.arrive} : ${stop.siteName}` });
  return (
    <>
      <div class="road-actions">
        <ButtonLink tone="plain" icon="navigate" href={mapLink(stop)}>
          {w.driver.navigate}
        </ButtonLink>
        {stop.contactPhone && (
          <ButtonLink tone="plain" icon="phone" href={`tel:${stop.contactPhone.replaceAll(/[^+\d]/g, '')}`}>
            {w.driver.call}
            <span class="visually-hidden"> {stop.contactName ?? stop.siteName}</span>
          </ButtonLink>
        )}
        {!stop.arrivedAt && (
          <Button icon="map" busy={busy} onClick={() => void arrive()}>
            {w.driver.arrive}
          </Button>
        )}
        <PhotoButton stop={stop} />
      </div>
      {stop.arrivedAt && (
        <div class="fw-semibold" role="status">
          {w.driver.arrivedAt(format.time(stop.arrivedAt))} · {w.driver.waited(format.minutes(serverNow() - Date.parse(stop.arrivedAt)))}
        </div>
      )}
      <ProblemNotice problem={problem} />
    </>
  );
}
