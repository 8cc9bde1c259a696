import { useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { EquipmentUsage } from '../../api/types.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { Loaded, Page, Section } from '../../parts/page.js';
import { DataTable } from '../../parts/table.js';
import { useFormat, useSpeech, useWords, useZone } from '../../words/words.js';
import { MonthPicker, monthName, thisMonth } from './month-picker.js';
import { MonthsChart, UseBar } from './months-chart.js';

/** Hours used and idle, and what was asked for in vain: what the district reads before it buys. */
export default function UsagePage() {
  const w = useWords();
  const { language } = useSpeech();
  const [month, setMonth] = useState(thisMonth(useZone()));
  const usage = useLive(
    `equipment-usage:${month}`,
    () => ask(api.GET('/api/v1/equipment-usage', { params: { query: { month } } })),
    30_000,
  );
  return (
    <Page wide title={w.equipment.usagePage.title} intro={w.equipment.usagePage.intro}>
      <div class="row-wrap no-print">
        <ButtonLink icon="back" href="/equipment">
          {w.equipment.title}
        </ButtonLink>
        <Button icon="print" onClick={() => print()}>
          {w.common.print}
        </Button>
        <ButtonLink icon="download" download href={`/api/v1/export/equipment-usage.csv?month=${month}`}>
          {w.equipment.usagePage.file}
        </ButtonLink>
      </div>
      <div class="no-print">
        <MonthPicker label={w.equipment.usagePage.month} month={month} onMonth={setMonth} />
      </div>
      <p class="only-print">{monthName(month, language)}</p>
      <Loaded live={usage}>
        {(data) => (
          <div class="stack stack-l">
            <Wanting refusals={data.refusals} />
            <Items items={data.items} />
            <Section title={w.equipment.usagePage.months}>
              <MonthsChart months={data.months} />
            </Section>
            <p class="small text-muted mb-0">{w.equipment.usagePage.method}</p>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Wanting({ refusals }: Pick<EquipmentUsage, 'refusals'>) {
  const w = useWords();
  const columns = w.equipment.usagePage.columns;
  const [worst] = refusals;
  return (
    <Section title={w.equipment.usagePage.wanting}>
      {worst ? (
        <>
          <p class="fs-5 fw-bold mb-0">
            {w.equipment.usagePage.wantingLine(w.equipment.kinds[worst.kind], worst.count, w.common.weekdays[worst.weekday as 1])}
          </p>
          <DataTable
            caption={w.equipment.usagePage.wanting}
            quietCaption
            rows={refusals}
            rowKey={({ kind, weekday, reason }) => `${kind}${weekday}${reason}`}
            columns={[
              { key: 'kind', title: columns.kind, header: true, cell: ({ kind }) => w.equipment.kinds[kind] },
              { key: 'weekday', title: columns.weekday, cell: ({ weekday }) => w.common.weekdays[weekday as 1] },
              { key: 'reason', title: columns.reason, cell: ({ reason }) => w.equipment.usagePage.reasons[reason] },
              { key: 'count', title: columns.count, numeric: true, cell: ({ count }) => count },
            ]}
          />
        </>
      ) : (
        <p class="text-muted mb-0">{w.equipment.usagePage.wantingNone}</p>
      )}
    </Section>
  );
}

function Items({ items }: Pick<EquipmentUsage, 'items'>) {
  const w = useWords();
  const format = useFormat();
  const columns = w.equipment.usagePage.columns;
  const hours = (value: number): string => w.equipment.usagePage.hours(format.number(value, value < 10 ? 1 : 0));
  return (
    <Section title={w.equipment.usagePage.items}>
      {items.length === 0 ? (
        <p class="text-muted mb-0">{w.equipment.usagePage.itemsNone}</p>
      ) : (
        <DataTable
          caption={w.equipment.usagePage.items}
          quietCaption
          rows={items.toSorted((a, b) => b.used_h - a.used_h || a.name.localeCompare(b.name))}
          rowKey={({ itemId }) => itemId}
          columns={[
            { key: 'item', title: columns.item, header: true, cell: ({ name }) => name },
            { key: 'owner', title: columns.owner, cell: ({ organisationName }) => organisationName },
            { key: 'lent', title: columns.lent, numeric: true, cell: ({ lent_h }) => hours(lent_h) },
            {
              key: 'used',
              title: columns.used,
              numeric: true,
              cell: ({ used_h, idle_h }) => (
                <>
                  {hours(used_h)}
                  <UseBar used_h={used_h} idle_h={idle_h} most={used_h + idle_h} />
                </>
              ),
            },
            { key: 'idle', title: columns.idle, numeric: true, cell: ({ idle_h }) => hours(idle_h) },
            { key: 'bookings', title: columns.bookings, numeric: true, cell: ({ bookings }) => bookings },
            { key: 'refusals', title: columns.refusals, numeric: true, cell: ({ refusals }) => refusals },
          ]}
        />
      )}
    </Section>
  );
}
