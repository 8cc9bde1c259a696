import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import { useWaiting } from '../../offline/use-queue.js';
import { Badge } from '../../parts/badge.js';
import { ButtonLink } from '../../parts/button.js';
import { Notice } from '../../parts/notice.js';
import { Card, Empty, Loaded, Page, Section } from '../../parts/page.js';
import { Food } from '../../parts/food.js';
import { useFormat, useWords } from '../../words/words.js';
import type { Offer } from '../../api/types.js';
import { StateBadge } from '../lots/state-badge.js';
import { useVisits } from '../lots/use-visits.js';
import { VisitLine } from '../lots/visit-line.js';
import { OfferCard } from './offer-card.js';
import { DeclineButton } from './offer-decline.js';

/** Offers to answer, the most urgent first, then what was accepted and has not come yet. */
export default function OffersPage() {
  const w = useWords();
  const open = useLive('offers:open', () => ask(api.GET('/api/v1/offers', { params: { query: { state: 'open', limit: 200 } } })), 5000);
  const accepted = useLive('offers:accepted', () =>
    ask(api.GET('/api/v1/offers', { params: { query: { state: 'accepted', limit: 50 } } })),
  );
  const answered = new Set(useWaiting().flatMap(({ path }) => /^\/api\/v1\/offers\/([^/]+)\//.exec(path)?.[1] ?? []));
  return (
    <Page
      title={w.association.offersTitle}
      intro={w.association.offersIntro}
      actions={
        <ButtonLink href="/standing-rules" icon="check">
          {w.standingRules.title}
        </ButtonLink>
      }
    >
      <Loaded live={open}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="offers" title={w.association.offersEmpty}>
              <span>{w.association.offersEmptyText}</span>
            </Empty>
          ) : (
            <ul class="list-unstyled stack mb-0">
              {items
                .toSorted((a, b) => Date.parse(a.lapsesAt) - Date.parse(b.lapsesAt))
                .map((offer) => (
                  <li key={offer.id}>{answered.has(offer.id) ? <Answered offer={offer} /> : <OfferCard offer={offer} />}</li>
                ))}
            </ul>
          )
        }
      </Loaded>
      <Section title={w.association.mine}>
        <Loaded live={accepted}>
          {({ items }) => (
            <Accepted
              offers={items.filter(
                ({ parcelState }) => parcelState === 'accepted' || parcelState === 'planned' || parcelState === 'collected',
              )}
            />
          )}
        </Loaded>
      </Section>
    </Page>
  );
}

function Answered({ offer }: { offer: Offer }) {
  const w = useWords();
  return (
    <Card>
      <OfferFood offer={offer} />
      <Notice tone="wait" icon="waiting">
        <span>{w.association.waiting}</span>
      </Notice>
    </Card>
  );
}

const OfferFood = ({ offer }: { offer: Offer }) => (
  <Food
    category={offer.category}
    label={offer.label}
    grams={offer.acceptedPackages ? offer.acceptedPackages * offer.package_g : offer.grams}
    cold={offer.cold}
    dateKind={offer.dateKind}
    date={offer.date}
    level={3}
    href={`/lots/${offer.lotId}`}
  />
);

function Accepted({ offers }: { offers: Offer[] }) {
  const w = useWords();
  const format = useFormat();
  const visits = useVisits();
  if (offers.length === 0) return <p class="text-muted mb-0">{w.association.acceptedEmpty}</p>;
  return (
    <ul class="list-unstyled stack mb-0">
      {offers.map((offer) => (
        <li key={offer.id}>
          <Card>
            <OfferFood offer={offer} />
            <div class="row-wrap spread">
              <div class="row-wrap">
                <StateBadge state={offer.parcelState} />
                {offer.standingRuleId && <Badge tone="calm">{w.standingRules.badge}</Badge>}
              </div>
              <span class="small">{w.association.from(offer.donorName, format.distance(offer.distance_m))}</span>
            </div>
            {visits.has(offer.parcelId) && <VisitLine visit={visits.get(offer.parcelId)!} />}
            {offer.parcelState !== 'collected' && <DeclineButton offer={offer} label={w.association.giveBack} />}
          </Card>
        </li>
      ))}
    </ul>
  );
}
