import { Injectable } from '@nestjs/common';
import { reachOf } from '../auth/permissions.js';
import { lotReopened } from '../lots/lot.events.js';
import { ParcelService, type HeldParcel } from '../lots/parcel.service.js';
import type { Tx } from '../platform/database/tx.js';
import { newId } from '../platform/database/new-id.js';
import { notFound } from '../platform/http/http.errors.js';
import { localDate } from '../vocabulary/local-time.js';
import { crowFly_m } from '../vocabulary/place.js';
import type { Lot, Problem, Recipient } from './core/problem.js';
import type { Acceptance, Refusal } from './offer.dto.js';
import {
  datePassed,
  habilitationEnded,
  noRoom,
  offerAnswered,
  offerLapsedAlready,
  offerTaken,
  offerWithdrawn,
  tooManyPackages,
} from './offer.errors.js';
import { offerAccepted, offerCancelled, offerDeclined, offerLapsed, offerMade } from './offer.events.js';
import type { Facts } from './matching.facts.js';

const MINUTE_MS = 60_000;

interface HeldOffer {
  id: string;
  lotId: string;
  parcelId: string;
  recipientSiteId: string;
  packages: number;
  state: string;
  lapsesAt: Date;
  reasonCode: string | null;
}

/** A parcel that a cycle gives to a recipient, with the facts it was decided on. */
export interface OfferedPart {
  parcel: HeldParcel;
  lot: Lot;
  recipient: Recipient;
}

/** Offers: made by a cycle, answered by a recipient, or lapsed. */
@Injectable()
export class OfferService {
  constructor(private readonly parcels: ParcelService) {}

  /** Puts parcels to recipients, all in the same few statements. Each has the policy's answer time, or less where the food cannot wait. */
  async makeAll(tx: Tx, parts: readonly OfferedPart[], facts: Facts, cycleId: string): Promise<void> {
    const offers = parts.map(({ parcel, lot, recipient }) => ({
      id: newId(),
      lot: parcel.lotId,
      parcel: parcel.id,
      site: facts.siteIds.get(recipient.id)!,
      packages: parcel.packages,
      grams: parcel.grams,
      distance: Math.round(travelOf(facts.problem, lot, recipient)),
      until: answerUntil(lot, facts).toISOString(),
    }));
    await tx.prepared(
      `insert into offer (id, territory_id, cycle_id, lot_id, parcel_id, recipient_site_id, packages, grams, distance_m, state, lapses_at)
       select id, $1, $2, lot, parcel, site, packages, grams, distance, 'open', until
         from jsonb_to_recordset($3::jsonb) as x(id uuid, lot uuid, parcel uuid, site uuid, packages int, grams bigint, distance int, until timestamptz)`,
      [tx.territoryId, cycleId, JSON.stringify(offers)],
    );
    await this.parcels.stepAll(
      tx,
      parts.map(({ parcel }, n) => ({
        parcel,
        step: { to: 'offered', recipientSiteId: offers[n]!.site, offerId: offers[n]!.id, decisionId: cycleId, reasonCode: 'offered' },
      })),
    );
    for (const offer of offers) tx.emit(offerMade, { offerId: offer.id, lotId: offer.lot, recipientSiteId: offer.site });
  }

  /**
   * The recipient takes the offer, whole or in part; the rest goes back to matching. The law and the room are looked
   * at again, by the database's clock, under lock: of two who take the same food one wins and the other is told why not.
   */
  async accept(tx: Tx, offerId: string, { packages, note }: Acceptance): Promise<void> {
    const { offer, parcel } = await this.hold(tx, offerId);
    await this.requireOpen(tx, offer, parcel);
    await this.requireLawful(tx, offer, parcel);
    const taken = packages ?? offer.packages;
    if (taken > offer.packages) throw tooManyPackages({ offered: offer.packages });
    if (taken < offer.packages) await this.giveBack(tx, await this.parcels.split(tx, parcel, offer.packages - taken), 'part-not-taken');
    const short = await this.parcels.takeRoom(tx, parcel, offer.recipientSiteId);
    if (short) throw noRoom({ ...short, asked_g: parcel.grams, cold: parcel.cold });
    await this.parcels.step(tx, parcel, { to: 'accepted', reasonCode: 'accepted', note: note ?? null });
    await this.close(tx, offer.id, 'accepted', { packages: taken, note });
    tx.emit(offerAccepted, { offerId: offer.id, lotId: offer.lotId, parcelId: parcel.id });
  }

  /** The recipient says no, or gives back what it had accepted as long as nobody has collected it. The lot is matched again at once. */
  async refuse(tx: Tx, offerId: string, { reasonCode, note }: Refusal): Promise<void> {
    const { offer, parcel } = await this.hold(tx, offerId);
    const cancels =
      offer.state === 'accepted' && parcel.offerId === offer.id && (parcel.state === 'accepted' || parcel.state === 'planned');
    if (!cancels) await this.requireOpen(tx, offer, parcel);
    await this.giveBack(tx, parcel, cancels ? 'cancelled' : 'declined');
    await this.close(tx, offer.id, 'declined', { reasonCode, note });
    tx.emit(offerDeclined, { offerId: offer.id, lotId: offer.lotId, reasonCode });
    if (cancels) tx.emit(offerCancelled, { offerId: offer.id, lotId: offer.lotId, parcelId: parcel.id, reasonCode });
  }

