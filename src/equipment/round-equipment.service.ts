import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { release } from './booking.service.js';
import { readBooking } from './booking.queries.js';
import { availability } from './core/availability.js';
import { availabilityOf, holdItems, type ItemRow } from './equipment.queries.js';
import { RefusalService } from './refusal.service.js';

/** What a planned round takes along. */
export interface RoundEquipment {
  readonly roundId: string;
  /** Whose driver it is: the borrower. */
  readonly organisationId: string;
  readonly from: Date;
  readonly to: Date;
  readonly itemIds: readonly string[];
}

const LIVE = `state in ('asked','confirmed')`;

/** The planner books what its rounds need, and gives it back with them. */
@Injectable()
export class RoundEquipmentService {
  constructor(private readonly refusals: RefusalService) {}

  /** Locks the whole pool, so that nobody books anything between what a planning looks at again and what it then books. */
  async holdPool(tx: Tx): Promise<void> {
    await tx.query('select from equipment_item order by id for no key update');
  }

  /**
   * Makes the bookings of these rounds be exactly these, in the transaction that writes the rounds; bookings of
   * `replaced` rounds that are not among them are given up. A booking that stays is kept as the same row.
   *
   * @returns what is not to be had any more, because somebody took it since the plan was begun: the round must not count on it.
   */
  async forRounds(
    tx: Tx,
    rounds: readonly RoundEquipment[],
    replaced: readonly string[] = [],
  ): Promise<{ roundId: string; itemId: string }[]> {
    const roundIds = [...new Set([...replaced, ...rounds.map(({ roundId }) => roundId)])];
    if (roundIds.length === 0) return [];
    const before = await tx.query<{ itemId: string }>(
      `select distinct item_id as "itemId" from equipment_booking where round_id = any($1) and ${LIVE}`,
      [roundIds],
    );
    const wanted = [...new Set(rounds.flatMap(({ itemIds }) => itemIds))];
    if (wanted.length === 0 && before.length === 0) return [];
    const items = await holdItems(tx, [...new Set([...wanted, ...before.map(({ itemId }) => itemId)])], roundIds);
    await tx.query(
      `update equipment_booking set state = 'cancelled', reason = 'replanned', changed_at = app_now(), version = version + 1 where round_id = any($1) and ${LIVE}`,
      [roundIds],
    );
    const missed: { roundId: string; itemId: string }[] = [];
    for (const round of rounds) {
      for (const itemId of round.itemIds) {
        const item = items.find(({ id }) => id === itemId);
        if (!item || !(await this.take(tx, item, round))) missed.push({ roundId: round.roundId, itemId });
      }
    }
    return missed;
  }

  /** The round is over: everything it took is back, with what it cost its driver's organisation. Harmless when repeated. */
  async bringBack(tx: Tx, { roundId, from, at, driven_m }: { roundId: string; from: Date; at: Date; driven_m: number }): Promise<void> {
    for (const id of await this.liveOf(tx, roundId)) {
      const row = await readBooking(tx, id);
      // Rounds leave early or late: what counts is when it left.
      await release(tx, { ...row, from }, { at, used_m: row.vehicleId ? driven_m : null });
    }
  }

  /** The round does not take place. Harmless when repeated. */
  async giveUp(tx: Tx, roundId: string): Promise<void> {
    const ids = await this.liveOf(tx, roundId);
    await tx.query(
      `update equipment_booking set state = 'cancelled', reason = 'round-cancelled', changed_at = app_now(), version = version + 1 where id = any($1)`,
      [ids],
    );
  }

  /** Live bookings of a round, their items locked. */
  private async liveOf(tx: Tx, roundId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string; itemId: string }>(
      `select id, item_id as "itemId" from equipment_booking where round_id = $1 and ${LIVE}`,
      [roundId],
    );
    if (rows.length === 0) return [];
    await tx.query('select from equipment_item where id = any($1) order by id for no key update', [rows.map(({ itemId }) => itemId)]);
    return rows.map(({ id }) => id);
  }

  private async take(tx: Tx, item: ItemRow, { roundId, organisationId, from, to }: RoundEquipment): Promise<boolean> {
    const span = { from: from.getTime(), to: to.getTime() };
    // A vehicle's attestation is the planner's own rule; the lending hours bind nobody on the owner's own rounds.
    const facts = { ...availabilityOf(item), ...(item.vehicleId ? { attestedUntil: null } : {}) };
    const answer = availability(facts, span, (await tx.now()).getTime());
    if (answer.can === 'not' || (answer.can === 'ask' && item.organisationId !== organisationId)) {
      await this.refusals.count(tx, {
        itemId: item.id,
        organisationId,
        from: from.toISOString(),
        to: to.toISOString(),
        reason: answer.can === 'not' ? answer.reason : 'not-lent',
      });
      return false;
    }
    item.holds.push({ from: from.toISOString(), to: to.toISOString(), purpose: 'round', holder: '', organisationId });
    const price_cents = item.organisationId === organisationId ? 0 : item.price_cents;
    const kept = await tx.query(
      `update equipment_booking set state = 'confirmed', reason = null, organisation_id = $3, period = tstzrange($4, $5), changed_at = app_now(), version = version + 1
        where id = (select id from equipment_booking where round_id = $1 and item_id = $2 and state = 'cancelled' order by id desc limit 1) returning id`,
      [roundId, item.id, organisationId, from, to],
    );
    if (kept.length === 0) {
      await tx.query(
        `insert into equipment_booking (territory_id, item_id, organisation_id, purpose, round_id, period, state, price_unit, price_cents) values ($1, $2, $3, 'round', $4, tstzrange($5, $6), 'confirmed', $7, $8)`,
        [tx.territoryId, item.id, organisationId, roundId, from, to, item.priceUnit, price_cents],
      );
    }
    return true;
  }
}
