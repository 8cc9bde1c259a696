import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/http/http.errors.js';
import type { Booking, BookingQuery } from './booking.dto.js';
import type { PriceUnit } from './core/price.js';
import { mayFor } from './manages.js';

export interface BookingRow extends Omit<Booking, 'from' | 'to' | 'returnedAt' | 'isOwn' | 'isManaged'> {
  from: Date;
  to: Date;
  returnedAt: Date | null;
  vehicleId: string | null;
  priceUnit: PriceUnit;
  price_cents: number;
}

const SELECT_BOOKING = `
  select b.id, b.item_id as "itemId", i.name as "itemName", i.kind, i.vehicle_id as "vehicleId", i.organisation_id as "ownerId", o.name as "ownerName", b.organisation_id as "organisationId",
         h.name as "organisationName", b.purpose, b.round_id as "roundId", b.note, lower(b.period) as "from", upper(b.period) as "to", b.state, b.returned_at as "returnedAt", b.used_m, b.cost_cents, b.reason,
         b.state = 'confirmed' and upper(b.period) <= app_now() as "isLate", b.price_unit as "priceUnit", b.price_cents::float8 as price_cents
    from equipment_booking b join equipment_item i on i.id = b.item_id join organisation o on o.id = i.organisation_id join organisation h on h.id = b.organisation_id`;

/** A page of bookings, newest first; with `mine`, those the actor's organisation borrows or lends. */
export const readBookings = (tx: Tx, query: BookingQuery, { after, take }: { after: string | null; take: number }): Promise<BookingRow[]> =>
  tx.query<BookingRow>(
    `${SELECT_BOOKING}
      where ($1::uuid is null or b.id < $1) and ($2::uuid is null or b.item_id = $2) and ($3::text is null or b.state = $3)
        and ($4::uuid is null or b.organisation_id = $4 or i.organisation_id = $4) order by b.id desc limit $5`,
    [after, query.itemId ?? null, query.state ?? null, query.mine === 'true' ? tx.actor.organisationId : null, take],
  );

/** One booking. @throws notFound. */
export async function readBooking(tx: Tx, bookingId: string): Promise<BookingRow> {
  const row = await tx.first<BookingRow>(`${SELECT_BOOKING} where b.id = $1`, [bookingId]);
  if (!row) throw notFound({ bookingId });
  return row;
}

/** Locks a booking's item, as everything that changes bookings does, and reads the booking. @throws notFound. */
export async function holdBooking(tx: Tx, bookingId: string): Promise<BookingRow> {
  await tx.query('select from equipment_item i where i.id = (select item_id from equipment_booking where id = $1) for no key update', [
    bookingId,
  ]);
  return readBooking(tx, bookingId);
}

export function bookingShown(tx: Tx, { priceUnit: _, price_cents: __, vehicleId: ___, from, to, returnedAt, ...row }: BookingRow): Booking {
  return {
    ...row,
    from: from.toISOString(),
    to: to.toISOString(),
    returnedAt: returnedAt?.toISOString() ?? null,
    isOwn: mayFor(tx, 'equipment:book', row.organisationId),
    isManaged: mayFor(tx, 'equipment:write', row.ownerId),
  };
}
