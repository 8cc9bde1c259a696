import { Injectable } from '@nestjs/common';
import { reachOf, type Action } from '../auth/permissions.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/http/http.errors.js';
import type { Language } from '../vocabulary/words.js';
import type { Distribution, Diversion, Lot, Release, Withdrawal } from './lot.dto.js';
import { massTooLarge, notHeld, nothingLeftToWithdraw, parcelNotThere } from './lot.errors.js';
import { lotReleased, lotWithdrawn } from './lot.events.js';
import { LotService } from './lot.service.js';
import { ParcelService } from './parcel.service.js';

const WITHDRAWABLE = new Set(['declared', 'open', 'offered', 'accepted', 'planned']);
const DIVERTIBLE = new Set(['refused', 'expired', 'delivered']);

/** What people do to a lot after it was declared: take it back, let it go, send it lower, give it out. */
@Injectable()
export class LotLifeService {
  constructor(
    private readonly lots: LotService,
    private readonly parcels: ParcelService,
  ) {}

  /** The donor takes back whatever is not yet on board. Those who had been promised it are told by the event. */
  async withdraw(tx: Tx, lotId: string, { reasonCode, note }: Withdrawal, language: Language): Promise<Lot> {
    await this.requireDonor(tx, lotId, 'lots:withdraw');
    const there = (await this.parcels.holdLot(tx, lotId)).filter((parcel) => WITHDRAWABLE.has(parcel.state));
    if (there.length === 0) throw nothingLeftToWithdraw({ lotId });
    const acceptedBy = there.flatMap((parcel) =>
      parcel.state === 'accepted' || parcel.state === 'planned' ? [parcel.recipientSiteId!] : [],
    );
    for (const parcel of there) await this.parcels.step(tx, parcel, { to: 'withdrawn', reasonCode, note: note ?? null });
    await tx.query(
      `update offer set state = 'withdrawn', answered_at = app_now(), reason_code = 'lot-withdrawn', version = version + 1 where lot_id = $1 and state in ('open', 'accepted') and parcel_id = any($2)`,
      [lotId, there.map((parcel) => parcel.id)],
    );
    tx.emit(lotWithdrawn, { lotId, reasonCode, acceptedBy });
    return this.lots.read(tx, lotId, language);
  }

  /** A named person lets a held lot go to matching all the same; the reason stays in the history. */
  async release(tx: Tx, lotId: string, { reason }: Release, language: Language): Promise<Lot> {
    const held = (await this.parcels.holdLot(tx, lotId)).filter((parcel) => parcel.state === 'declared');
    if (held.length === 0) throw (await this.lots.reaches(tx, lotId)) ? notHeld({ lotId }) : notFound({ lotId });
    for (const parcel of held) await this.parcels.step(tx, parcel, { to: 'open', reasonCode: 'released', note: reason });
    tx.emit(lotReleased, { lotId });
    return this.lots.read(tx, lotId, language);
  }

  /** Food that can no longer be given goes lower in the hierarchy of use (L541-15-4); none of that counts as saved. */
  async divert(tx: Tx, lotId: string, { parcelId, to, reasonCode, note }: Diversion, language: Language): Promise<Lot> {
    if (!(await this.lots.reaches(tx, lotId))) throw notFound({ lotId });
    const parcel = await this.parcels.hold(tx, parcelId);
    if (parcel.lotId !== lotId) throw notFound({ parcelId });
    if (!DIVERTIBLE.has(parcel.state) || (parcel.state === 'delivered' && to === 'feed' && parcel.recipientRole !== 'hub'))
      throw parcelNotThere({ parcelId, state: parcel.state });
    await this.parcels.step(tx, parcel, { to: 'diverted', bucket: to, reasonCode, note: note ?? null });
    return this.lots.read(tx, lotId, language);
  }

  /** The recipient says what it gave to people and what it had to throw away; the rest stays with it. */
  async distribute(
    tx: Tx,
    parcelId: string,
    { distributed_g, discarded_g, reasonCode, note }: Distribution,
    language: Language,
  ): Promise<Lot> {
    const parcel = await this.parcels.hold(tx, parcelId);
    await this.requireRecipient(tx, parcel.recipientSiteId, 'parcels:distribute');
    if (parcel.state !== 'delivered') throw parcelNotThere({ parcelId, state: parcel.state });
    const rest = parcel.grams - distributed_g - discarded_g;
    if (rest < 0 || distributed_g + discarded_g === 0) throw massTooLarge({ there_g: parcel.grams, said_g: distributed_g + discarded_g });
    if (discarded_g > 0) {
      const thrown = distributed_g + rest > 0 ? await this.parcels.split(tx, parcel, 0, discarded_g) : parcel;
      await this.parcels.step(tx, thrown, { to: 'diverted', bucket: 'discarded', reasonCode: reasonCode ?? 'spoiled', note: note ?? null });
    }
    if (distributed_g > 0) {
      const given = rest > 0 ? await this.parcels.split(tx, parcel, 0, distributed_g) : parcel;
      await this.parcels.step(tx, given, { to: 'distributed', reasonCode: 'distributed', note: note ?? null });
    }
    return this.lots.read(tx, parcel.lotId, language);
  }

  private async requireDonor(tx: Tx, lotId: string, action: Action): Promise<void> {
    const row = await tx.first<{ organisation_id: string }>(
      'select s.organisation_id from lot l join site s on s.id = l.donor_site_id where l.id = $1',
      [lotId],
    );
    if (!row || (reachOf(tx.actor, action) !== 'any' && row.organisation_id !== tx.actor.organisationId)) throw notFound({ lotId });
  }

  private async requireRecipient(tx: Tx, siteId: string | null, action: Action): Promise<void> {
    if (reachOf(tx.actor, action) === 'any') return;
    const row = siteId
      ? await tx.first<{ organisation_id: string }>('select organisation_id from site where id = $1', [siteId])
      : undefined;
    if (!row || row.organisation_id !== tx.actor.organisationId) throw notFound();
  }
}
