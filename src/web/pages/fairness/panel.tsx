import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { FairnessOverview, FairnessRow } from '../../api/types.js';
import { Notice } from '../../parts/notice.js';
import { Card, Loaded, Section } from '../../parts/page.js';
import { DataTable } from '../../parts/table.js';
import { useMe } from '../../session/session.js';
import { useFormat, useSpeech, useWords } from '../../words/words.js';
import { BandBar, wholePercent } from './band-bar.js';
import { Constraints } from './constraints.js';
import { PlaceBadge, PlaceCounts } from './place-badge.js';
import { SpreadTable } from './spread-table.js';

/** The promise of equity: where everyone stands against the band, who is outside and why, and what it cost. For those who may see everybody. */
export function FairnessPanel() {
  const w = useWords();
  const { actions } = useMe();
  const { language } = useSpeech();
  const fairness = useLive(`fairness:${language}`, () => ask(api.GET('/api/v1/fairness')), 30_000);
  if (actions['fairness:read'] !== 'any') return null;
  return (
    <Section title={w.fairness.title}>
      <Loaded live={fairness}>
        {(overview) => (overview.rows.length === 0 ? <p class="text-muted mb-0">{w.fairness.none}</p> : <Overview overview={overview} />)}
      </Loaded>
    </Section>
  );
}

const isOutside = ({ place }: FairnessRow): boolean => place === 'below' || place === 'above';

function Overview({ overview }: { overview: FairnessOverview }) {
  const w = useWords();
  const format = useFormat();
  const { band, rows, places, cycles, breaches, price_g, moved_g } = overview;
  const outside = rows.filter(isOutside);
  return (
    <div class="stack">
      <p class="mb-0">{band ? w.fairness.promise(format.percent(band.least), format.percent(band.most)) : w.fairness.noBand}</p>
      {band && <PlaceCounts places={places} />}
      {band && (
        <Notice tone={breaches > 0 ? 'bad' : cycles > 0 ? 'good' : 'calm'}>
          <span>{breaches > 0 ? w.fairness.broken(breaches, cycles) : cycles > 0 ? w.fairness.kept(cycles) : w.fairness.keptNone}</span>
          {moved_g > 0 && <span>{w.fairness.price(format.kg(moved_g), format.kg(Math.max(0, price_g)))}</span>}
        </Notice>
      )}
      <Standings overview={overview} />
      {band && (
        <>
          <h3 class="mt-3 mb-0">{w.fairness.outside}</h3>
          {outside.length === 0 && <p class="text-muted mb-0">{w.fairness.outsideNone}</p>}
          {outside.map((row) => (
            <Card key={row.organisationId}>
              <div class="row-wrap spread">
                <h4 class="h5 mb-0">{row.name}</h4>
                <PlaceBadge place={row.place} band={band} />
              </div>
              <Constraints row={row} cycles={cycles} />
            </Card>
          ))}
        </>
      )}
      <SpreadTable overview={overview} />
      <p class="small text-muted mb-0">{w.fairness.period(format.shortDay(overview.from), format.shortDay(overview.to))}</p>
    </div>
  );
}

function Standings({ overview: { rows, band } }: { overview: FairnessOverview }) {
  const w = useWords();
  const format = useFormat();
  return (
    <>
      <DataTable
        tall={rows.length > 12}
        caption={w.fairness.standings}
        quietCaption
        rows={rows}
        rowKey={(row) => row.organisationId}
        columns={[
          { key: 'name', title: w.fairness.columns.name, header: true, cell: (row) => row.name },
          {
            key: 'ratio',
            title: w.fairness.columns.ratio,
            numeric: true,
            cell: (row) =>
              row.ratio === null ? (
                '–'
              ) : (
                <>
                  {format.percent(wholePercent(row.ratio))}
                  <BandBar ratio={row.ratio} outside={isOutside(row)} band={band} />
                </>
              ),
          },
          { key: 'place', title: w.fairness.columns.place, cell: (row) => <PlaceBadge place={row.place} band={band} /> },
          { key: 'received', title: w.fairness.columns.received, numeric: true, cell: (row) => format.kg(row.received_g) },
          { key: 'coming', title: w.fairness.columns.coming, numeric: true, cell: (row) => format.kg(row.coming_g) },
          { key: 'share', title: w.fairness.columns.share, numeric: true, cell: (row) => format.kg(row.share_g) },
        ]}
      />
      {band && <p class="small text-muted mb-0">{w.fairness.key}</p>}
    </>
  );
}
