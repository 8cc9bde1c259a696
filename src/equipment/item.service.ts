import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { vehicleChanged } from '../organisations/organisations.events.js';
import { ReachService } from '../organisations/reach.service.js';
import type { Tx } from '../platform/database/tx.js';
import { invalidFields, notFound, staleVersion } from '../platform/http/http.errors.js';
import { pageAsked, pageOf } from '../platform/http/page.js';
import { localDate } from '../vocabulary/local-time.js';
import type { FieldProblem } from '../vocabulary/rejection.js';
import { weekFaults } from './core/lending.js';
import { stateNow } from './core/state-now.js';
import type { Item, ItemChange, ItemPage, ItemQuery, Lending, NewItem } from './equipment.dto.js';
import { endsFirst, vehicleOutOfPlace, windowsOverlap } from './equipment.errors.js';
import { equipmentCancelled, equipmentChanged } from './equipment.events.js';
import { availabilityOf, readItem, readItems, type ItemRow } from './equipment.queries.js';
import { checkTerms, costOf, TERM_COLUMNS, termsOf } from './item-terms.js';
import { mayFor } from './manages.js';

/** What organisations put into the pool, when they lend it and on what terms. */
@Injectable()
export class ItemService {
  constructor(private readonly reach: ReachService) {}

  async list(tx: Tx, query: ItemQuery): Promise<ItemPage> {
    const asked = pageAsked(query);
    const rows = await readItems(tx, { ...asked, kind: query.kind ?? null, organisationId: query.organisationId ?? null });
    const now = await tx.now();
    return pageOf(rows, asked, (row) => shown(tx, row, now));
  }

  /** @throws notFound. */
  async read(tx: Tx, itemId: string): Promise<Item> {
    return shown(tx, await readItem(tx, itemId), await tx.now());
  }

  /** Puts something into the pool. @throws notFound (organisation, site, vehicle), invalidFields, alreadyExists by its code or vehicle. */
  async offer(tx: Tx, body: NewItem): Promise<Item> {
    this.reach.organisation(tx, body.organisationId, 'equipment:write');
    const misplaced = (await this.vehicleFits(tx, body)) ? [] : [vehicleOutOfPlace('/vehicleId')];
    checkTerms(body, misplaced);
    const code = body.code ?? `${body.kind}-${randomBytes(4).toString('hex')}`;
    const row = await tx.first<{ id: string }>(
      `insert into equipment_item (territory_id, organisation_id, kind, vehicle_id, ${TERM_COLUMNS.join(', ')})
       values ($1, $2, $3, $4, ${TERM_COLUMNS.map((_, index) => `$${index + 5}`).join(', ')}) returning id`,
      [tx.territoryId, body.organisationId, body.kind, body.vehicleId ?? null, ...termsOf({ ...body, code })],
    );
    tx.emit(equipmentChanged, { itemId: row!.id });
    return this.read(tx, row!.id);
  }

  /** @throws notFound, staleVersion, invalidFields. */
  async change(tx: Tx, itemId: string, { version, ...given }: ItemChange): Promise<Item> {
    const before = await this.managed(tx, itemId);
    const after = { ...before, ...(given.active === true ? { inactiveBecause: null } : {}), ...given };
    checkTerms(after);
    await this.touch(tx, before, version);
    await tx.query(
      `update equipment_item set ${TERM_COLUMNS.map((column, index) => `${column} = $${index + 2}`).join(', ')},
              inactive_since = case when $${TERM_COLUMNS.indexOf('active') + 2} then null else coalesce(inactive_since, app_now()) end where id = $1`,
      [itemId, ...termsOf(after)],
    );
    return this.changed(tx, before);
  }

