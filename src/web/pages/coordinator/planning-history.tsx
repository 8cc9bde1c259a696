import type { PlanningList, PlanningRecord } from '../../api/types.js';
import { ButtonLink } from '../../parts/button.js';
import { Section } from '../../parts/page.js';
import { DataTable } from '../../parts/table.js';
import { useFormat, useWords } from '../../words/words.js';

/** Every planning of the day: why, what it placed, how many promised stops it changed; its problem can be taken home. */
export function PlanningHistory({ plannings: { items } }: { plannings: PlanningList }) {
  const w = useWords();
  const format = useFormat();
  const titles = w.planning.columns;
  if (items.length === 0) return null;
  return (
    <Section title={w.planning.history}>
      <DataTable<PlanningRecord>
        tall
        caption={w.planning.history}
        quietCaption
        rows={items}
        rowKey={(row) => row.id}
        columns={[
          { key: 'time', title: titles.time, header: true, nowrap: true, cell: (row) => format.time(row.plannedAt) },
          { key: 'why', title: titles.why, cell: (row) => <Why planning={row} /> },
          { key: 'served', title: titles.served, numeric: true, cell: (row) => w.planning.servedOf(row.served, row.requests) },
          { key: 'rounds', title: titles.rounds, numeric: true, cell: (row) => format.number(row.rounds) },
          {
            key: 'changed',
            title: titles.changed,
            numeric: true,
            cell: (row) => w.planning.changedOf(row.changedStops, row.promisedStops),
          },
          { key: 'seconds', title: titles.seconds, numeric: true, nowrap: true, cell: (row) => `${format.number(row.seconds, 1)} s` },
          {
            key: 'problem',
            title: titles.problem,
            cell: (row) =>
              row.hasProblem ? (
                <ButtonLink tone="quiet" icon="download" download href={`/api/v1/plannings/${row.id}/problem.json`}>
                  {w.planning.downloadShort}
                  <span class="visually-hidden"> {w.planning.number(row.number)}</span>
                </ButtonLink>
              ) : (
                '–'
              ),
          },
        ]}
      />
    </Section>
  );
}

function Why({ planning: { causes, stale, failure } }: { planning: PlanningRecord }) {
  const w = useWords();
  return (
    <>
      {w.planning.why(causes)}
      {stale > 0 && <div class="small text-muted">{w.planning.stale(stale)}</div>}
      {failure !== null && <div class="small text-danger">{w.planning.failed}</div>}
    </>
  );
}
