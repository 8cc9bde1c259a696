import { useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { Offer } from '../../api/types.js';
import { Badge } from '../../parts/badge.js';
import { Button } from '../../parts/button.js';
import { Food } from '../../parts/food.js';
import { Card, Empty, Loaded, Page } from '../../parts/page.js';
import { useFormat, useWords } from '../../words/words.js';
import { LotExplanation } from '../lots/lot-explanation.js';

/** Offers that lapsed, were declined or withdrawn, and what was decided about the lot afterwards. */
export default function UnreceivedPage() {
  const w = useWords();
  const offers = useLive(
    'offers:lost',
    async () => {
      const states = ['lapsed', 'declined', 'withdrawn'] as const;
      const pages = await Promise.all(states.map((state) => ask(api.GET('/api/v1/offers', { params: { query: { state, limit: 50 } } }))));
      return pages.flatMap(({ items }) => items).toSorted((a, b) => Date.parse(b.madeAt) - Date.parse(a.madeAt));
    },
    30_000,
  );
  return (
    <Page title={w.association.missedTitle} intro={w.association.missedIntro}>
      <Loaded live={offers}>
        {(items) =>
          items.length === 0 ? (
            <Empty icon="question" title={w.association.missedEmpty}>
              <span>{w.association.missedEmptyText}</span>
            </Empty>
          ) : (
            <ul class="list-unstyled stack mb-0">
              {items.map((offer) => (
                <li key={offer.id}>
                  <Missed offer={offer} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}

function Missed({ offer }: { offer: Offer }) {
  const w = useWords();
  const format = useFormat();
  const [explained, setExplained] = useState(false);
  const reasons: Readonly<Record<string, string>> = { ...w.reasons.steps, ...w.reasons.withdrawal, ...w.reasons.refusal };
  return (
    <Card>
      <Food category={offer.category} label={offer.label} grams={offer.grams} cold={offer.cold} dateKind={offer.dateKind} date={offer.date}>
        <div class="row-wrap">
          <Badge tone={offer.state === 'declined' ? 'calm' : 'wait'}>{w.association.missedStates[offer.state]}</Badge>
          {offer.reasonCode && reasons[offer.reasonCode] && <span class="small">{reasons[offer.reasonCode]}</span>}
          <span class="small text-muted">{format.moment(offer.answeredAt ?? offer.lapsesAt)}</span>
        </div>
      </Food>
      {explained ? (
        <LotExplanation lotId={offer.lotId} recipientSiteId={offer.recipientSiteId} level={3} />
      ) : (
        <Button onClick={() => setExplained(true)}>{w.association.whyNot}</Button>
      )}
    </Card>
  );
}
