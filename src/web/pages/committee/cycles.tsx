import { useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { Cycle } from '../../api/types.js';
import { Button } from '../../parts/button.js';
import { Empty, Loaded, Page } from '../../parts/page.js';
import { DataTable } from '../../parts/table.js';
import { useFormat, useWords } from '../../words/words.js';

const PAGE = 50;

/** Every joint decision, newest first, with how good it was and how good it could have been. */
export default function CyclesPage() {
  const w = useWords();
  const format = useFormat();
  const [most, setMost] = useState(PAGE);
  const cycles = useLive(`cycles:${most}`, () => ask(api.GET('/api/v1/cycles', { params: { query: { limit: most } } })));
  return (
    <Page wide title={w.committee.cyclesTitle} intro={w.committee.cyclesIntro}>
      <Loaded live={cycles}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon="cycles" title={w.committee.cyclesEmpty} />
          ) : (
            <>
              <DataTable<Cycle>
                caption={w.committee.cyclesTitle}
                quietCaption
                rows={items}
                rowKey={(row) => row.id}
                columns={[
                  {
                    key: 'number',
                    title: w.committee.number,
                    header: true,
                    cell: (row) => <a href={`/cycles/${row.id}`}>{w.committee.cycle(row.number)}</a>,
                  },
                  { key: 'at', title: w.committee.decidedAt, cell: (row) => format.moment(row.decidedAt) },
                  { key: 'lots', title: w.committee.lots, numeric: true, cell: (row) => format.number(row.lots) },
                  { key: 'placements', title: w.committee.placements, numeric: true, cell: (row) => format.number(row.placements) },
                  { key: 'left', title: w.committee.leftOver, numeric: true, cell: (row) => format.number(row.leftOver) },
                  { key: 'objective', title: w.committee.objective, numeric: true, cell: (row) => format.number(row.objective) },
                  {
                    key: 'bound',
                    title: w.committee.bound,
                    numeric: true,
                    cell: (row) => (row.bound === null ? '–' : format.number(row.bound)),
                  },
                  { key: 'gap', title: w.committee.gap, numeric: true, cell: (row) => (row.gap === null ? '–' : format.percent(row.gap)) },
                  { key: 'seconds', title: w.committee.seconds, numeric: true, cell: (row) => `${format.number(row.seconds, 2)} s` },
                  { key: 'method', title: w.committee.method, cell: (row) => w.committee.methods[row.method] },
                ]}
              />
              {next && most < 200 && <Button onClick={() => setMost(200)}>{w.common.moreItems}</Button>}
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
