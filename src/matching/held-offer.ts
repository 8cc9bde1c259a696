import { reachOf } from '../auth/permissions.js';
import type { HeldParcel, ParcelService } from '../lots/parcel.service.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/http/http.errors.js';
import { localDate } from '../vocabulary/local-time.js';
import type { Rejection } from '../vocabulary/rejection.js';
import { datePassed, habilitationEnded, offerAnswered, offerLapsedAlready, offerTaken, offerWithdrawn } from './offer.errors.js';

/** An offer held under lock for the rest of the transaction. */
export interface HeldOffer {
  id: string;
  lotId: string;
  parcelId: string;
  cycleId: string | null;
  recipientSiteId: string;
  packages: number;
  state: string;
  lapsesAt: Date;
  reasonCode: string | null;
  /** Sites to ask next, the best first. */
  nextBest: string[];
}

/** Locks the parcel, then the offer: always in this order. */
export async function holdOffer(tx: Tx, parcels: ParcelService, offerId: string): Promise<{ offer: HeldOffer; parcel: HeldParcel }> {
  const own = reachOf(tx.actor, 'offers:answer') !== 'any';
  const found = await tx.first<{ parcelId: string }>(
    `select f.parcel_id as "parcelId" from offer f join site s on s.id = f.recipient_site_id where f.id = $1 and ($2::boolean is false or s.organisation_id = $3)`,
    [offerId, own, tx.actor.organisationId],
  );
  if (!found) throw notFound({ offerId });
  const parcel = await parcels.hold(tx, found.parcelId);
  const offer = await tx.first<HeldOffer>(
    `select id, lot_id as "lotId", parcel_id as "parcelId", cycle_id as "cycleId", recipient_site_id as "recipientSiteId", packages, state, lapses_at as "lapsesAt",
            reason_code as "reasonCode", next_best as "nextBest" from offer where id = $1 for update`,
    [offerId],
  );
  return { offer: offer!, parcel };
}

/** @throws the refusal that says why this offer can no longer be answered. */
export async function requireOpen(tx: Tx, offer: HeldOffer, parcel: HeldParcel): Promise<void> {
  const facts = { offerId: offer.id, state: offer.state };
  if (offer.state === 'withdrawn') throw offerWithdrawn(facts);
  const elsewhere = parcel.offerId !== offer.id;
  if (elsewhere && ['accepted', 'planned', 'collected', 'delivered', 'distributed'].includes(parcel.state)) throw offerTaken(facts);
  if (offer.state === 'accepted' || offer.state === 'declined') throw offerAnswered(facts);
  if (offer.state === 'lapsed' || elsewhere || offer.lapsesAt <= (await tx.now()))
    throw offerLapsedAlready({ ...facts, lapsedAt: offer.lapsesAt });
}

/** What the law says against this site taking this parcel now, or null. */
export async function lawAgainst(tx: Tx, siteId: string, { deadline }: Pick<HeldParcel, 'deadline'>): Promise<Rejection | null> {
  const now = await tx.now();
  if (deadline && deadline <= now) return datePassed({ deadline });
  const row = await tx.first<{ role: string; publicBody: boolean; from: string | null; to: string | null; timeZone: string }>(
    `select s.role, o.public_body as "publicBody", to_char(o.habilitation_from, 'YYYY-MM-DD') as "from", to_char(o.habilitation_to, 'YYYY-MM-DD') as "to", t.time_zone as "timeZone"
       from site s join organisation o on o.id = s.organisation_id join territory t on t.id = s.territory_id where s.id = $1`,
    [siteId],
  );
  const { role, publicBody, from, to, timeZone } = row!;
  const today = localDate(now.getTime(), timeZone);
  const isHabilitated = from !== null && to !== null && from <= today && today <= to;
  return role === 'association' && !publicBody && !isHabilitated ? habilitationEnded({ from, to }) : null;
}

/** Writes the answer (or its absence) on the offer. */
export async function closeOffer(
  tx: Tx,
  offerId: string,
  state: 'accepted' | 'declined' | 'lapsed',
  answer: { reasonCode?: string; note?: string | undefined; packages?: number; standingRuleId?: string },
): Promise<void> {
  await tx.query(
    `update offer set state = $2, answered_at = app_now(), answered_by = app_actor(), reason_code = $3, note = $4, accepted_packages = $5, standing_rule_id = coalesce($6, standing_rule_id), version = version + 1 where id = $1`,
    [offerId, state, answer.reasonCode ?? null, answer.note ?? null, answer.packages ?? null, answer.standingRuleId ?? null],
  );
}
