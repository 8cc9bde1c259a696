import { Injectable } from '@nestjs/common';
import { ReachService } from '../organisations/reach.service.js';
import type { Tx } from '../platform/database/tx.js';
import { invalidFields, notFound } from '../platform/http/http.errors.js';
import { pageAsked, pageOf } from '../platform/http/page.js';
import type { Booking, BookingPage, BookingQuery, Cancellation, NewBooking, NewUpkeep, Return } from './booking.dto.js';
import { bookingShown, holdBooking, readBooking, readBookings, type BookingRow } from './booking.queries.js';
import { availability } from './core/availability.js';
import { costOfUse } from './core/price.js';
import type { Span } from './core/span.js';
import { bookingInThePast, bookingNotLive, bookingOfRound, bookingTooLong, endsFirst } from './equipment.errors.js';
import { equipmentAsked, equipmentCancelled, equipmentConfirmed } from './equipment.events.js';
import { availabilityOf, holdItems, type ItemRow } from './equipment.queries.js';
import { refusalOf } from './refusal.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Who has what from when to when. Every change locks the item first; the database's exclusion constraint holds what the lock should have. */
@Injectable()
export class BookingService {
  constructor(private readonly reach: ReachService) {}

  async list(tx: Tx, query: BookingQuery): Promise<BookingPage> {
    const asked = pageAsked(query);
    return pageOf(await readBookings(tx, query, asked), asked, (row) => bookingShown(tx, row));
  }

  /**
   * Books an item for an organisation, at once or, outside the hours it is lent and with `ask`, if its owner agrees.
   *
   * @throws notFound; what stands in the way, by name (equipment.errors), with who has it, until when, and when it is free next.
   */
  async book(tx: Tx, itemId: string, body: NewBooking): Promise<Booking> {
    const [item] = await holdItems(tx, [itemId]);
    if (!item) throw notFound({ itemId });
    const organisationId = body.organisationId ?? tx.actor.organisationId;
    if (!organisationId) throw notFound({ organisationId });
    this.reach.organisation(tx, organisationId, 'equipment:book');
    const span = await this.spanOf(tx, body);
    const answer = availability(availabilityOf(item), span, (await tx.now()).getTime());
    const isOwner = item.organisationId === organisationId;
    if (answer.can === 'not' || (answer.can === 'ask' && !body.ask && !isOwner))
      throw refusalOf(item, organisationId, span, answer, await tx.now());
    const state = answer.can === 'book' || isOwner ? 'confirmed' : 'asked';
    const id = await insert(tx, { item, organisationId, purpose: 'loan', span, note: body.note ?? null, state });
    if (state === 'asked') tx.emit(equipmentAsked, { bookingId: id });
    return bookingShown(tx, await readBooking(tx, id));
  }

  /** The owner takes its item out for upkeep. @throws notFound, equipmentTaken and its like where somebody has it. */
  async takeOut(tx: Tx, itemId: string, body: NewUpkeep): Promise<Booking> {
    const [item] = await holdItems(tx, [itemId]);
    if (!item) throw notFound({ itemId });
    this.reach.organisation(tx, item.organisationId, 'equipment:write');
    const span = await this.spanOf(tx, body);
    // What is broken or not attested may be mended all the same; who has it must first give it back.
    const answer = availability({ ...availabilityOf(item), active: true, attestedUntil: null }, span, (await tx.now()).getTime());
    if (answer.can === 'not') throw refusalOf(item, item.organisationId, span, answer, await tx.now());
    const id = await insert(tx, {
      item,
      organisationId: item.organisationId,
      purpose: 'upkeep',
      span,
      note: body.note ?? null,
      state: 'confirmed',
    });
    return bookingShown(tx, await readBooking(tx, id));
  }

  /** The owner agrees to what was asked. @throws notFound, bookingNotLive. */
  async confirm(tx: Tx, bookingId: string): Promise<Booking> {
    const row = await holdBooking(tx, bookingId);
    this.reach.organisation(tx, row.ownerId, 'equipment:write');
    if (row.state !== 'asked') throw bookingNotLive({ bookingId, state: row.state });
    await tx.query(`update equipment_booking set state = 'confirmed', changed_at = app_now(), version = version + 1 where id = $1`, [
      bookingId,
    ]);
    tx.emit(equipmentConfirmed, { bookingId });
    return bookingShown(tx, await readBooking(tx, bookingId));
  }

