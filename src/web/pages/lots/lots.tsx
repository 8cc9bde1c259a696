import { useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { Lot, ParcelState } from '../../api/types.js';
import { PARCEL_STATES } from '../../api/values.js';
import { useWaiting } from '../../offline/use-queue.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { SelectField } from '../../parts/field.js';
import { Notice } from '../../parts/notice.js';
import { Empty, Loaded, Page, Section } from '../../parts/page.js';
import { useMay, useMe } from '../../session/session.js';
import { useWords } from '../../words/words.js';
import { LotCard } from './lot-card.js';
import { FINISHED } from './state-badge.js';
import { useVisits, type Visit } from './use-visits.js';

const PAGE = 30;

/** The lots one gives, receives or watches over, newest first. */
export default function LotsPage() {
  const w = useWords();
  const may = useMay();
  const everywhere = useMe().actions['lots:read'] === 'any';
  const [state, setState] = useState<ParcelState | ''>('');
  const [pages, setPages] = useState(1);
  const lots = useLive(`lots:${state}:${pages}`, () => readPages(state, pages));
  const visits = useVisits();
  const waiting = useWaiting().filter(({ path }) => path === '/api/v1/lots');
  return (
    <Page
      title={everywhere ? w.lots.allTitle : w.lots.title}
      actions={
        may('lots:declare') && (
          <ButtonLink tone="primary" icon="add" href="/declare">
            {w.nav.declare}
          </ButtonLink>
        )
      }
    >
      {everywhere && (
        <SelectField
          label={w.lots.filterState}
          value={state}
          choices={[{ value: '', label: w.common.all }, ...PARCEL_STATES.map((value) => ({ value, label: w.states[value] }))]}
          onValue={(value) => {
            setState(value);
            setPages(1);
          }}
        />
      )}
      {waiting.map(({ key, label }) => (
        <Notice key={key} tone="wait" icon="waiting">
          <span>
            {label} – {w.lots.waiting}
          </span>
        </Notice>
      ))}
      <Loaded live={lots}>
        {({ items, next }) =>
          items.length === 0 && waiting.length === 0 ? (
            <Empty icon="lots" title={w.lots.empty}>
              <span>{w.lots.emptyText}</span>
            </Empty>
          ) : (
            <>
              <LotGroup title={w.lots.running} lots={items.filter((lot) => !isFinished(lot))} visits={visits} />
              <LotGroup title={w.lots.finished} lots={items.filter(isFinished)} visits={visits} />
              {next && <Button onClick={() => setPages(pages + 1)}>{w.common.moreItems}</Button>}
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

const isFinished = (lot: Lot): boolean => lot.parcels.every((parcel) => FINISHED.has(parcel.state));

function LotGroup({ title, lots, visits }: { title: string; lots: Lot[]; visits: ReadonlyMap<string, Visit> }) {
  return lots.length === 0 ? null : (
    <Section title={title}>
      <ul class="list-unstyled stack mb-0">
        {lots.map((lot) => (
          <li key={lot.id}>
            <LotCard lot={lot} visits={visits} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** So many pages from the top: what is shown stays in step as a whole. */
async function readPages(state: ParcelState | '', pages: number): Promise<{ items: Lot[]; next: string | null }> {
  const items: Lot[] = [];
  let next: string | null = null;
  for (let page = 0; page < pages; page++) {
    const answer: { items: Lot[]; next: string | null } = await ask(
      api.GET('/api/v1/lots', { params: { query: { limit: PAGE, ...(state ? { state } : {}), ...(next ? { cursor: next } : {}) } } }),
    );
    items.push(...answer.items);
    next = answer.next;
    if (!next) break;
  }
  return { items, next };
}
