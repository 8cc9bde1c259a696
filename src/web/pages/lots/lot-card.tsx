import type { Lot } from '../../api/types.js';
import { ButtonLink } from '../../parts/button.js';
import { Food } from '../../parts/food.js';
import { Icon } from '../../parts/icon.js';
import { Card } from '../../parts/page.js';
import { useMay, useMe } from '../../session/session.js';
import { useFormat, useWords } from '../../words/words.js';
import { StateBadge } from './state-badge.js';
import type { Visit } from './use-visits.js';
import { VisitLine } from './visit-line.js';

/** One lot in a list: what it is, and for each part where it has got to and who takes it. */
export function LotCard({ lot, visits }: { lot: Lot; visits: ReadonlyMap<string, Visit> }) {
  const w = useWords();
  const format = useFormat();
  const may = useMay();
  const { siteIds, actions } = useMe();
  const mine = siteIds.includes(lot.siteId);
  const visit = lot.parcels.map(({ id }) => visits.get(id)).find((one) => one !== undefined);
  const toCome =
    !visit && lot.parcels.some(({ state }) => state === 'accepted' || state === 'planned' || state === 'open' || state === 'offered');
  return (
    <Card>
      <Food
        category={lot.category}
        label={lot.label}
        grams={lot.declared_g}
        cold={lot.cold}
        dateKind={lot.dateKind}
        date={lot.date}
        level={3}
        href={`/lots/${lot.id}`}
      >
        {(!mine || siteIds.length > 1 || actions['lots:read'] === 'any') && <div class="small text-muted">{lot.siteName}</div>}
        <ul class="list-unstyled stack stack-s mb-0">
          {lot.parcels.map((parcel) => (
            <li key={parcel.id} class="row-wrap">
              <StateBadge state={parcel.state} />
              {lot.parcels.length > 1 && <span class="small">{format.mass(parcel.grams)}</span>}
              {parcel.recipientName && <span class="small">{w.lots.toWhom(parcel.recipientName)}</span>}
            </li>
          ))}
        </ul>
        {visit && <VisitLine visit={visit} />}
        {toCome && (
          <div class="small row-wrap">
            <Icon name="clock" />
            {w.lots.pickup(format.span(lot.pickup.from, lot.pickup.to))}
          </div>
        )}
        <div class="row-wrap spread">
          <span class="small text-muted">{w.lots.declaredAt(format.moment(lot.declaredAt))}</span>
          {mine && may('lots:declare') && (
            <ButtonLink tone="quiet" icon="repeat" href={`/declare?repeat=${lot.id}`}>
              {w.lots.repeat}
              <span class="visually-hidden"> {lot.label}</span>
            </ButtonLink>
          )}
        </div>
      </Food>
    </Card>
  );
}
