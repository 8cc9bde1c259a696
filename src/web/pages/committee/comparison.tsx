import { useRoute } from 'preact-iso';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { ComparedRow, ComparisonResult, PolicyComparison } from '../../api/types.js';
import { ButtonLink } from '../../parts/button.js';
import { Notice } from '../../parts/notice.js';
import { Card, Loaded, Page, Section } from '../../parts/page.js';
import { DataTable } from '../../parts/table.js';
import { useMay } from '../../session/session.js';
import { useFormat, useSpeech, useWords } from '../../words/words.js';
import { ComparisonChart } from './comparison-chart.js';
import { meaningOf, valueOf } from './meaning.js';

const LOOK_MS = 4000;

/** One comparison: how far it is, then what it says, and the way to the vote. */
export default function ComparisonPage() {
  const w = useWords();
  const may = useMay();
  const format = useFormat();
  const { language } = useSpeech();
  const id = useRoute().params['id'] ?? '';
  const comparison = useLive(
    `comparison:${id}:${language}`,
    () => ask(api.GET('/api/v1/comparisons/{id}', { params: { path: { id } } })),
    LOOK_MS,
  );
  return (
    <Page wide title={w.comparison.title} intro={comparison.data && format.moment(comparison.data.askedAt)}>
      <Loaded live={comparison}>
        {(data) => (
          <div class="stack stack-l">
            {data.result ? <Outcome comparison={data} result={data.result} /> : <Underway comparison={data} />}
            <div class="row-wrap no-print">
              {data.result && may('policy:write') && (
                <div>
                  <ButtonLink tone="primary" icon="policy" href={`/policy?comparison=${data.id}`}>
                    {w.comparison.vote}
                  </ButtonLink>
                  <div class="form-text">{w.comparison.voteHint}</div>
                </div>
              )}
              <ButtonLink icon="scale" href="/comparisons">
                {w.comparison.again}
              </ButtonLink>
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Underway({ comparison }: { comparison: PolicyComparison }) {
  const w = useWords();
  const format = useFormat();
  const { state, progress, failure } = comparison;
  if (state === 'failed')
    return (
      <Notice tone="bad" spoken>
        <span>{w.comparison.failedText}</span>
        <code class="text-reset">{failure}</code>
      </Notice>
    );
  return (
    <Card>
      <p class="mb-0" role="status">
        {state === 'waiting' ? w.comparison.waitingText : w.comparison.runningText}
      </p>
      <label>
        {w.comparison.progress} : {format.percent(Math.floor(progress * 100) / 100)}
        <progress class="d-block w-100" max={1} value={progress} />
      </label>
    </Card>
  );
}

function Outcome({ comparison, result }: { comparison: PolicyComparison; result: ComparisonResult }) {
  const w = useWords();
  const format = useFormat();
  const { lotsFrom, pastDays, days, seeds } = comparison;
  return (
    <>
      <Section title={w.comparison.meaning}>
        <Card>
          <ul class="mb-0">
            {meaningOf(result, w.comparison, format).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Card>
        <p class="text-muted mb-0">
          {w.comparison.extentOf(days, seeds)}. {w.comparison.given(format.number(result.given_kg))}{' '}
          {lotsFrom === 'history' ? w.comparison.fromHistory(pastDays ?? 0) : w.comparison.fromGenerator(pastDays ?? 0)}{' '}
          {w.comparison.assumed}
        </p>
      </Section>
      <Section title={w.comparison.tableTitle}>
        <p class="text-muted mb-0">{w.comparison.tableHint}</p>
        <ComparisonTable result={result} />
      </Section>
      <Section title={w.comparison.chartTitle}>
        <ComparisonChart result={result} />
      </Section>
    </>
  );
}

function ComparisonTable({ result }: { result: ComparisonResult }) {
  const w = useWords();
  const format = useFormat();
  const measured = (code: string, show: (value: number) => string) => {
    const measure = result.measures.find((one) => one.code === code)!;
    return {
      key: code,
      numeric: true,
      title: measure.unit && measure.unit !== '%' ? `${measure.name} (${measure.unit})` : measure.name,
      cell: (row: ComparedRow) => {
        const { mean, half } = valueOf(row, code);
        return (
          <>
            {show(mean)}
            {half !== null && <span class="comparison-margin">± {show(half)}</span>}
          </>
        );
      },
    };
  };
  const wholePercent = (value: number): string => format.percent(Math.round(value * 100) / 100);
  const plain = (decimals: number) => (value: number) => format.number(value, decimals);
  return (
    <DataTable
      caption={w.comparison.tableTitle}
      quietCaption
      rows={result.rows}
      rowKey={(row) => row.code}
      columns={[
        { key: 'who', title: w.comparison.who, header: true, cell: (row) => row.name },
        measured('saved', plain(0)),
        measured('km', plain(0)),
        { ...measured('least', wholePercent), title: w.comparison.least100 },
        { ...measured('most', wholePercent), title: w.comparison.most100 },
        measured('gini', plain(3)),
        measured('hindsight', (value) => format.percent(value / 100)),
      ]}
    />
  );
}
