import type { Tx } from '../platform/database/tx.js';
import type { Point } from '../vocabulary/place.js';
import { availability } from './core/availability.js';
import { lentDuring } from './core/lending.js';
import { merged, within, without, type Span } from './core/span.js';
import { availabilityOf, readItems, type ItemRow } from './equipment.queries.js';

export { fittedOut, NEAR_M, neededOn, type Carried, type Fitted, type Shift } from './core/fitting-out.js';
export { holds, overlap, without, type Span } from './core/span.js';

/** A thing of the pool as the planner sees it. */
export interface Pooled {
  readonly itemId: string;
  readonly code: string;
  /** The vehicle it is, if it is one. */
  readonly vehicleId: string | null;
  readonly home: Point;
  readonly provides: readonly string[];
  readonly litres: number | null;
  /** False while its owner does not lend it. */
  readonly active: boolean;
  /** Nobody can use it, its owner neither. */
  readonly isBroken: boolean;
  /** When somebody has it. */
  readonly busy: readonly Span[];
  /** When anybody can have it: lent, not taken, attested. */
  readonly free: readonly Span[];
}

/** The whole pool during `span`. `replanned` names rounds whose bookings are about to be made anew: they stand in nobody's way. */
export async function readPool(tx: Tx, span: Span, replanned: readonly string[]): Promise<Pooled[]> {
  const rows = await readItems(tx, { replanned });
  const homes = await tx.query<{ id: string; lon: number; lat: number }>('select id, lon, lat from site where id = any($1)', [
    rows.map((row) => row.homeSiteId),
  ]);
  const now_ms = (await tx.now()).getTime();
  const points = new Map(homes.map(({ id, lon, lat }) => [id, [lon, lat] as Point]));
  return rows.map((row) => pooled(row, points.get(row.homeSiteId)!, span, now_ms));
}

function pooled(row: ItemRow, home: Point, span: Span, now_ms: number): Pooled {
  const item = availabilityOf(row);
  const isLate = item.holds.some(({ period }) => period.to <= now_ms);
  // A vehicle whose cold attestation has run out still carries what needs no cold: the planner's own rules see to that.
  const facts = { ...item, attestedUntil: row.vehicleId ? null : item.attestedUntil };
  const lent = lentDuring(item.calendar, span);
  const free = without(
    lent,
    item.holds.map(({ period }) => period),
  ).filter((stretch) => availability(facts, stretch, now_ms).can === 'book');
  const { id: itemId, code, vehicleId, provides, litres, active } = row;
  return {
    itemId,
    code,
    vehicleId: vehicleId ?? null,
    home,
    provides: provides ?? [],
    litres: litres ?? null,
    active,
    isBroken: row.inactiveBecause === 'repair' || row.inactiveBecause === 'lost',
    busy: within(merged([...item.holds.map(({ period }) => period), ...(isLate ? [span] : [])]), [span]),
    free: isLate ? [] : free,
  };
}
