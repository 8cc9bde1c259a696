import { useLocation } from 'preact-iso';
import { useMemo, useState } from 'preact/hooks';
import { useAction } from '../../api/action.js';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { ComparedPolicy, Policy, PolicyComparison } from '../../api/types.js';
import { newKey } from '../../offline/use-queue.js';
import { Badge } from '../../parts/badge.js';
import { Button } from '../../parts/button.js';
import { SelectField } from '../../parts/field.js';
import { ProblemNotice } from '../../parts/notice.js';
import { Card, Empty, Loaded, Page, Section } from '../../parts/page.js';
import { DataTable } from '../../parts/table.js';
import { useMay } from '../../session/session.js';
import { useFormat, useWords } from '../../words/words.js';
import { MatcherFields } from './matcher-fields.js';

const DAYS = [7, 14, 28];
const SEEDS = [3, 5, 10];
const TONES = { waiting: 'calm', running: 'wait', done: 'good', failed: 'bad' } as const;

/** Drafts set against the policy in force: a new one, and those asked for before. */
export default function ComparisonsPage() {
  const w = useWords();
  const may = useMay();
  const policy = useLive('policy', () => ask(api.GET('/api/v1/policy')), 60_000);
  const all = useLive('comparisons', () => ask(api.GET('/api/v1/comparisons', { params: { query: { limit: 200 } } })));
  return (
    <Page title={w.comparison.title} intro={w.comparison.intro}>
      {may('comparisons:run') && <Loaded live={policy}>{(inForce) => <DraftForm inForce={inForce} />}</Loaded>}
      <Section title={w.comparison.past}>
        <Loaded live={all}>{({ items }) => <Asked comparisons={items.toReversed()} />}</Loaded>
      </Section>
    </Page>
  );
}

/** What of a policy is compared: answer times are not. */
function matcherPart({ tierWeight, urgency, pairCost, fairness, maxParcelsPerLot }: Policy['body']): ComparedPolicy {
  return { tierWeight, urgency, pairCost, fairness, maxParcelsPerLot };
}

function DraftForm({ inForce }: { inForce: Policy }) {
  const w = useWords();
  const action = useAction();
  const { route } = useLocation();
  const key = useMemo(newKey, []);
  const [draft, setDraft] = useState<ComparedPolicy>(() => matcherPart(inForce.body));
  const [days, setDays] = useState('14');
  const [seeds, setSeeds] = useState('5');
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    let started: PolicyComparison | undefined;
    await action.run(async () => {
      const body = { draft, days: Number(days), seeds: Number(seeds) };
      started = await ask(api.POST('/api/v1/comparisons', { headers: { 'idempotency-key': key }, body }));
    });
    if (started) route(`/comparisons/${started.id}`);
  };
  return (
    <Card>
      <form class="stack" onSubmit={(event) => void submit(event)}>
        <h2 class="mb-0">{w.comparison.draftTitle}</h2>
        <MatcherFields body={draft} onBody={setDraft} />
        <div class="grid-auto">
          <SelectField
            label={w.comparison.days}
            value={days}
            choices={DAYS.map((count) => ({ value: String(count), label: w.comparison.daysChoice(count) }))}
            onValue={setDays}
          />
          <SelectField
            label={w.comparison.seeds}
            hint={w.comparison.seedsHint}
            value={seeds}
            choices={SEEDS.map((count) => ({ value: String(count), label: w.comparison.seedsChoice(count) }))}
            onValue={setSeeds}
          />
        </div>
        <ProblemNotice problem={action.problem} />
        <div>
          <Button type="submit" tone="primary" icon="scale" busy={action.busy}>
            {w.comparison.start}
          </Button>
          <div class="form-text">{w.comparison.startHint}</div>
        </div>
      </form>
    </Card>
  );
}

function Asked({ comparisons }: { comparisons: readonly PolicyComparison[] }) {
  const w = useWords();
  const format = useFormat();
  if (comparisons.length === 0) return <Empty icon="scale" title={w.comparison.none} />;
  return (
    <DataTable
      caption={w.comparison.past}
      quietCaption
      rows={comparisons}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'at',
          title: w.comparison.askedAt,
          header: true,
          cell: ({ id, askedAt }) => <a href={`/comparisons/${id}`}>{format.dateTime(askedAt)}</a>,
        },
        { key: 'against', title: w.comparison.against, cell: ({ policyVersion }) => w.comparison.version(policyVersion) },
        { key: 'extent', title: w.comparison.extent, cell: ({ days, seeds }) => w.comparison.extentOf(days, seeds) },
        {
          key: 'state',
          title: w.comparison.state,
          cell: ({ state, progress }) => (
            <Badge tone={TONES[state]}>
              {w.comparison.states[state]}
              {state === 'running' && ` ${format.percent(Math.floor(progress * 100) / 100)}`}
            </Badge>
          ),
        },
      ]}
    />
  );
}
