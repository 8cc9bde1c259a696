import type { Stop } from '../../api/types.js';
import { Badge } from '../../parts/badge.js';
import { ButtonLink } from '../../parts/button.js';
import type { Tone } from '../../parts/notice.js';
import { useFormat, useWords } from '../../words/words.js';
import { mapLink } from './map-link.js';

const TONES: Readonly<Record<keyof ReturnType<typeof useWords>['driver']['stopStates'], Tone>> = {
  planned: 'calm',
  done: 'good',
  failed: 'bad',
  waiting: 'wait',
};

/** The whole round in order, also as the run sheet on paper. */
export function StopList({ stops, waiting }: { stops: readonly Stop[]; waiting: ReadonlySet<string> }) {
  const w = useWords();
  const format = useFormat();
  return (
    <ol class="timeline list-unstyled mb-0">
      {stops.map((stop) => {
        const state = stop.state === 'planned' && waiting.has(stop.id) ? 'waiting' : stop.state;
        return (
          <li key={stop.id} class="stack stack-s">
            <div class="row-wrap spread">
              <strong>
                {format.time(stop.plannedArrival)} · {stop.siteName}
              </strong>
              <Badge tone={TONES[state]}>{w.driver.stopStates[state]}</Badge>
            </div>
            <div class="small">
              {w.stopKinds[stop.kind]}
              {stop.address && ` · ${stop.address}`}
            </div>
            <ul class="small mb-0 ps-3">
              {stop.lines.map((line) => (
                <li key={line.parcelId}>
                  {line.label}, {format.mass(line.weighed_g ?? line.planned_g)}
                  {line.refused_g > 0 && ` – ${w.driver.refused} ${format.mass(line.refused_g)}`}
                  {line.temperature_c !== null && ` – ${format.number(line.temperature_c, 1)} °C`}
                </li>
              ))}
            </ul>
            <div class="row-wrap no-print">
              {stop.state === 'planned' && (
                <ButtonLink tone="quiet" icon="navigate" href={mapLink(stop)}>
                  {w.driver.navigate}
                  <span class="visually-hidden"> : {stop.siteName}</span>
                </ButtonLink>
              )}
              {stop.kind === 'pickup' && stop.state === 'done' && (
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
