import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { ComparedPolicy, Policy } from '../../api/types.js';
import { Badge } from '../../parts/badge.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { Card, Loaded, Page, Section } from '../../parts/page.js';
import { DataTable } from '../../parts/table.js';
import { useMay } from '../../session/session.js';
import { useFormat, useWords } from '../../words/words.js';
import { FairnessPanel } from '../fairness/panel.js';
import { PolicyForm } from './policy-form.js';

/** The rules in force, those before and those to come; the committee may propose the next. */
export default function PolicyPage() {
  const w = useWords();
  const may = useMay();
  const format = useFormat();
  const policy = useLive('policy', () => ask(api.GET('/api/v1/policy')), 60_000);
  const all = useLive('policies', () => ask(api.GET('/api/v1/policies', { params: { query: { limit: 200 } } })), 60_000);
  const compared = useLocation().query['comparison'];
  const draft = useDraft(compared);
  const [proposing, setProposing] = useState(compared !== undefined);
  return (
    <Page title={w.committee.policyTitle} intro={w.committee.policyIntro}>
      <Loaded live={policy}>
        {(data) => (
          <>
            <PolicyCard policy={data} />
            {!proposing && (
              <div class="row-wrap">
                {may('policy:write') && (
                  <Button icon="pencil" onClick={() => setProposing(true)}>
                    {w.committee.change}
                  </Button>
                )}
                {may('comparisons:read') && (
                  <ButtonLink icon="scale" href="/comparisons">
                    {w.comparison.title}
                  </ButtonLink>
                )}
              </div>
            )}
            {proposing && may('policy:write') && (compared === undefined || draft) && (
              <PolicyForm
                policy={data}
                draft={draft}
                onDone={() => {
                  setProposing(false);
                  void all.refresh();
                }}
              />
            )}
          </>
        )}
      </Loaded>
      <FairnessPanel />
      <Section title={w.committee.history}>
        <Loaded live={all}>
          {({ items }) => (
            <DataTable
              caption={w.committee.history}
              quietCaption
              rows={items.toReversed()}
              rowKey={(row) => row.id}
              columns={[
                { key: 'version', title: w.committee.version, header: true, cell: (row) => row.version },
                { key: 'from', title: w.committee.validFrom, cell: (row) => format.dateTime(row.validFrom) },
                { key: 'voted', title: w.committee.voted, cell: (row) => (row.votedOn ? format.day(row.votedOn) : '–') },
                { key: 'note', title: w.committee.note, cell: (row) => row.note ?? '–' },
              ]}
            />
          )}
        </Loaded>
      </Section>
    </Page>
  );
}

/** The draft of a comparison that led here, once it is read. */
function useDraft(comparison: string | undefined): ComparedPolicy | undefined {
  const read = useLive(
    `comparison-draft:${comparison}`,
    async () =>
      comparison === undefined
        ? undefined
        : (await ask(api.GET('/api/v1/comparisons/{id}', { params: { path: { id: comparison } } }))).draft,
    3_600_000,
  );
  return read.data;
}

function PolicyCard({ policy }: { policy: Policy }) {
  const w = useWords();
  const format = useFormat();
  const { body } = policy;
  const { band } = body.fairness;
  const rows: [string, string][] = [
    ...(['association', 'hub', 'feed', 'compost'] as const).map((tier): [string, string] => [
      `${w.committee.tierWeight} – ${w.committee.tiers[tier]}`,
      format.number(body.tierWeight[tier], 2),
    ]),
    [w.committee.horizonHours, format.number(body.urgency.horizonHours)],
    [w.committee.boost, format.number(body.urgency.boost, 2)],
    [`${w.committee.pairCost} – ${w.committee.fixed}`, format.number(body.pairCost.fixed_g)],
    [`${w.committee.pairCost} – ${w.committee.perMetre}`, format.number(body.pairCost.perMetre_g, 3)],
    [w.committee.fairnessWeight, format.number(body.fairness.weight, 2)],
    [w.fairness.bandTitle, band ? w.fairness.bandShown(format.percent(band.least), format.percent(band.most)) : w.fairness.bandOff],
    [w.committee.maxParcels, format.number(body.maxParcelsPerLot)],
    [w.committee.answerMinutes, format.number(body.offer.answerMinutes)],
    [w.committee.leastMinutes, format.number(body.offer.leastMinutes)],
    [w.committee.urgentMinutes, format.number(body.cycle.urgentMinutes)],
  ];
  return (
    <Card>
      <div class="row-wrap spread">
        <h2 class="mb-0">{w.committee.inForce(policy.version)}</h2>
        <Badge tone="good">
          {policy.votedOn ? w.committee.votedOn(format.day(policy.votedOn)) : w.committee.since(format.dateTime(policy.validFrom))}
        </Badge>
      </div>
      {policy.note && <p class="mb-0">{policy.note}</p>}
      <dl class="facts facts-numbers">
        {rows.map(([term, value]) => (
          <>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
    </Card>
  );
}