  /**
   * The item is back: what is left of the time is free at once, and the cost is counted to the minute. After upkeep the
   * day of the next may be said. Before it began there is nothing to give back: it is cancelled.
   *
   * @throws notFound, bookingNotLive, bookingOfRound.
   */
  async giveBack(tx: Tx, bookingId: string, body: Return): Promise<Booking> {
    const row = await this.changeable(tx, bookingId);
    const now = await tx.now();
    if (row.from > now) return this.end(tx, row, null);
    await release(tx, row, { at: now, used_m: body.used_m ?? null });
    if (row.purpose === 'upkeep' && body.upkeepDue)
      await tx.query('update equipment_item set upkeep_due = $2 where id = $1', [row.itemId, body.upkeepDue]);
    return bookingShown(tx, await readBooking(tx, bookingId));
  }

  /** Borrower or owner calls it off, an owner's "no" to what was asked included. @throws notFound, bookingNotLive, bookingOfRound. */
  async cancel(tx: Tx, bookingId: string, { reason }: Cancellation): Promise<Booking> {
    return this.end(tx, await this.changeable(tx, bookingId), reason ?? null);
  }

  /** What was asked and not answered when it would have begun. */
  async lapseUnanswered(tx: Tx): Promise<void> {
    const rows = await tx.query<{ id: string }>(
      `update equipment_booking set state = 'cancelled', reason = 'not-answered', changed_at = app_now(), version = version + 1 where ${UNANSWERED} returning id`,
    );
    for (const { id } of rows) tx.emit(equipmentCancelled, { bookingId: id });
  }

  private async end(tx: Tx, row: BookingRow, reason: string | null): Promise<Booking> {
    await tx.query(
      `update equipment_booking set state = 'cancelled', reason = $2, changed_at = app_now(), version = version + 1 where id = $1`,
      [row.id, reason],
    );
    tx.emit(equipmentCancelled, { bookingId: row.id });
    return bookingShown(tx, await readBooking(tx, row.id));
  }

  /** A live booking that the actor made or may manage; what the planner booked follows its round. */
  private async changeable(tx: Tx, bookingId: string): Promise<BookingRow> {
    const row = await holdBooking(tx, bookingId);
    const shown = bookingShown(tx, row);
    if (!shown.isOwn && !shown.isManaged) throw notFound({ bookingId });
    if (row.state !== 'asked' && row.state !== 'confirmed') throw bookingNotLive({ bookingId, state: row.state });
    if (row.purpose === 'round') throw bookingOfRound({ bookingId, roundId: row.roundId });
    return row;
  }

  /** @throws invalidFields, bookingInThePast, bookingTooLong. */
  private async spanOf(tx: Tx, { from, to }: { from: string; to: string }): Promise<Span> {
    const now_ms = (await tx.now()).getTime();
    const span = { from: Date.parse(from), to: Date.parse(to) };
    if (span.to <= span.from) throw invalidFields({}, [endsFirst('/to')]);
    if (span.from < now_ms - 5 * MINUTE_MS) throw bookingInThePast({ from });
    if (span.to - span.from > 31 * DAY_MS || span.from > now_ms + 365 * DAY_MS) throw bookingTooLong({ from, to });
    return span;
  }
}

export const UNANSWERED = `state = 'asked' and lower(period) <= app_now()`;

interface Inserted {
  item: ItemRow;
  organisationId: string;
  purpose: 'loan' | 'upkeep';
  span: Span;
  note: string | null;
  state: 'asked' | 'confirmed';
}

/** Writes a booking with today's price; who owns it pays nothing. */
async function insert(tx: Tx, { item, organisationId, purpose, span, note, state }: Inserted): Promise<string> {
  const row = await tx.first<{ id: string }>(
    `insert into equipment_booking (territory_id, item_id, organisation_id, purpose, note, period, state, price_unit, price_cents) values ($1, $2, $3, $4, $5, tstzrange($6, $7), $8, $9, $10) returning id`,
    [
      tx.territoryId,
      item.id,
      organisationId,
      purpose,
      note,
      new Date(span.from),
      new Date(span.to),
      state,
      item.priceUnit,
      item.organisationId === organisationId ? 0 : item.price_cents,
    ],
  );
  return row!.id;
}

/** Ends a booking that began at `row.from`, at a moment, with what it cost. */
export async function release(
  tx: Tx,
  row: Pick<BookingRow, 'id' | 'from' | 'priceUnit' | 'price_cents'>,
  { at, used_m }: { at: Date; used_m: number | null },
): Promise<void> {
  const span = { from: row.from.getTime(), to: at.getTime() };
  await tx.query(
    `update equipment_booking set state = 'released', period = tstzrange($5::timestamptz, greatest(upper(period), $2, $5::timestamptz + interval '1 minute')), returned_at = $2, used_m = $3, cost_cents = $4,
            changed_at = app_now(), version = version + 1 where id = $1`,
    [row.id, at, used_m, costOfUse({ unit: row.priceUnit, price_cents: row.price_cents, span, used_m: used_m ?? 0 }), row.from],
  );
}
