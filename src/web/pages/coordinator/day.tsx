import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { Day } from '../../api/types.js';
import { PARCEL_STATES } from '../../api/values.js';
import { TerritoryMap } from '../../parts/map/map.js';
import { Loaded, Page, Section } from '../../parts/page.js';
import { useFormat, useSpeech, useWords } from '../../words/words.js';
import { DayRounds, Lots, Recipients } from './day-lists.js';
import { RunButtons } from './run-buttons.js';
import { StuckList } from './stuck.js';
import { TravelNotice } from './travel-notice.js';
import { Unserved } from './unserved.js';

/** The whole day: what is stuck and what can be done, the map, and the lists that say all that the map says. */
export default function DayPage() {
  const w = useWords();
  const format = useFormat();
  const { language } = useSpeech();
  const day = useLive(`day:${language}`, () => ask(api.GET('/api/v1/day')), 6000);
  return (
    <Page wide title={w.coordinator.title} intro={day.data && w.coordinator.at(format.time(day.data.now))} actions={<RunButtons />}>
      <Loaded live={day}>
        {(data) => (
          <div class="stack stack-l">
            <TravelNotice />
            <States counts={data.counts} />
            <div class="columns-wide">
              <div class="stack stack-l">
                <StuckList stuck={data.stuck} />
                <Unserved />
              </div>
              <div class="map-column">
                <DayMap day={data} />
              </div>
            </div>
            <Lots lots={data.lots} />
            <DayRounds rounds={data.rounds} />
            <Recipients recipients={data.recipients} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function States({ counts }: { counts: Day['counts'] }) {
  const w = useWords();
  const format = useFormat();
  const present = PARCEL_STATES.filter((state) => Number(counts[state] ?? 0) > 0);
  return present.length === 0 ? null : (
    <section aria-label={w.coordinator.inStates}>
      <ul class="list-unstyled grid-auto state-counts mb-0">
        {present.map((state) => (
          <li key={state}>
            <div class="fw-bold fs-5">{format.kg(Number(counts[state]))}</div>
            <div class="small text-muted">{w.states[state]}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function DayMap({ day }: { day: Day }) {
  const w = useWords();
  const format = useFormat();
  const stuck = new Set(day.stuck.map(({ lotId }) => lotId));
  return (
    <Section title={w.coordinator.map}>
      <TerritoryMap
        label={w.coordinator.mapLabel}
        marks={[
          ...day.recipients.map(({ siteId, name, role, point, free_g }) => ({
            id: siteId,
            kind: role === 'hub' ? ('hub' as const) : ('recipient' as const),
            point,
            text: `${name} – ${w.coordinator.recipientColumns.free} : ${free_g === null ? w.coordinator.noLimit : format.kg(free_g)}`,
          })),
          ...day.lots.map(({ id, reference, label, grams, state, point }) => ({
            id,
            kind: stuck.has(id) ? ('urgent' as const) : ('lot' as const),
            point,
            text: `${w.lots.number(reference)} – ${label}, ${format.mass(grams)} – ${w.states[state]}`,
            href: `/lots/${id}`,
          })),
        ]}
        lines={day.rounds
          .filter(({ state }) => state !== 'done')
          .map(({ id, reference, vehicleName, line }) => ({
            id,
            points: line,
            text: `${w.driver.number(reference)} – ${vehicleName}`,
          }))}
      />
      <ul class="list-unstyled row-wrap small mb-0" aria-hidden="true">
        {(['lot', 'urgent', 'recipient', 'hub', 'round'] as const).map((kind) => (
          <li key={kind} class="row-wrap gap-1">
            <span class={`map-key map-key-${kind}`} />
            {w.coordinator.legend[kind]}
          </li>
        ))}
      </ul>
    </Section>
  );
}
