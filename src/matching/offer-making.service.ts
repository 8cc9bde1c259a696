import { Injectable } from '@nestjs/common';
import { ParcelService, type HeldParcel } from '../lots/parcel.service.js';
import type { Tx } from '../platform/database/tx.js';
import { newId } from '../platform/database/new-id.js';
import { crowFly_m } from '../vocabulary/place.js';
import { answerUntil } from './core/answer-time.js';
import { standingRuleOf } from './core/pre-acceptance.js';
import type { Lot, Problem, Recipient } from './core/problem.js';
import { closeOffer, lawAgainst } from './held-offer.js';
import type { Facts } from './matching.facts.js';
import { offerAccepted, offerMade, offerPreAccepted } from './offer.events.js';
import { readStandingRules, type ActiveRules } from './standing-rules.facts.js';

/** A parcel for a recipient, with the facts it was decided on. */
export interface OfferedPart {
  parcel: HeldParcel;
  lot: Lot;
  recipient: Recipient;
  /** Sites to ask next should this come to nothing, the best first. */
  nextBest?: readonly string[];
  /** The offer whose refusal it follows at once. */
  replaces?: string;
}

export type OfferFacts = Pick<Facts, 'problem' | 'policy' | 'siteIds'>;

interface NewOffer {
  id: string;
  site: string;
  packages: number;
  grams: number;
}

/** Puts food to recipients, and takes the answer of those that have given it in advance. */
@Injectable()
export class OfferMakingService {
  constructor(private readonly parcels: ParcelService) {}

  /** Makes the offers, all in the same few statements. Each has the policy's answer time, or less where the food cannot wait. */
  async make(tx: Tx, parts: readonly OfferedPart[], facts: OfferFacts, cycleId: string | null): Promise<void> {
    if (parts.length === 0) return;
    const offers = parts.map(({ parcel, lot, recipient, nextBest = [], replaces = null }) => ({
      id: newId(),
      lot: parcel.lotId,
      parcel: parcel.id,
      site: facts.siteIds.get(recipient.id)!,
      packages: parcel.packages,
      grams: parcel.grams,
      distance: Math.round(travelOf(facts.problem, lot, recipient)),
      until: new Date(lapseOf(lot, recipient, facts)).toISOString(),
      next: nextBest,
      replaces,
    }));
    await tx.prepared(
      `insert into offer (id, territory_id, cycle_id, lot_id, parcel_id, recipient_site_id, packages, grams, distance_m, state, lapses_at, next_best, replaces)
       select id, $1, $2, lot, parcel, site, packages, grams, distance, 'open', until, array(select jsonb_array_elements_text(next)::uuid), replaces
         from jsonb_to_recordset($3::jsonb) as x(id uuid, lot uuid, parcel uuid, site uuid, packages int, grams bigint, distance int, until timestamptz, next jsonb, replaces uuid)`,
      [tx.territoryId, cycleId, JSON.stringify(offers)],
    );
    const offered = await this.parcels.stepAll(
      tx,
      parts.map(({ parcel, replaces }, n) => ({
        parcel,
        step: {
          to: 'offered',
          recipientSiteId: offers[n]!.site,
          offerId: offers[n]!.id,
          decisionId: cycleId,
          reasonCode: replaces ? 'next-best' : 'offered',
        },
      })),
    );
    for (const offer of offers) tx.emit(offerMade, { offerId: offer.id, lotId: offer.lot, recipientSiteId: offer.site });
    const rules = await readStandingRules(
      tx,
      offers.map(({ site }) => site),
      facts.problem,
    );
    for (const [n, { lot, recipient }] of parts.entries())
      await this.acceptByRule(tx, { offer: offers[n]!, parcel: offered[n]!, lot, recipient }, rules, facts.problem);
  }

  /**
   * Accepts at once what the recipient takes without being asked: by the rules as they stand now, with the law and the room
   * looked at again like for any other yes. Where either is missing it stays an ordinary offer.
   */
  private async acceptByRule(
    tx: Tx,
    { offer, parcel, lot, recipient }: { offer: NewOffer; parcel: HeldParcel; lot: Lot; recipient: Recipient },
    active: ActiveRules,
    problem: Problem,
  ): Promise<void> {
    const rules = active.get(offer.site);
    if (!rules) return;
    const preAccepts = rules.map(({ rule }) => rule);
    const at = standingRuleOf(problem, { lot, recipient: { ...recipient, preAccepts } }, offer.grams);
    if (at === undefined || (await lawAgainst(tx, offer.site, parcel))) return;
    if (await this.parcels.takeRoom(tx, parcel, offer.site)) return;
    const standingRuleId = rules[at]!.id;
    await this.parcels.step(tx, parcel, { to: 'accepted', reasonCode: 'standing-rule' });
    await closeOffer(tx, offer.id, 'accepted', { packages: offer.packages, reasonCode: 'standing-rule', standingRuleId });
    tx.emit(offerAccepted, { offerId: offer.id, lotId: parcel.lotId, parcelId: parcel.id });
    tx.emit(offerPreAccepted, { offerId: offer.id, lotId: parcel.lotId, standingRuleId });
  }
}

function lapseOf(lot: Lot, { open = [] }: Recipient, { problem, policy }: OfferFacts): number {
  return answerUntil({
    now: Date.parse(problem.now),
    end: Math.min(Date.parse(lot.pickup.to), lot.deadline ? Date.parse(lot.deadline) : Infinity),
    timeZone: problem.timeZone,
    open: open.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) })),
    rules: policy.offer,
  });
}

function travelOf({ travel, lots, recipients }: Problem, lot: Lot, recipient: Recipient): number {
  if (travel.model === 'matrix') return travel.metres[lots.indexOf(lot)]![recipients.indexOf(recipient)]!;
  const crow = crowFly_m(lot.point, recipient.point);
  return crow === 0 ? 0 : travel.intercept_m + travel.slope * crow;
}
