import { useRoute } from 'preact-iso';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { Lot } from '../../api/types.js';
import { Food } from '../../parts/food.js';
import { Notice } from '../../parts/notice.js';
import { Card, Loaded, Page, Section } from '../../parts/page.js';
import { useFormat, useWords } from '../../words/words.js';
import { LotActions, PartActions } from './lot-actions.js';
import { LotExplanation } from './lot-explanation.js';
import { LotHistory } from './lot-history.js';
import { StateBadge } from './state-badge.js';
import { useVisits } from './use-visits.js';
import { VisitLine } from './visit-line.js';

/** One lot: where each part is, what can be done about it, what was decided and why, and every step it took. */
export default function LotPage() {
  const w = useWords();
  const id = useRoute().params['id'] ?? '';
  const lot = useLive(`lot:${id}`, () => ask(api.GET('/api/v1/lots/{id}', { params: { path: { id } } })));
  return (
    <Page title={lot.data ? w.lots.number(lot.data.reference) : w.lots.title}>
      <Loaded live={lot}>
        {(data) => (
          <div class="stack stack-l">
            <Card>
              <Food
                category={data.category}
                label={data.label}
                grams={data.declared_g}
                cold={data.cold}
                dateKind={data.dateKind}
                date={data.date}
              />
              <LotFacts lot={data} />
            </Card>
            {data.warnings.length > 0 && (
              <Section title={w.lots.warnings}>
                {data.warnings.map((warning) => (
                  <Notice key={warning.code} tone={warning.level === 'HOLD' ? 'wait' : 'calm'}>
                    <span>{warning.text}</span>
                    <span class="small">{warning.reference}</span>
                  </Notice>
                ))}
              </Section>
            )}
            <Parts lot={data} />
            <LotActions lot={data} />
            <LotExplanation lotId={data.id} />
            <LotHistory lotId={data.id} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function LotFacts({ lot }: { lot: Lot }) {
  const w = useWords();
  const format = useFormat();
  const allergens =
    lot.allergens === null ? w.lots.unknownAllergens : lot.allergens.map((allergen) => w.allergens[allergen]).join(', ') || w.common.none;
  const facts: [string, string | null][] = [
    [w.lots.site, lot.siteName],
    [w.declare.pickup, format.span(lot.pickup.from, lot.pickup.to)],
    [w.lots.deadline, lot.deadline && format.moment(lot.deadline)],
    [w.lots.allergens, allergens],
    [w.lots.batch, lot.batch],
    [w.lots.gtin, lot.gtin],
    [w.fields.note, lot.note],
  ];
  return (
    <dl class="facts">
      {facts.map(
        ([term, value]) =>
          value && (
            <>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </>
          ),
      )}
    </dl>
  );
}

function Parts({ lot }: { lot: Lot }) {
  const w = useWords();
  const format = useFormat();
  const visits = useVisits();
  return (
    <Section title={w.lots.parts}>
      <ul class="list-unstyled stack mb-0">
        {lot.parcels.map((parcel) => (
          <li key={parcel.id}>
            <Card>
              <div class="row-wrap spread">
                <StateBadge state={parcel.state} />
                <strong>{format.mass(parcel.grams)}</strong>
              </div>
              {parcel.recipientName && <span>{w.lots.toWhom(parcel.recipientName)}</span>}
              {visits.has(parcel.id) && <VisitLine visit={visits.get(parcel.id)!} />}
              <span class="small text-muted">{format.moment(parcel.changedAt)}</span>
              <PartActions lot={lot} parcel={parcel} />
            </Card>
          </li>
        ))}
      </ul>
    </Section>
  );
}