  /** Ends every offer whose time is over by the database's clock, at most `most` in this transaction. */
  async lapseOverdue(tx: Tx, most = 200): Promise<void> {
    const due = await tx.query<{ id: string }>(
      `select id from offer where state = 'open' and lapses_at <= app_now() order by id limit $1`,
      [most],
    );
    for (const { id } of due) {
      const { offer, parcel } = await this.hold(tx, id);
      if (offer.state !== 'open') continue;
      if (parcel.state === 'offered' && parcel.offerId === offer.id) await this.giveBack(tx, parcel, 'lapsed');
      await this.close(tx, offer.id, 'lapsed', { reasonCode: 'no-answer' });
      tx.emit(offerLapsed, { offerId: offer.id, lotId: offer.lotId });
    }
  }

  private async giveBack(tx: Tx, parcel: HeldParcel, reasonCode: string): Promise<void> {
    await this.parcels.step(tx, parcel, { to: 'open', reasonCode });
    tx.emit(lotReopened, { lotId: parcel.lotId, parcelId: parcel.id, reasonCode });
  }

  private async close(
    tx: Tx,
    offerId: string,
    state: string,
    answer: { reasonCode?: string; note?: string | undefined; packages?: number },
  ): Promise<void> {
    await tx.query(
      `update offer set state = $2, answered_at = app_now(), answered_by = app_actor(), reason_code = $3, note = $4, accepted_packages = $5, version = version + 1 where id = $1`,
      [offerId, state, answer.reasonCode ?? null, answer.note ?? null, answer.packages ?? null],
    );
  }

  /** Locks the parcel, then the offer: always in this order. */
  private async hold(tx: Tx, offerId: string): Promise<{ offer: HeldOffer; parcel: HeldParcel }> {
    const own = reachOf(tx.actor, 'offers:answer') !== 'any';
    const found = await tx.first<{ parcelId: string }>(
      `select f.parcel_id as "parcelId" from offer f join site s on s.id = f.recipient_site_id where f.id = $1 and ($2::boolean is false or s.organisation_id = $3)`,
      [offerId, own, tx.actor.organisationId],
    );
    if (!found) throw notFound({ offerId });
    const parcel = await this.parcels.hold(tx, found.parcelId);
    const offer = await tx.first<HeldOffer>(
      `select id, lot_id as "lotId", parcel_id as "parcelId", recipient_site_id as "recipientSiteId", packages, state, lapses_at as "lapsesAt", reason_code as "reasonCode" from offer where id = $1 for update`,
      [offerId],
    );
    return { offer: offer!, parcel };
  }

  private async requireOpen(tx: Tx, offer: HeldOffer, parcel: HeldParcel): Promise<void> {
    const facts = { offerId: offer.id, state: offer.state };
    if (offer.state === 'withdrawn') throw offerWithdrawn(facts);
    const elsewhere = parcel.offerId !== offer.id;
    if (elsewhere && ['accepted', 'planned', 'collected', 'delivered', 'distributed'].includes(parcel.state)) throw offerTaken(facts);
    if (offer.state === 'accepted' || offer.state === 'declined') throw offerAnswered(facts);
    if (offer.state === 'lapsed' || elsewhere || offer.lapsesAt <= (await tx.now()))
      throw offerLapsedAlready({ ...facts, lapsedAt: offer.lapsesAt });
  }

  private async requireLawful(tx: Tx, offer: HeldOffer, parcel: HeldParcel): Promise<void> {
    const now = await tx.now();
    if (parcel.deadline && parcel.deadline <= now) throw datePassed({ deadline: parcel.deadline });
    const row = await tx.first<{ role: string; publicBody: boolean; from: string | null; to: string | null; timeZone: string }>(
      `select s.role, o.public_body as "publicBody", to_char(o.habilitation_from, 'YYYY-MM-DD') as "from", to_char(o.habilitation_to, 'YYYY-MM-DD') as "to", t.time_zone as "timeZone"
         from site s join organisation o on o.id = s.organisation_id join territory t on t.id = s.territory_id where s.id = $1`,
      [offer.recipientSiteId],
    );
    const { role, publicBody, from, to, timeZone } = row!;
    const today = localDate(now.getTime(), timeZone);
    if (role === 'association' && !publicBody && !(from && to && from <= today && today <= to)) throw habilitationEnded({ from, to });
  }
}

/** The policy's answer time, ended earlier by the pickup slot, but never less than its least unless the slot itself ends. */
function answerUntil(lot: Lot, { problem, policy }: Facts): Date {
  const now = Date.parse(problem.now);
  const { answerMinutes, leastMinutes } = policy.offer;
  const slotEnds = Math.min(Date.parse(lot.pickup.to), lot.deadline ? Date.parse(lot.deadline) : Infinity);
  const share = now + Math.max(leastMinutes * MINUTE_MS, Math.min(answerMinutes * MINUTE_MS, (slotEnds - now) / 3));
  return new Date(Math.max(now + MINUTE_MS, Math.min(share, slotEnds - MINUTE_MS)));
}

function travelOf({ travel, lots, recipients }: Problem, lot: Lot, recipient: Recipient): number {
  if (travel.model === 'matrix') return travel.metres[lots.indexOf(lot)]![recipients.indexOf(recipient)]!;
  const crow = crowFly_m(lot.point, recipient.point);
  return crow === 0 ? 0 : travel.intercept_m + travel.slope * crow;
}
