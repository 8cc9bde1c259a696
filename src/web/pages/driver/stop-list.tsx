import { Badge } from '../../parts/badge.js';
import { ButtonLink } from '../../parts/button.js';
import type { Tone } from '../../parts/notice.js';
import { useFormat, useWords } from '../../words/words.js';
import { mapLink } from './map-link.js';
import type { StopOnPhone } from './on-phone.js';
import { Photos } from './photo.js';
import { SPOKEN_OF_MIN } from './stop-place.js';

const TONES: Readonly<Record<keyof ReturnType<typeof useWords>['driver']['stopStates'], Tone>> = {
  planned: 'calm',
  done: 'good',
  failed: 'bad',
  waiting: 'wait',
};

/** The stops of a round, each with when it is expected and what became of it; also on paper. */
export function StopList({ stops }: { stops: readonly StopOnPhone[] }) {
  const w = useWords();
  const format = useFormat();
  const failures: Readonly<Record<string, string>> = w.reasons.failure;
  return (
    <ol class="timeline list-unstyled mb-0">
      {stops.map((stop) => {
        const state = stop.waits ? 'waiting' : stop.state;
        const isLate = stop.state === 'planned' && stop.late_min >= SPOKEN_OF_MIN;
        return (
          <li key={stop.id} class="stack stack-s">
            <div class="row-wrap spread">
              <strong>
                {format.time(stop.state === 'planned' ? stop.expectedAt : (stop.doneAt ?? stop.expectedAt))} · {stop.siteName}
              </strong>
              <Badge tone={TONES[state]}>{w.driver.stopStates[state]}</Badge>
            </div>
            <div class="small">
              {w.stopKinds[stop.kind]}
              {stop.address && ` · ${stop.address}`}
              {isLate && (
                <strong class="text-danger">
                  {' · '}
                  {w.driver.lateBy(stop.late_min)}, {w.driver.promised(format.time(stop.promisedAt))}
                </strong>
              )}
            </div>
            {stop.failureCode && <div class="small fw-semibold">{failures[stop.failureCode] ?? stop.failureCode}</div>}
            <ul class="small mb-0 ps-3">
              {stop.lines.map((line) => (
                <li key={line.parcelId}>
                  {line.label}, {format.mass(line.weighed_g ?? line.planned_g)}
                  {line.refused_g > 0 && ` – ${w.driver.refused} ${format.mass(line.refused_g)}`}
                  {line.temperature_c !== null && ` – ${format.number(line.temperature_c, 1)} °C`}
                </li>
              ))}
            </ul>
            <Photos stop={stop} />
            <div class="row-wrap no-print">
              {stop.state === 'planned' && (
                <ButtonLink tone="quiet" icon="navigate" href={mapLink(stop)}>
                  {w.driver.navigate}
                  <span class="visually-hidden"> : {stop.siteName}</span>
                </ButtonLink>
              )}
              {stop.kind === 'pickup' && stop.state === 'done' && !stop.waits && (
                <ButtonLink tone="quiet" icon="policy" href={`/stops/${stop.id}/note`}>
                  {w.driver.note}
                </ButtonLink>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