  /** Replaces the weekly windows and the exceptions. What is booked stays booked. @throws notFound, staleVersion, invalidFields. */
  async lend(tx: Tx, itemId: string, { windows, exceptions, version }: Lending): Promise<Item> {
    const before = await this.managed(tx, itemId);
    const week = windows.map(({ weekday, opens, closes }) => ({ weekday, opens, closes: endOfDay(closes) }));
    const days = exceptions.map(({ closes, ...day }) => ({ ...day, closes: closes ? endOfDay(closes) : null }));
    const problems: FieldProblem[] = weekFaults(week).map(({ index, fault }) =>
      fault === 'overlaps' ? windowsOverlap(`/windows/${index}`) : endsFirst(`/windows/${index}/closes`),
    );
    for (const [index, { fromDate, toDate, opens, closes }] of days.entries()) {
      if (toDate < fromDate) problems.push(endsFirst(`/exceptions/${index}/toDate`));
      if (!opens !== !closes || (opens && closes && closes <= opens)) problems.push(endsFirst(`/exceptions/${index}/closes`));
    }
    if (problems.length > 0) throw invalidFields({}, problems);
    await this.touch(tx, before, version);
    await tx.query('delete from equipment_window where item_id = $1', [itemId]);
    await tx.query('delete from equipment_exception where item_id = $1', [itemId]);
    await tx.query(
      `insert into equipment_window (territory_id, item_id, weekday, opens, closes)
       select $1, $2, weekday, opens, closes from jsonb_to_recordset($3::jsonb) as w(weekday int, opens time, closes time)`,
      [tx.territoryId, itemId, JSON.stringify(week)],
    );
    await tx.query(
      `insert into equipment_exception (territory_id, item_id, from_date, to_date, opens, closes, reason)
       select $1, $2, "fromDate", "toDate", opens, closes, reason from jsonb_to_recordset($3::jsonb) as e("fromDate" date, "toDate" date, opens time, closes time, reason text)`,
      [tx.territoryId, itemId, JSON.stringify(days)],
    );
    return this.changed(tx, before);
  }

  /** An item that the actor may manage. @throws notFound. */
  private async managed(tx: Tx, itemId: string): Promise<ItemRow> {
    const row = await readItem(tx, itemId);
    this.reach.organisation(tx, row.organisationId, 'equipment:write');
    return row;
  }

  /** Moves the item's version on, if it is still the one the change was made on; bookings under way are waited for. */
  private async touch(tx: Tx, before: ItemRow, version: number): Promise<void> {
    const changed = await tx.query('update equipment_item set version = version + 1 where id = $1 and version = $2 returning id', [
      before.id,
      version,
    ]);
    if (changed.length === 0) throw staleVersion({ version: before.version });
  }

  private async changed(tx: Tx, before: ItemRow): Promise<Item> {
    const after = await readItem(tx, before.id);
    tx.emit(equipmentChanged, { itemId: before.id });
    if (before.active && !after.active) await this.callOff(tx, after);
    if (before.vehicleId && before.active !== after.active) tx.emit(vehicleChanged, { vehicleId: before.vehicleId });
    return shown(tx, after, await tx.now());
  }

  /** Loans that have not begun are called off, and their borrowers told why; the planner sees to its own. */
  private async callOff(tx: Tx, { id, inactiveBecause }: ItemRow): Promise<void> {
    const rows = await tx.query<{ id: string }>(
      `update equipment_booking set state = 'cancelled', reason = $2, changed_at = app_now(), version = version + 1
        where item_id = $1 and purpose = 'loan' and state in ('asked','confirmed') and lower(period) > app_now() returning id`,
      [id, inactiveBecause],
    );
    for (const { id: bookingId } of rows) tx.emit(equipmentCancelled, { bookingId });
  }

  /** A vehicle names a vehicle of its owner; nothing else names one. */
  private async vehicleFits(tx: Tx, { kind, vehicleId, organisationId }: NewItem): Promise<boolean> {
    if (kind !== 'vehicle' || !vehicleId) return kind !== 'vehicle' && !vehicleId;
    const vehicle = await tx.first<{ organisation_id: string }>('select organisation_id from vehicle where id = $1', [vehicleId]);
    if (!vehicle) throw notFound({ vehicleId });
    return vehicle.organisation_id === organisationId;
  }
}

const endOfDay = (time: string): string => (time === '00:00' ? '24:00' : time);
const asTime = (time: string): string => (time === '24:00' ? '00:00' : time);
const iso = (at_ms: number | null): string | null => (at_ms === null ? null : new Date(at_ms).toISOString());

function shown(tx: Tx, row: ItemRow, now: Date): Item {
  const { timeZone, attested, since: _, outSince: __, holds: ___, windows, exceptions, ...facts } = row;
  const { state, holder, until_ms, freeFrom_ms } = stateNow(availabilityOf(row), now.getTime());
  const overdue = typeof row.upkeepDue === 'string' && row.upkeepDue < localDate(now.getTime(), timeZone);
  return {
    ...facts,
    attestedUntil: attested,
    windows: windows.map((window) => ({ ...window, closes: asTime(window.closes) })),
    exceptions: exceptions.map((day) => ({ ...day, closes: day.closes && asTime(day.closes) })),
    cost_cents: costOf(row),
    upkeepIsDue: overdue || (typeof row.upkeepEvery_h === 'number' && row.sinceUpkeep_h >= row.upkeepEvery_h),
    stateNow: state,
    holder,
    heldUntil: iso(until_ms),
    freeFrom: iso(freeFrom_ms),
    isManaged: mayFor(tx, 'equipment:write', row.organisationId),
  };
}
