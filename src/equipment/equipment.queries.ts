import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/http/http.errors.js';
import type { Availability, Hold } from './core/availability.js';
import type { LendingException, LendingWindow } from './core/lending.js';
import type { Item } from './equipment.dto.js';

/** An item with its calendar and the live bookings that stand in others' way. */
export interface ItemRow extends Omit<Item, 'cost_cents' | 'upkeepIsDue' | 'stateNow' | 'holder' | 'heldUntil' | 'freeFrom' | 'isManaged'> {
  active: boolean;
  /** When it joined the pool. */
  since: Date;
  /** Since when it cannot be had, where it cannot. */
  outSince: Date | null;
  windows: LendingWindow[];
  exceptions: (LendingException & { reason: string | null })[];
  timeZone: string;
  /** Of the item or, for a vehicle with a cold body of its own, of the vehicle. */
  attested: string | null;
  holds: { from: string; to: string; purpose: Hold['purpose']; holder: string; organisationId: string }[];
}

const time = (column: string): string => `to_char(${column}, 'HH24:MI')`;

const SELECT_ITEM = `
  select i.id, i.organisation_id as "organisationId", o.name as "organisationName", i.home_site_id as "homeSiteId", s.name as "homeSiteName", i.kind, i.code, i.name, i.vehicle_id as "vehicleId",
         i.provides, i.litres, i.capacity_g::float8 as capacity_g, i.cold, i.conditions, to_char(i.attested_until, 'YYYY-MM-DD') as "attestedUntil", to_char(i.upkeep_due, 'YYYY-MM-DD') as "upkeepDue",
         i.upkeep_every_h as "upkeepEvery_h", i.price_unit as "priceUnit", i.price_cents::float8 as price_cents, i.purchase_cents::float8 as purchase_cents, i.life_years::float8 as "lifeYears",
         i.upkeep_cents::float8 as upkeep_cents, i.uses_a_year::float8 as "usesAYear", i.price_note as "priceNote", i.active, i.inactive_because as "inactiveBecause", i.version, i.created_at as since, i.inactive_since as "outSince", t.time_zone as "timeZone",
         to_char(coalesce(i.attested_until, case when v.profile = 'refrigerated-van' then v.approved_cold_until end), 'YYYY-MM-DD') as attested,
         coalesce((select jsonb_agg(jsonb_build_object('weekday', w.weekday, 'opens', ${time('w.opens')}, 'closes', ${time('w.closes')}) order by w.weekday, w.opens)
                     from equipment_window w where w.item_id = i.id), '[]') as windows,
         coalesce((select jsonb_agg(jsonb_build_object('fromDate', e.from_date, 'toDate', e.to_date, 'opens', ${time('e.opens')}, 'closes', ${time('e.closes')}, 'reason', e.reason) order by e.from_date, e.id)
                     from equipment_exception e where e.item_id = i.id), '[]') as exceptions,
         coalesce((select jsonb_agg(jsonb_build_object('from', lower(b.period), 'to', upper(b.period), 'purpose', b.purpose, 'holder', h.name, 'organisationId', h.id) order by b.period)
                     from equipment_booking b join organisation h on h.id = b.organisation_id where b.item_id = i.id and b.state in ('asked','confirmed') and not coalesce(b.round_id = any($1), false)), '[]') as holds,
         coalesce((select sum(extract(epoch from b.returned_at - lower(b.period))) / 3600 from equipment_booking b
                    where b.item_id = i.id and b.state = 'released' and b.purpose <> 'upkeep'
                      and lower(b.period) >= coalesce((select max(u.returned_at) from equipment_booking u where u.item_id = i.id and u.state = 'released' and u.purpose = 'upkeep'), '-infinity')), 0)::float8 as "sinceUpkeep_h"
    from equipment_item i join organisation o on o.id = i.organisation_id join site s on s.id = i.home_site_id join territory t on t.id = i.territory_id left join vehicle v on v.id = i.vehicle_id`;

export interface ItemFilter {
  after?: string | null;
  take?: number;
  kind?: string | null;
  organisationId?: string | null;
  ids?: readonly string[] | null;
  /** Rounds whose bookings are about to be made anew, and so stand in nobody's way. */
  replanned?: readonly string[];
}

export const readItems = (tx: Tx, { after, take, kind, organisationId, ids, replanned }: ItemFilter): Promise<ItemRow[]> =>
  tx.query<ItemRow>(
    `${SELECT_ITEM} where ($2::uuid is null or i.id > $2) and ($3::text is null or i.kind = $3) and ($4::uuid is null or i.organisation_id = $4) and ($5::uuid[] is null or i.id = any($5)) order by i.id limit $6`,
    [replanned ?? [], after ?? null, kind ?? null, organisationId ?? null, ids ?? null, take ?? null],
  );

/** One item. @throws notFound. */
export async function readItem(tx: Tx, itemId: string): Promise<ItemRow> {
  const [row] = await readItems(tx, { ids: [itemId] });
  if (!row) throw notFound({ itemId });
  return row;
}

/**
 * Locks items, in order of id, so that whoever books one of them next waits and then sees this booking. Then reads them.
 * Ids of nothing are left out.
 */
export async function holdItems(tx: Tx, ids: readonly string[], replanned: readonly string[] = []): Promise<ItemRow[]> {
  await tx.query('select from equipment_item where id = any($1) order by id for no key update', [ids]);
  return readItems(tx, { ids, replanned });
}

/** What decides whether the item can be had. */
export const availabilityOf = (row: ItemRow): Availability => ({
  calendar: { windows: row.windows, exceptions: row.exceptions, timeZone: row.timeZone },
  active: row.active,
  attestedUntil: row.attested,
  holds: row.holds.map(({ from, to, ...hold }) => ({ ...hold, period: { from: Date.parse(from), to: Date.parse(to) } })),
});
