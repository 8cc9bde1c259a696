import type { FairnessOverview } from '../../api/types.js';
import { DataTable } from '../../parts/table.js';
import { wholePercent } from './band-bar.js';
import { useFormat, useWords } from '../../words/words.js';

/** How evenly associations are served, all together and by cold class. */
export function SpreadTable({ overview: { all, classes } }: { overview: FairnessOverview }) {
  const w = useWords();
  const format = useFormat();
  const rows = [
    { key: 'all', name: w.fairness.everything, ...all },
    ...classes.map((spread) => ({ key: spread.cold, name: w.cold[spread.cold], ...spread })),
  ];
  const share = (value: number | null): string => (value === null ? '–' : format.percent(wholePercent(value)));
  return (
    <>
      <h3 class="mt-3 mb-0">{w.fairness.spread}</h3>
      <DataTable
        caption={w.fairness.spread}
        quietCaption
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: 'cold', title: w.fairness.columns.cold, header: true, cell: (row) => row.name },
          { key: 'associations', title: w.fairness.columns.associations, numeric: true, cell: (row) => format.number(row.associations) },
          { key: 'min', title: w.fairness.columns.min, numeric: true, cell: (row) => share(row.min) },
          { key: 'max', title: w.fairness.columns.max, numeric: true, cell: (row) => share(row.max) },
          {
            key: 'gini',
            title: w.fairness.columns.gini,
            numeric: true,
            cell: (row) => (row.gini === null ? '–' : format.number(row.gini, 2)),
          },
        ]}
      />
      <p class="small text-muted mb-0">{w.fairness.spreadHint}</p>
    </>
  );
}
