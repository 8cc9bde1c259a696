import { useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import { ButtonLink } from '../../parts/button.js';
import { Loaded, Section } from '../../parts/page.js';
import { DataTable } from '../../parts/table.js';
import { useFormat, useSpeech, useWords, useZone } from '../../words/words.js';
import { MonthPicker, thisMonth } from './month-picker.js';
import { euros } from './terms.js';

/** Who owes whom for what came back in a month, at cost. */
export function StatementSection({ seesAll }: { seesAll: boolean }) {
  const w = useWords();
  const format = useFormat();
  const { language } = useSpeech();
  const [month, setMonth] = useState(thisMonth(useZone()));
  const statement = useLive(
    `equipment-statement:${month}`,
    () => ask(api.GET('/api/v1/equipment-statement', { params: { query: { month } } })),
    30_000,
  );
  const columns = w.equipment.statement.columns;
  return (
    <Section
      title={w.equipment.statement.title}
      aside={
        <ButtonLink icon="download" download href={`/api/v1/export/equipment-statement.csv?month=${month}`}>
          {w.equipment.statement.file}
        </ButtonLink>
      }
    >
      <MonthPicker label={w.equipment.statement.month} month={month} onMonth={setMonth} />
      <Loaded live={statement}>
        {({ lines, owes_cents, due_cents }) =>
          lines.length === 0 ? (
            <p class="text-muted mb-0">{w.equipment.statement.none}</p>
          ) : (
            <>
              <dl class="facts">
                <dt>{seesAll ? w.equipment.statement.all : w.equipment.statement.owes}</dt>
                <dd class="fw-bold">{euros(owes_cents, language)}</dd>
                {!seesAll && (
                  <>
                    <dt>{w.equipment.statement.due}</dt>
                    <dd class="fw-bold">{euros(due_cents, language)}</dd>
                  </>
                )}
              </dl>
              <DataTable
                caption={w.equipment.statement.title}
                quietCaption
                rows={lines}
                rowKey={(line) => line.bookingId}
                columns={[
                  { key: 'item', title: columns.item, header: true, cell: (line) => line.itemName },
                  { key: 'day', title: columns.day, nowrap: true, cell: (line) => format.shortDay(line.day) },
                  { key: 'borrower', title: columns.borrower, cell: (line) => line.borrower },
                  { key: 'owner', title: columns.owner, cell: (line) => line.owner },
                  {
                    key: 'use',
                    title: columns.use,
                    numeric: true,
                    cell: (line) =>
                      w.equipment.statement.use(format.number(line.hours, 1), line.km === null ? null : format.number(line.km, 1)),
                  },
                  { key: 'cost', title: columns.cost, numeric: true, cell: (line) => euros(line.cost_cents, language) },
                ]}
              />
            </>
          )
        }
      </Loaded>
    </Section>
  );
}
