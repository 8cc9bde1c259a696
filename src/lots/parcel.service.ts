import { Injectable } from '@nestjs/common';
import { bucketOf, HOLDS_ROOM, type Bucket, type ParcelState } from '../vocabulary/parcel.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { RoomService, type FreeRoom } from '../ledger/room.service.js';
import type { Tx } from '../platform/database/tx.js';
import { newId } from '../platform/database/new-id.js';
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
    return (await this.stepAll(tx, [{ parcel, step }]))[0]!;
  }

  /** Takes a step with each of several parcels, all in the same few statements. */
  async stepAll(tx: Tx, steps: readonly { parcel: HeldParcel; step: Step }[]): Promise<HeldParcel[]> {
    const moved = steps.map(({ parcel, step }) => ({ parcel, step, next: after(parcel, step) }));
    for (const { parcel, next } of moved) {
      if (HOLDS_ROOM.has(parcel.state) && !HOLDS_ROOM.has(next.state) && parcel.recipientSiteId)
        await this.room.give(tx, parcel.recipientSiteId, parcel.cold, parcel.room_g);
    }
    const rows = moved.map(({ step, next }) => ({
      id: next.id,
      state: step.to,
      reason: step.reasonCode ?? null,
      note: step.note ?? null,
      decision: step.decisionId ?? null,
      site: next.recipientSiteId,
      offer: next.offerId,
      room: next.room_g,
    }));
    await tx.prepared(
      `update parcel p set state = x.state, reason_code = x.reason, note = x.note, decision_id = x.decision, recipient_site_id = x.site, offer_id = x.offer, room_g = x.room,
              changed_at = app_now(), considered_at = null, version = p.version + 1
         from jsonb_to_recordset($1::jsonb) as x(id uuid, state text, reason text, note text, decision uuid, site uuid, offer uuid, room bigint) where p.id = x.id`,
      [JSON.stringify(rows)],
    );
    await this.ledger.post(
      tx,
      moved.flatMap(({ parcel, step, next }) => {
        const [from, to] = [bucketHolding(parcel), step.bucket ?? bucketHolding(next)];
        return from === to
          ? []
          : [
              {
                lotId: parcel.lotId,
                parcelId: parcel.id,
                siteId: next.recipientSiteId ?? parcel.recipientSiteId,
                from,
                to,
                grams: parcel.grams,
                cause: step.reasonCode ?? step.to,
              },
            ];
      }),
    );
    return moved.map(({ next }) => next);
  }

  /**
   * Cuts `packages` (and `grams`, when given; else by the package's weight) off a parcel. Both keep the same state; room
   * follows the grams. The mass ledger does not move: the lot still has it all in the same bucket.
   *
   * @returns the part cut off; `parcel` is changed to what stays.
   */
  async split(tx: Tx, parcel: HeldParcel, packages: number, grams: number = packages * parcel.package_g): Promise<HeldParcel> {
    return (await this.splitAll(tx, [{ parcel, packages, grams }]))[0]!;
  }

  /** Cuts a part off each of several parcels; one parcel may be cut more than once. */
  async splitAll(tx: Tx, cuts: readonly { parcel: HeldParcel; packages: number; grams: number }[]): Promise<HeldParcel[]> {
    if (cuts.length === 0) return [];
    const parts = cuts.map(({ parcel, packages, grams }) => {
      const room_g = Math.min(parcel.room_g, grams);
      parcel.packages -= packages;
      parcel.grams -= grams;
      parcel.room_g -= room_g;
      return { ...parcel, id: newId(), packages, grams, room_g, offerId: null, from: parcel.id };
    });
    const stays = [...new Set(cuts.map(({ parcel }) => parcel))].map(({ id, packages, grams, room_g }) => ({
      id,
      packages,
      grams,
      room_g,
    }));
    await tx.prepared(
      `update parcel p set packages = x.packages, grams = x.grams, room_g = x.room_g, version = p.version + 1
         from jsonb_to_recordset($1::jsonb) as x(id uuid, packages int, grams bigint, room_g bigint) where p.id = x.id`,
      [JSON.stringify(stays)],
    );
    await tx.prepared(
      `insert into parcel (id, territory_id, lot_id, packages, grams, room_g, state, recipient_site_id, split_from, reason_code)
       select id, $1, "lotId", packages, grams, room_g, state, "recipientSiteId", "from", 'split'
         from jsonb_to_recordset($2::jsonb) as x(id uuid, "lotId" uuid, packages int, grams bigint, room_g bigint, state text, "recipientSiteId" uuid, "from" uuid)`,
      [tx.territoryId, JSON.stringify(parts)],
    );
    return parts.map(({ from: _, ...part }) => part);
  }

  /** Sets a parcel's grams to what the scale says; the difference is a row of the ledger like any other. */
  async weigh(tx: Tx, parcel: HeldParcel, weighed_g: number): Promise<void> {
    const bucket = bucketHolding(parcel);
    const more = weighed_g - parcel.grams;
    if (more === 0) return;
    const [from, to] = more > 0 ? (['weighing', bucket] as const) : ([bucket, 'weighing'] as const);
    await this.ledger.post(tx, [
      { lotId: parcel.lotId, parcelId: parcel.id, siteId: parcel.recipientSiteId, from, to, grams: Math.abs(more), cause: 'weighing' },
    ]);
    await tx.query('update parcel set grams = $2, version = version + 1 where id = $1', [parcel.id, weighed_g]);
    parcel.grams = weighed_g;
  }

  /** Takes the room an acceptance needs. Answers null, or how much there was; the caller turns a shortage into its refusal. */
  async takeRoom(tx: Tx, parcel: HeldParcel, siteId: string): Promise<FreeRoom | null> {
    const answer = await this.room.take(tx, siteId, parcel.cold, parcel.grams);
    if ('short' in answer) return answer.short;
    parcel.room_g = answer.taken_g;
    await tx.query('update parcel set room_g = $2 where id = $1', [parcel.id, parcel.room_g]);
    return null;
  }

  /** Sends a part that is on board elsewhere: the room it held is given back, the new site takes it as it comes. */
  async redirect(tx: Tx, parcel: HeldParcel, siteId: string): Promise<void> {
    if (parcel.recipientSiteId) await this.room.give(tx, parcel.recipientSiteId, parcel.cold, parcel.room_g);
    const answer = await this.room.take(tx, siteId, parcel.cold, parcel.grams);
    parcel.recipientSiteId = siteId;
    parcel.room_g = 'short' in answer ? 0 : answer.taken_g;
    await tx.query(`update parcel set recipient_site_id = $2, room_g = $3, changed_at = app_now(), version = version + 1 where id = $1`, [
      parcel.id,
      siteId,
      parcel.room_g,
    ]);
  }
}

/** Where a parcel's grams lie. */
function bucketHolding({ state, recipientRole }: Pick<HeldParcel, 'state' | 'recipientRole'>): Bucket {
  if (state === 'diverted') throw new Error('a diverted parcel must say where its grams go');
  return bucketOf(state, recipientRole === 'hub');
}

/** A parcel as it will be after a step. Back in matching it belongs to nobody; out of a recipient's hands it holds no room. */
function after(parcel: HeldParcel, step: Step): HeldParcel {
  const kept =
    step.to === 'open' ? { recipientSiteId: null, offerId: null } : { recipientSiteId: parcel.recipientSiteId, offerId: parcel.offerId };
  return {
    ...parcel,
    state: step.to,
    recipientSiteId: step.recipientSiteId === undefined ? kept.recipientSiteId : step.recipientSiteId,
    offerId: step.offerId === undefined ? kept.offerId : step.offerId,
    room_g: HOLDS_ROOM.has(step.to) ? parcel.room_g : 0,
  };
}
