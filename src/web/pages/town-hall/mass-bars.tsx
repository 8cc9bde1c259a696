import { DataTable } from '../../parts/table.js';
import { useFormat, useWords } from '../../words/words.js';

export interface MassRow {
  key: string;
  label: string;
  grams: number;
}

/** A small table of masses with a bar in each row: the drawing and its figures in one. */
export function MassBars({ caption, title, rows }: { caption: string; title: string; rows: readonly MassRow[] }) {
  const w = useWords();
  const format = useFormat();
  const most = Math.max(1, ...rows.map(({ grams }) => grams));
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { key: 'label', title, header: true, cell: (row) => row.label },
        {
          key: 'mass',
          title: w.figures.columns.mass,
          numeric: true,
          cell: (row) => (
            <>
              {format.kg(row.grams)}
              <span class="bar-track" aria-hidden="true">
                <span class="bar" style={{ width: `${(100 * row.grams) / most}%` }} />
              </span>
            </>
          ),
        },
      ]}
    />
  );
}
