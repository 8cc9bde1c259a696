import { reachOf } from '../auth/permissions.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/http/http.errors.js';
import type { Offer, OfferPage, OfferQuery } from './offer.dto.js';

interface OfferRow extends Omit<Offer, 'point' | 'pickup' | 'madeAt' | 'lapsesAt' | 'answeredAt'> {
  lon: number;
  lat: number;
  pickupFrom: Date;
  pickupTo: Date;
  madeAt: Date;
  lapsesAt: Date;
  answeredAt: Date | null;
}

const SELECT_OFFER = `
  select f.id, f.lot_id as "lotId", l.reference::float8 as "lotReference", l.label, l.category, l.cold, l.date_kind as "dateKind", to_char(l.date, 'YYYY-MM-DD') as date, l.allergens,
         f.packages, f.accepted_packages as "acceptedPackages", l.package_g::float8 as package_g, f.grams::float8 as grams, d.name as "donorName", d.address as "donorAddress", d.lon, d.lat,
         f.distance_m, f.state, f.made_at as "madeAt", f.lapses_at as "lapsesAt", f.answered_at as "answeredAt", l.pickup_from as "pickupFrom", l.pickup_to as "pickupTo",
         f.recipient_site_id as "recipientSiteId", r.name as "recipientName", f.reason_code as "reasonCode", f.standing_rule_id as "standingRuleId", f.replaces, f.parcel_id as "parcelId", p.state as "parcelState", f.version
    from offer f join lot l on l.id = f.lot_id join site d on d.id = l.donor_site_id join site r on r.id = f.recipient_site_id join parcel p on p.id = f.parcel_id`;

const offerOf = ({ lon, lat, pickupFrom, pickupTo, madeAt, lapsesAt, answeredAt, ...row }: OfferRow): Offer => ({
  ...row,
  point: [lon, lat],
  pickup: { from: pickupFrom.toISOString(), to: pickupTo.toISOString() },
  madeAt: madeAt.toISOString(),
  lapsesAt: lapsesAt.toISOString(),
  answeredAt: answeredAt?.toISOString() ?? null,
});

/** An actor of limited reach sees the offers made to its own sites. */
const ownOrganisation = (tx: Tx): string | null =>
  reachOf(tx.actor, 'offers:read') === 'own' ? (tx.actor.organisationId ?? '00000000-0000-0000-0000-000000000000') : null;

/** A page of offers, newest first. */
export async function readOffers(tx: Tx, { state, siteId, lotId, limit = 50, cursor }: OfferQuery): Promise<OfferPage> {
  const rows = await tx.query<OfferRow>(
    `${SELECT_OFFER} where ($1::text is null or f.state = $1) and ($2::uuid is null or f.recipient_site_id = $2) and ($3::uuid is null or f.lot_id = $3)
        and ($4::uuid is null or r.organisation_id = $4) and ($5::uuid is null or f.id < $5) order by f.id desc limit $6`,
    [state ?? null, siteId ?? null, lotId ?? null, ownOrganisation(tx), cursor ?? null, limit + 1],
  );
  const items = rows.slice(0, limit).map(offerOf);
  return { items, next: rows.length > limit ? items.at(-1)!.id : null };
}

/** One offer within the actor's reach. */
export async function readOffer(tx: Tx, offerId: string): Promise<Offer> {
  const row = await tx.first<OfferRow>(`${SELECT_OFFER} where f.id = $1 and ($2::uuid is null or r.organisation_id = $2)`, [
    offerId,
    ownOrganisation(tx),
  ]);
  if (!row) throw notFound({ offerId });
  return offerOf(row);
}
