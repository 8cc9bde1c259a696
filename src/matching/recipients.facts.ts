import type { Tx } from '../platform/database/tx.js';
import { addDays, localDate } from '../vocabulary/local-time.js';
import type { ColdClass } from '../vocabulary/food.js';
import type { FixedLoad, Recipient } from './core/problem.js';
import type { KnownRecipient } from './recipient-directory.js';

interface LoadRow {
  siteId: string;
  held: Record<string, number> | null;
  fixed: Record<string, number> | null;
}

/** One look-up by index for each site: as quick on a database without statistics as on an old one. */
const LOADS = `
  select s.id as "siteId",
         (select jsonb_object_agg(h.cold, h.grams) from (select l.cold, sum(p.room_g) as grams from parcel p join lot l on l.id = p.lot_id where p.recipient_site_id = s.id and p.state = 'delivered' group by 1) h) as held,
         (select jsonb_object_agg(f.cold, f.grams) from (select l.cold, sum(p.grams) as grams from parcel p join lot l on l.id = p.lot_id
           where p.recipient_site_id = s.id and p.state in ('offered', 'accepted', 'planned', 'collected') group by 1) f) as fixed
    from unnest($1::uuid[]) as s(id)`;

/** A recipient with the room it has left once what it holds is in it, and what it is promised already. */
export interface LoadedRecipient {
  readonly siteId: string;
  readonly recipient: Recipient;
  readonly fixed: readonly FixedLoad[];
}

/** The days whose opening times a problem needs: one more than the last pickup, so that a late collection can be delivered the next morning. */
export function openingDays(now: Date, timeZone: string, lastPickup_ms: number): string[] {
  const days: string[] = [];
  const last = addDays(localDate(lastPickup_ms, timeZone), 1);
  for (let day = localDate(now.getTime(), timeZone); day <= last || days.length < 4; day = addDays(day, 1)) days.push(day);
  return days;
}

/** What these recipients hold and are promised at this moment. */
export async function readLoads(tx: Tx, known: readonly KnownRecipient[]): Promise<LoadedRecipient[]> {
  const rows = await tx.prepared<LoadRow>(LOADS, [known.map(({ siteId }) => siteId)]);
  const bySite = new Map(rows.map((row) => [row.siteId, row]));
  return known.map((one) => loaded(one, bySite.get(one.siteId)!));
}

function loaded({ siteId, storage, fact }: KnownRecipient, { held, fixed }: LoadRow): LoadedRecipient {
  const load: FixedLoad[] = Object.entries(fixed ?? {}).map(([cold, grams]) => ({
    recipient: fact.id,
    cold: cold as ColdClass,
    grams: Number(grams),
  }));
  if (storage === null) return { siteId, recipient: fact, fixed: load };
  const { total, ...classes } = storage;
  const heldInAll_g = Object.values(held ?? {}).reduce((sum, grams) => sum + Number(grams), 0);
  const capacity_g = Object.fromEntries(
    Object.entries(classes).map(([cold, grams]) => [cold, Math.max(0, Number(grams) - Number(held?.[cold] ?? 0))]),
  );
  const total_g = total === undefined ? {} : { total_g: Math.max(0, Number(total) - heldInAll_g) };
  return { siteId, recipient: { ...fact, capacity_g, ...total_g }, fixed: load };
}

/** The part of a recipient's facts that is kept with the last cycle's prices instead of being read for every single lot. */
export type SlowFacts = Pick<Recipient, 'entitlement' | 'received_g' | 'receivedByCold_g' | 'acceptance' | 'preAccepts'>;
