import { Injectable } from '@nestjs/common';
import { reachOf } from '../auth/permissions.js';
import { ReachService } from '../organisations/reach.service.js';
import type { Tx } from '../platform/database/tx.js';
import { addDays, instantOf, isoWeekday, localDate } from '../vocabulary/local-time.js';
import type { EquipmentWeek, WeekQuery } from './booking.dto.js';
import { monthsUpTo, monthSpan } from './core/month.js';
import { lentDuring } from './core/lending.js';
import type { Span } from './core/span.js';
import { useOf } from './core/usage.js';
import { KINDS } from './equipment.dto.js';
import { availabilityOf, readItems, type ItemRow } from './equipment.queries.js';
import type { EquipmentUsage, ItemUse, MonthQuery, MonthUse, RefusalCount, Statement, StatementQuery } from './usage.dto.js';
import { readBusy, readRefused, readReturned, readUsed, type RefusedRow, type UsedRow } from './usage.queries.js';

const MONTHS_SHOWN = 6;
const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Who has what in a week, how much of the lent time is used, and who owes whom. */
@Injectable()
export class UsageService {
  constructor(private readonly reach: ReachService) {}

  /** The pool's calendar. */
  async week(tx: Tx, query: WeekQuery): Promise<EquipmentWeek> {
    const timeZone = await zoneOf(tx);
    const from = query.from ?? localDate((await tx.now()).getTime(), timeZone);
    const to = addDays(from, (query.days ?? 7) - 1);
    const span = { from: instantOf(from, '00:00', timeZone), to: instantOf(addDays(to, 1), '00:00', timeZone) };
    const rows = await readItems(tx, {});
    const busy = await readBusy(tx, { from: new Date(span.from), to: new Date(span.to) });
    return {
      from,
      to,
      items: rows.map((row) => ({
        itemId: row.id,
        lent: row.active ? lentDuring(availabilityOf(row).calendar, span).map(stretch) : [],
        busy: busy
          .filter(({ itemId }) => itemId === row.id)
          .map(({ itemId: _, from: start, to: end, ...one }) => ({ ...one, from: start.toISOString(), to: end.toISOString() })),
      })),
    };
  }

  /** A month of the pool, with six months by kind; a month under way is counted up to now. */
  async usage(tx: Tx, query: MonthQuery): Promise<EquipmentUsage> {
    const timeZone = await zoneOf(tx);
    const now_ms = (await tx.now()).getTime();
    const month = query.month ?? localDate(now_ms, timeZone).slice(0, 7);
    const months = monthsUpTo(month, MONTHS_SHOWN);
    const soFar = (one: string): Span => {
      const { from, to } = monthSpan(one, timeZone);
      return { from, to: Math.max(from, Math.min(to, now_ms)) };
    };
    const whole = { from: new Date(monthSpan(months[0]!, timeZone).from), to: new Date(monthSpan(month, timeZone).to) };
    const rows = await readItems(tx, {});
    const used = await readUsed(tx, whole);
    const refused = await readRefused(tx, whole);
    const of = (one: string): ItemUse[] =>
      rows.map((row) => itemUse(row, { span: soFar(one), month: monthSpan(one, timeZone), used, refused }));
    return {
      month,
      items: of(month),
      refusals: countRefusals(refused.filter(isIn(monthSpan(month, timeZone))), timeZone),
      months: months.flatMap((one) => byKind(one, of(one), refused.filter(isIn(monthSpan(one, timeZone))))),
    };
  }

  /** What came back in a month and who owes whom: of one organisation, or of all for the territory's staff. */
  async statement(tx: Tx, query: StatementQuery): Promise<Statement> {
    const timeZone = await zoneOf(tx);
    const month = query.month ?? localDate((await tx.now()).getTime(), timeZone).slice(0, 7);
    const { from, to } = monthSpan(month, timeZone);
    const organisationId = query.organisationId ?? (reachOf(tx.actor, 'export:read') === 'own' ? tx.actor.organisationId : null);
    if (organisationId) this.reach.organisation(tx, organisationId, 'export:read');
    const rows = await readReturned(tx, { from: new Date(from), to: new Date(to), organisationId });
    const sum = (mine: (row: (typeof rows)[number]) => boolean): number =>
      rows.filter(mine).reduce((total, { cost_cents }) => total + cost_cents, 0);
    return {
      month,
      lines: rows.map(({ borrowerId: _, ownerId: __, returnedAt, ...row }) => ({ ...row, day: localDate(returnedAt.getTime(), timeZone) })),
      owes_cents: sum(({ borrowerId }) => organisationId === null || borrowerId === organisationId),
      due_cents: sum(({ ownerId }) => organisationId === null || ownerId === organisationId),
    };
  }
}

const stretch = ({ from, to }: Span): { from: string; to: string } => ({
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
});

async function zoneOf(tx: Tx): Promise<string> {
  return (await tx.first<{ zone: string }>('select time_zone as zone from territory where id = $1', [tx.territoryId]))!.zone;
}

const isIn =
  (month: Span) =>
  ({ from }: { from: Date }): boolean =>
    month.from <= from.getTime() && from.getTime() < month.to;

interface MonthFacts {
  /** The month as far as it has gone. */
  span: Span;
  month: Span;
  used: readonly UsedRow[];
  refused: readonly RefusedRow[];
}

function itemUse(row: ItemRow, { span, month, used, refused }: MonthFacts): ItemUse {
  const own = used.filter(({ itemId }) => itemId === row.id);
  const spans = (isUpkeep: boolean): Span[] =>
    own.filter(({ purpose }) => (purpose === 'upkeep') === isUpkeep).map(({ from, to }) => ({ from: from.getTime(), to: to.getTime() }));
  // Nobody could have it before it joined the pool, nor since it is out of order.
  const lent = { from: Math.max(span.from, row.since.getTime()), to: Math.min(span.to, row.outSince?.getTime() ?? span.to) };
  const use = useOf({
    period: span,
    lent: lent.to > lent.from ? lentDuring(availabilityOf(row).calendar, lent) : [],
    used: spans(false),
    upkeep: spans(true),
  });
  return {
    itemId: row.id,
    name: row.name,
    kind: row.kind,
    organisationName: row.organisationName,
    lent_h: tenth(use.lent_h),
    used_h: tenth(use.used_h),
    idle_h: tenth(use.idle_h),
    bookings: own.filter(({ purpose }) => purpose !== 'upkeep').filter(isIn({ from: month.from, to: span.to })).length,
    refusals: refused.filter(({ itemId }) => itemId === row.id).filter(isIn(month)).length,
  };
}

function byKind(month: string, items: readonly ItemUse[], refused: readonly RefusedRow[]): MonthUse[] {
  return KINDS.flatMap((kind) => {
    const own = items.filter((item) => item.kind === kind);
    const refusals = refused.filter((one) => one.kind === kind).length;
    const sum = (value: (item: ItemUse) => number): number => tenth(own.reduce((total, item) => total + value(item), 0));
    return own.length + refusals === 0
      ? []
      : [{ month, kind, used_h: sum(({ used_h }) => used_h), idle_h: sum(({ idle_h }) => idle_h), refusals }];
  });
}

function countRefusals(refused: readonly RefusedRow[], timeZone: string): RefusalCount[] {
  const counts = new Map<string, RefusalCount>();
  for (const { kind, reason, from } of refused) {
    const weekday = isoWeekday(localDate(from.getTime(), timeZone));
    const key = `${kind} ${weekday} ${reason}`;
    counts.set(key, { kind, weekday, reason, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count || a.weekday - b.weekday);
}
