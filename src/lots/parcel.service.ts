import { Injectable } from '@nestjs/common';
import { bucketOf, HOLDS_ROOM, type Bucket, type ParcelState } from '../vocabulary/parcel.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { RoomService } from '../ledger/room.service.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/http/http.errors.js';

/** A parcel held under lock for the rest of the transaction, with what its lot says. */
export interface HeldParcel {
  id: string;
  lotId: string;
  packages: number;
  grams: number;
  room_g: number;
  state: ParcelState;
  recipientSiteId: string | null;
  recipientRole: string | null;
  offerId: string | null;
  cold: string;
  package_g: number;
  donorSiteId: string;
  deadline: Date | null;
  dateKind: string;
  date: string | null;
}

/** One step of a parcel's life: where to and why. */
export interface Step {
  to: ParcelState;
  reasonCode?: string | null;
  note?: string | null;
  /** The cycle that decided it. */
  decisionId?: string | null;
  recipientSiteId?: string | null;
  offerId?: string | null;
  /** Needed for `diverted`, which does not say by itself where the grams go. */
  bucket?: Bucket;
}

const HELD = `
  select p.id, p.lot_id as "lotId", p.packages, p.grams::float8 as grams, p.room_g::float8 as room_g, p.state, p.recipient_site_id as "recipientSiteId", r.role as "recipientRole",
         p.offer_id as "offerId", l.cold, l.package_g::float8 as package_g, l.donor_site_id as "donorSiteId", l.deadline, l.date_kind as "dateKind", to_char(l.date, 'YYYY-MM-DD') as date
    from parcel p join lot l on l.id = p.lot_id left join site r on r.id = p.recipient_site_id`;

/** Moves parcels: state, history (by the database), ledger and room in step. No other code changes a parcel's state. */
@Injectable()
export class ParcelService {
  constructor(
    private readonly ledger: LedgerService,
    private readonly room: RoomService,
  ) {}

  /** Locks one parcel; another territory's or an unknown id is not found. */
  async hold(tx: Tx, parcelId: string): Promise<HeldParcel> {
    const parcel = await tx.first<HeldParcel>(`${HELD} where p.id = $1 for update of p`, [parcelId]);
    if (!parcel) throw notFound();
    return parcel;
  }

  /** Locks all parcels of a lot, in a fixed order so that two transactions cannot wait for each other. */
  holdLot(tx: Tx, lotId: string): Promise<HeldParcel[]> {
    return tx.query<HeldParcel>(`${HELD} where p.lot_id = $1 and p.packages + p.grams > 0 order by p.id for update of p`, [lotId]);
  }

  /** Locks several parcels, in a fixed order. */
  holdMany(tx: Tx, parcelIds: readonly string[]): Promise<HeldParcel[]> {
    return tx.query<HeldParcel>(`${HELD} where p.id = any($1) order by p.id for update of p`, [parcelIds]);
  }

  /** Takes one step: the parcel's row, the ledger, and the room it held or no longer holds. */
  async step(tx: Tx, parcel: HeldParcel, step: Step): Promise<HeldParcel> {
    const from = this.bucket(parcel.state, parcel);
    const keepsRecipient = step.to !== 'open';
    const next: HeldParcel = {
      ...parcel,
      state: step.to,
      recipientSiteId: step.recipientSiteId !== undefined ? step.recipientSiteId : keepsRecipient ? parcel.recipientSiteId : null,
      offerId: step.offerId !== undefined ? step.offerId : keepsRecipient ? parcel.offerId : null,
    };
    const to = step.bucket ?? this.bucket(step.to, next);
    if (HOLDS_ROOM.has(parcel.state) && !HOLDS_ROOM.has(step.to)) await this.giveRoom(tx, parcel, next);
    await tx.query(
      `update parcel set state = $2, reason_code = $3, note = $4, decision_id = $5, recipient_site_id = $6, offer_id = $7, room_g = $8, changed_at = app_now(), considered_at = null, version = version + 1 where id = $1`,
      [parcel.id, step.to, step.reasonCode ?? null, step.note ?? null, step.decisionId ?? null, next.recipientSiteId, next.offerId, next.room_g],
    );
    if (from !== to) {
      await this.ledger.post(tx, [{ lotId: parcel.lotId, parcelId: parcel.id, siteId: next.recipientSiteId ?? parcel.recipientSiteId, from, to, grams: parcel.grams, cause: step.reasonCode ?? step.to }]);
    }
    return next;
  }

