import type { Category, Figures } from '../../api/types.js';
import { Section } from '../../parts/page.js';
import { DataTable } from '../../parts/table.js';
import { useFormat, useWords } from '../../words/words.js';
import { Method } from './key-figures.js';

/** Who received how much of what would have been fair, and the footprint factors behind the totals. */
export function Equity({ figures }: { figures: Figures }) {
  const w = useWords();
  const format = useFormat();
  const { equity, totals } = figures;
  const ratio = (value: number | null): string => (value === null ? '–' : format.number(value, 2));
  return (
    <>
      <Section title={w.figures.equity}>
        {equity.rows.length === 0 ? (
          <p class="text-muted mb-0">{w.figures.equityNone}</p>
        ) : (
          <>
            <p class="mb-0">{w.figures.equitySpread(ratio(equity.min), ratio(equity.max), ratio(equity.gini))}</p>
            <DataTable
              tall
              caption={w.figures.equity}
              quietCaption
              rows={equity.rows}
              rowKey={(row) => row.organisationId}
              columns={[
                { key: 'name', title: w.figures.equityColumns.name, header: true, cell: (row) => row.name },
                { key: 'received', title: w.figures.equityColumns.received, numeric: true, cell: (row) => format.kg(row.received_g) },
                { key: 'share', title: w.figures.equityColumns.share, numeric: true, cell: (row) => format.percent(row.share) },
                { key: 'fair', title: w.figures.equityColumns.fairShare, numeric: true, cell: (row) => format.percent(row.fairShare) },
                { key: 'ratio', title: w.figures.equityColumns.ratio, numeric: true, cell: (row) => ratio(row.ratio) },
              ]}
            />
          </>
        )}
        <Method figures={figures} code="equity" />
      </Section>
      {totals.factors.length > 0 && (
        <Section title={w.figures.factors}>
          <DataTable
            caption={w.figures.factors}
            quietCaption
            rows={totals.factors}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'category',
                title: w.figures.factorColumns.category,
                header: true,
                cell: (row) => w.categories[row.category as Category] ?? row.category,
              },
              { key: 'factor', title: w.figures.factorColumns.factor, numeric: true, cell: (row) => format.number(row.kgCo2ePerKg, 2) },
              { key: 'saved', title: w.figures.saved, numeric: true, cell: (row) => format.kg(row.saved_g) },
              { key: 'source', title: w.figures.factorColumns.source, cell: (row) => row.source },
              { key: 'year', title: w.figures.factorColumns.year, numeric: true, cell: (row) => row.year },
            ]}
          />
        </Section>
      )}
    </>
  );
}
