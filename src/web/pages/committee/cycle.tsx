import { useRoute } from 'preact-iso';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import { Notice } from '../../parts/notice.js';
import { Loaded, Page, Section } from '../../parts/page.js';
import { DataTable } from '../../parts/table.js';
import { useFormat, useWords } from '../../words/words.js';
import { packageMasses, proposalLines } from './proposal-file.js';

/** One decision: what went where, what is left over, and that deciding again gives the same. */
export default function CyclePage() {
  const w = useWords();
  const format = useFormat();
  const id = useRoute().params['id'] ?? '';
  const cycle = useLive(`cycle:${id}`, () => ask(api.GET('/api/v1/cycles/{id}', { params: { path: { id } } })), 3_600_000);
  const sites = useLive(
    'sites:by-code',
    async () =>
      new Map((await ask(api.GET('/api/v1/sites', { params: { query: { limit: 200 } } }))).items.map(({ code, name }) => [code, name])),
    300_000,
  );
  const recipientName = (code: string): string => sites.data?.get(code) ?? code;
  const lotName = (lot: string): string => w.lots.number(Number(lot.replace(/^L/, '')));
  return (
    <Page
      wide
      title={cycle.data ? w.committee.cycle(cycle.data.number) : w.committee.cyclesTitle}
      intro={cycle.data && format.moment(cycle.data.decidedAt)}
    >
      <Loaded live={cycle}>
        {(data) => {
          const { placements, unplaced } = proposalLines(data.proposal);
          const masses = packageMasses(data.problem);
          const mass = ({ lot, packages }: { lot: string; packages: number }): string =>
            masses.has(lot) ? format.mass(packages * masses.get(lot)!) : '–';
          return (
            <div class="stack stack-l">
              <Notice tone={data.replays ? 'good' : 'bad'}>
                <span>{data.replays ? w.committee.replays : w.committee.replaysNot}</span>
              </Notice>
              <dl class="facts">
                <dt>{w.committee.policyTitle}</dt>
                <dd>{w.committee.policyVersion(data.policyVersion)}</dd>
                <dt>{w.committee.method}</dt>
                <dd>{w.committee.methods[data.method]}</dd>
                <dt>{w.committee.objective}</dt>
                <dd>{format.number(data.objective)}</dd>
                <dt>{w.committee.bound}</dt>
                <dd>{data.bound === null ? '–' : format.number(data.bound)}</dd>
                <dt>{w.committee.gap}</dt>
                <dd>{data.gap === null ? '–' : format.percent(data.gap)}</dd>
              </dl>
              {data.failure && (
                <Notice tone="wait">
                  <span>
                    {w.committee.failed} : {data.failure}
                  </span>
                </Notice>
              )}
              <Section title={w.committee.placementsOf}>
                {placements.length === 0 ? (
                  <p class="text-muted mb-0">{w.committee.none}</p>
                ) : (
                  <DataTable
                    caption={w.committee.placementsOf}
                    quietCaption
                    rows={placements}
                    rowKey={(row) => `${row.lot}:${row.recipient}`}
                    columns={[
                      { key: 'lot', title: w.committee.lot, header: true, cell: (row) => lotName(row.lot) },
                      { key: 'recipient', title: w.committee.recipient, cell: (row) => recipientName(row.recipient) },
                      { key: 'packages', title: w.committee.packages, numeric: true, cell: (row) => row.packages },
                      { key: 'mass', title: w.committee.mass, numeric: true, cell: mass },
                    ]}
                  />
                )}
              </Section>
              {unplaced.length > 0 && (
                <Section title={w.committee.leftOvers}>
                  <DataTable
                    caption={w.committee.leftOvers}
                    quietCaption
                    rows={unplaced}
                    rowKey={(row) => row.lot}
                    columns={[
                      { key: 'lot', title: w.committee.lot, header: true, cell: (row) => lotName(row.lot) },
                      { key: 'packages', title: w.committee.packages, numeric: true, cell: (row) => row.packages },
                      { key: 'mass', title: w.committee.mass, numeric: true, cell: mass },
                    ]}
                  />
                </Section>
              )}
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}
