import { Injectable } from '@nestjs/common';
import { lotReopened } from '../lots/lot.events.js';
import { ParcelService, type HeldParcel } from '../lots/parcel.service.js';
import type { Tx } from '../platform/database/tx.js';
import { closeOffer, holdOffer, lawAgainst, requireOpen, type HeldOffer } from './held-offer.js';
import type { Acceptance, Refusal } from './offer.dto.js';
import { noRoom, tooManyPackages } from './offer.errors.js';
import { offerAccepted, offerCancelled, offerDeclined, offerLapsed } from './offer.events.js';
import { lockOffers } from './cycle-lease.js';
import { ReofferService } from './reoffer.service.js';

/** Offers: answered by a recipient, or lapsed. */
@Injectable()
export class OfferService {
  constructor(
    private readonly parcels: ParcelService,
    private readonly reoffers: ReofferService,
  ) {}

  /**
   * The recipient takes the offer, whole or in part; the rest goes to the next best, or back to matching. The law and the
   * room are looked at again, by the database's clock, under lock: of two who take the same food one wins and the other
   * is told why not.
   */
  async accept(tx: Tx, offerId: string, { packages, note }: Acceptance): Promise<void> {
    // What is not taken is offered to the next best: always locked before any parcel, or two could wait for each other.
    if (packages !== undefined) await lockOffers(tx);
    const { offer, parcel } = await holdOffer(tx, this.parcels, offerId);
    await requireOpen(tx, offer, parcel);
    const unlawful = await lawAgainst(tx, offer.recipientSiteId, parcel);
    if (unlawful) throw unlawful;
    const taken = packages ?? offer.packages;
    if (taken > offer.packages) throw tooManyPackages({ offered: offer.packages });
    const rest = taken < offer.packages ? await this.parcels.split(tx, parcel, offer.packages - taken) : null;
    const short = await this.parcels.takeRoom(tx, parcel, offer.recipientSiteId);
    if (short) throw noRoom({ ...short, asked_g: parcel.grams, cold: parcel.cold });
    await this.parcels.step(tx, parcel, { to: 'accepted', reasonCode: 'accepted', note: note ?? null });
    await closeOffer(tx, offer.id, 'accepted', { packages: taken, note });
    tx.emit(offerAccepted, { offerId: offer.id, lotId: offer.lotId, parcelId: parcel.id });
    if (rest) await this.giveBack(tx, rest, offer, 'part-not-taken');
  }

  /**
   * The recipient says no, or gives back what it had accepted as long as nobody has collected it. The next best is asked
   * at once.
   */
  async refuse(tx: Tx, offerId: string, { reasonCode, note }: Refusal): Promise<void> {
    await lockOffers(tx);
    const { offer, parcel } = await holdOffer(tx, this.parcels, offerId);
    const cancels =
      offer.state === 'accepted' && parcel.offerId === offer.id && (parcel.state === 'accepted' || parcel.state === 'planned');
    if (!cancels) await requireOpen(tx, offer, parcel);
    await closeOffer(tx, offer.id, 'declined', { reasonCode, note });
    await this.giveBack(tx, parcel, offer, cancels ? 'cancelled' : 'declined');
    tx.emit(offerDeclined, { offerId: offer.id, lotId: offer.lotId, reasonCode });
    if (cancels) tx.emit(offerCancelled, { offerId: offer.id, lotId: offer.lotId, parcelId: parcel.id, reasonCode });
  }

  /** Ends every offer whose time is over by the database's clock, at most `most` in this transaction. */
  async lapseOverdue(tx: Tx, most = 200): Promise<void> {
    // In the order of the parcels, in which expiry and cycles lock them, too: else two could wait for each other.
    const due = await tx.query<{ id: string }>(
      `select id from offer where state = 'open' and lapses_at <= app_now() order by parcel_id limit $1`,
      [most],
    );
    if (due.length > 0) await lockOffers(tx);
    for (const { id } of due) {
      const { offer, parcel } = await holdOffer(tx, this.parcels, id);
      if (offer.state !== 'open') continue;
      await closeOffer(tx, offer.id, 'lapsed', { reasonCode: 'no-answer' });
      if (parcel.state === 'offered' && parcel.offerId === offer.id) await this.giveBack(tx, parcel, offer, 'lapsed');
      tx.emit(offerLapsed, { offerId: offer.id, lotId: offer.lotId });
    }
  }

  /** The parcel is open again: the next best has it at once, or a cycle is asked for. */
  private async giveBack(tx: Tx, parcel: HeldParcel, offer: HeldOffer, reasonCode: string): Promise<void> {
    const back = await this.parcels.step(tx, parcel, { to: 'open', reasonCode });
    const isPassedOn = await this.reoffers.pass(tx, back, offer);
    if (!isPassedOn) tx.emit(lotReopened, { lotId: parcel.lotId, parcelId: parcel.id, reasonCode });
  }
}