  private async giveRoom(tx: Tx, parcel: HeldParcel, next: HeldParcel): Promise<void> {
    if (parcel.recipientSiteId) await this.room.give(tx, parcel.recipientSiteId, parcel.cold, parcel.room_g);
    next.room_g = 0;
  }

  private bucket(state: ParcelState, parcel: Pick<HeldParcel, 'recipientRole'>): Bucket {
    if (state === 'diverted') throw new Error('a diverted parcel must say where its grams go');
    return bucketOf(state, parcel.recipientRole === 'hub');
  }

  /**
   * Cuts `packages` (and `grams`, when given; else by the package's weight) off a parcel. Both keep the same state; room follows
   * the grams. The mass ledger does not move: the lot still has it all in the same bucket.
   *
   * @returns the part cut off; `parcel` is changed to what stays.
   */
  async split(tx: Tx, parcel: HeldParcel, packages: number, grams: number = packages * parcel.package_g): Promise<HeldParcel> {
    const room_g = Math.min(parcel.room_g, grams);
    parcel.packages -= packages;
    parcel.grams -= grams;
    parcel.room_g -= room_g;
    await tx.query('update parcel set packages = $2, grams = $3, room_g = $4, version = version + 1 where id = $1', [parcel.id, parcel.packages, parcel.grams, parcel.room_g]);
    const made = await tx.first<{ id: string }>(
      `insert into parcel (territory_id, lot_id, packages, grams, room_g, state, recipient_site_id, offer_id, split_from, reason_code)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'split') returning id`,
      [tx.territoryId, parcel.lotId, packages, grams, room_g, parcel.state, parcel.recipientSiteId, null, parcel.id],
    );
    return { ...parcel, id: made!.id, packages, grams, room_g, offerId: null };
  }

  /** Sets a parcel's grams to what the scale says; the difference is a row of the ledger like any other. */
  async weigh(tx: Tx, parcel: HeldParcel, weighed_g: number): Promise<void> {
    const bucket = this.bucket(parcel.state, parcel);
    const more = weighed_g - parcel.grams;
    if (more === 0) return;
    const [from, to] = more > 0 ? (['weighing', bucket] as const) : ([bucket, 'weighing'] as const);
    await this.ledger.post(tx, [{ lotId: parcel.lotId, parcelId: parcel.id, siteId: parcel.recipientSiteId, from, to, grams: Math.abs(more), cause: 'weighing' }]);
    await tx.query('update parcel set grams = $2, version = version + 1 where id = $1', [parcel.id, weighed_g]);
    parcel.grams = weighed_g;
  }

  /** Takes the room an acceptance needs; the caller turns a shortage into its refusal. */
  async takeRoom(tx: Tx, parcel: HeldParcel, siteId: string): ReturnType<RoomService['take']> {
    const short = await this.room.take(tx, siteId, parcel.cold, parcel.grams);
    if (short === null) {
      parcel.room_g = parcel.grams;
      await tx.query('update parcel set room_g = $2 where id = $1', [parcel.id, parcel.room_g]);
    }
    return short;
  }

  /** Sends a part that is on board elsewhere: the room it held is given back, the new site takes it as it comes. */
  async redirect(tx: Tx, parcel: HeldParcel, siteId: string): Promise<void> {
    if (parcel.recipientSiteId) await this.room.give(tx, parcel.recipientSiteId, parcel.cold, parcel.room_g);
    const short = await this.room.take(tx, siteId, parcel.cold, parcel.grams);
    parcel.recipientSiteId = siteId;
    parcel.room_g = short ? 0 : parcel.grams;
    await tx.query(`update parcel set recipient_site_id = $2, room_g = $3, changed_at = app_now(), version = version + 1 where id = $1`, [parcel.id, siteId, parcel.room_g]);
  }
}
