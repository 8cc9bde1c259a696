import { useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { ExpectedIntake, Intake } from '../../api/types.js';
import { useWaiting } from '../../offline/use-queue.js';
import { Button } from '../../parts/button.js';
import { Food } from '../../parts/food.js';
import { Notice } from '../../parts/notice.js';
import { Card, Loaded, Page, Section } from '../../parts/page.js';
import { DataTable } from '../../parts/table.js';
import { useMay } from '../../session/session.js';
import { useFormat, useWords } from '../../words/words.js';
import { StateBadge } from '../lots/state-badge.js';
import { WeighIn } from './weigh-in.js';

/** What is delivered and must be weighed, what comes next, and what came in today. */
export default function IntakePage() {
  const w = useWords();
  const expected = useLive('intake:expected', () => ask(api.GET('/api/v1/intake/expected')));
  const today = useLive('intake:today', () => ask(api.GET('/api/v1/intake')));
  const weighed = new Set(
    useWaiting().flatMap(({ path, body }) => (path === '/api/v1/intake' ? [(body as { parcelId: string }).parcelId] : [])),
  );
  return (
    <Page title={w.hub.title} intro={w.hub.intro}>
      <Loaded live={expected}>
        {({ items }) => (
          <>
            <Section title={w.hub.toWeigh}>
              <ExpectedList items={items.filter(({ state }) => state === 'delivered')} weighed={weighed} none={w.hub.nothingToWeigh} />
            </Section>
            <Section title={w.hub.coming}>
              <ExpectedList items={items.filter(({ state }) => state !== 'delivered')} weighed={weighed} none={w.hub.nothingComing} />
            </Section>
          </>
        )}
      </Loaded>
      <Section title={w.hub.today}>
        <Loaded live={today}>{({ items }) => <TodayTable items={items} />}</Loaded>
      </Section>
    </Page>
  );
}

function ExpectedList({ items, weighed, none }: { items: ExpectedIntake[]; weighed: ReadonlySet<string>; none: string }) {
  if (items.length === 0) return <p class="text-muted mb-0">{none}</p>;
  return (
    <ul class="list-unstyled stack mb-0">
      {items.map((item) => (
        <li key={item.parcelId}>
          <ExpectedCard item={item} waiting={weighed.has(item.parcelId)} />
        </li>
      ))}
    </ul>
  );
}

function ExpectedCard({ item, waiting }: { item: ExpectedIntake; waiting: boolean }) {
  const w = useWords();
  const format = useFormat();
  const may = useMay();
  const [weighing, setWeighing] = useState(false);
  return (
    <Card urgent={item.state === 'delivered' && !waiting}>
      <Food
        category={item.category}
        label={item.label}
        grams={item.announced_g}
        cold={item.cold}
        dateKind={item.dateKind}
        date={item.date}
        level={3}
        href={`/lots/${item.lotId}`}
      >
        <div class="row-wrap">
          <StateBadge state={item.state} />
          <span class="small">{w.hub.from(item.donorName)}</span>
          {item.expectedAt && item.state !== 'delivered' && <span class="small">{w.hub.expectedAt(format.moment(item.expectedAt))}</span>}
        </div>
      </Food>
      {waiting && (
        <Notice tone="wait" icon="waiting">
          <span>{w.hub.waiting}</span>
        </Notice>
      )}
      {item.state === 'delivered' && !waiting && may('intake:write') && (
        <Button tone="primary" icon="scale" onClick={() => setWeighing(true)}>
          {w.hub.weigh}
          <span class="visually-hidden"> : {item.label}</span>
        </Button>
      )}
      {weighing && <WeighIn item={item} onClose={() => setWeighing(false)} />}
    </Card>
  );
}

function TodayTable({ items }: { items: Intake[] }) {
  const w = useWords();
  const format = useFormat();
  if (items.length === 0) return <p class="text-muted mb-0">{w.hub.todayNone}</p>;
  return (
    <>
      <DataTable
        caption={w.hub.today}
        quietCaption
        rows={items}
        rowKey={(row) => row.id}
        columns={[
          { key: 'label', title: w.hub.columns.label, header: true, cell: (row) => <a href={`/lots/${row.lotId}`}>{row.label}</a> },
          { key: 'announced', title: w.hub.columns.announced, numeric: true, cell: (row) => format.mass(row.announced_g) },
          { key: 'weighed', title: w.hub.columns.weighed, numeric: true, cell: (row) => format.mass(row.weighed_g) },
          { key: 'refused', title: w.hub.columns.refused, numeric: true, cell: (row) => format.mass(row.refused_g) },
          { key: 'at', title: w.hub.columns.at, numeric: true, cell: (row) => format.time(row.at) },
        ]}
      />
      <p class="fw-semibold mb-0">
        {w.hub.todayTotal(format.mass(items.reduce((sum, { weighed_g, refused_g }) => sum + weighed_g - refused_g, 0)))}
      </p>
    </>
  );
}
