import type { Tx } from '../platform/database/tx.js';
import type { RefusalReason } from './core/availability.js';
import type { PriceUnit } from './core/price.js';
import type { Kind } from './equipment.dto.js';

/** A use of an item: what was really used, where it is known, else what is booked. */
export interface UsedRow {
  itemId: string;
  purpose: 'loan' | 'round' | 'upkeep';
  from: Date;
  to: Date;
}

/** Everything that was used, is in use or was in upkeep between two moments. What is late is used until now. */
export const readUsed = (tx: Tx, { from, to }: { from: Date; to: Date }): Promise<UsedRow[]> =>
  tx.query<UsedRow>(
    `select * from (
       select item_id as "itemId", purpose, lower(period) as "from", coalesce(returned_at, greatest(upper(period), least(app_now(), $2))) as "to"
         from equipment_booking where state in ('released','confirmed') and lower(period) < $2) u
      where "to" > $1 order by "itemId", "from"`,
    [from, to],
  );

export interface BusyRow {
  bookingId: string;
  itemId: string;
  purpose: UsedRow['purpose'];
  state: 'asked' | 'confirmed' | 'released' | 'cancelled';
  holder: string;
  from: Date;
  to: Date;
}

/** Who has what between two moments: live bookings, and what was used and is back. */
export const readBusy = (tx: Tx, { from, to }: { from: Date; to: Date }): Promise<BusyRow[]> =>
  tx.query<BusyRow>(
    `select b.id as "bookingId", b.item_id as "itemId", b.purpose, b.state, h.name as holder, lower(b.period) as "from", least(upper(b.period), coalesce(b.returned_at, upper(b.period))) as "to"
       from equipment_booking b join organisation h on h.id = b.organisation_id
      where b.state <> 'cancelled' and b.period && tstzrange($1, $2) and lower(b.period) < coalesce(b.returned_at, 'infinity') order by b.item_id, b.period`,
    [from, to],
  );

export interface RefusedRow {
  /** Null where the planner had nothing of the kind at all. */
  itemId: string | null;
  kind: Kind;
  reason: RefusalReason | 'lacking';
  /** What the period asked for began. */
  from: Date;
}

/** What was asked for in vain, by when it was wanted. */
export const readRefused = (tx: Tx, { from, to }: { from: Date; to: Date }): Promise<RefusedRow[]> =>
  tx.query<RefusedRow>(
    `select r.item_id as "itemId", r.kind, r.reason, lower(r.period) as "from" from equipment_refusal r
      where lower(r.period) >= $1 and lower(r.period) < $2 order by r.id`,
    [from, to],
  );

export interface ReturnedRow {
  bookingId: string;
  borrowerId: string;
  borrower: string;
  ownerId: string;
  owner: string;
  itemName: string;
  kind: Kind;
  returnedAt: Date;
  hours: number;
  km: number | null;
  priceUnit: PriceUnit;
  price_cents: number;
  cost_cents: number;
}

/** Loans and rounds that came back between two moments, upkeep and the owner's own use left out. */
export const readReturned = (
  tx: Tx,
  { from, to, organisationId }: { from: Date; to: Date; organisationId: string | null },
): Promise<ReturnedRow[]> =>
  tx.query<ReturnedRow>(
    `select b.id as "bookingId", h.id as "borrowerId", h.name as borrower, o.id as "ownerId", o.name as owner, i.name as "itemName", i.kind, b.returned_at as "returnedAt",
            round((extract(epoch from b.returned_at - lower(b.period)) / 3600)::numeric, 2)::float8 as hours, (b.used_m / 1000.0)::float8 as km,
            b.price_unit as "priceUnit", b.price_cents::float8 as price_cents, b.cost_cents
       from equipment_booking b join equipment_item i on i.id = b.item_id join organisation h on h.id = b.organisation_id join organisation o on o.id = i.organisation_id
      where b.state = 'released' and b.purpose <> 'upkeep' and b.organisation_id <> i.organisation_id and b.returned_at >= $1 and b.returned_at < $2
        and ($3::uuid is null or b.organisation_id = $3 or i.organisation_id = $3) order by b.returned_at, b.id`,
    [from, to, organisationId],
  );
