import type { Tx } from '../platform/database/tx.js';
import { addDays, instantOf, isoWeekday, localDate } from '../vocabulary/local-time.js';
import type { ColdClass, RecipientKind } from '../vocabulary/food.js';
import type { FixedLoad, IsoWindow, Recipient } from './core/problem.js';

interface RecipientRow {
  siteId: string;
  code: string;
  role: RecipientKind;
  lon: number;
  lat: number;
  accepts: string[] | null;
  refusesAllergens: string[];
  minDelivery_g: number;
  maxDistance_m: number | null;
  shortDlc: boolean;
  cooks: boolean;
  publicBody: boolean;
  habilitationFrom: string | null;
  habilitationTo: string | null;
  entitlement: number;
  conventions: string[] | null;
  storage: Record<string, number> | null;
  windows: { purpose: string; weekday: number; opens: string; closes: string }[] | null;
  closures: { from: string; to: string }[] | null;
  received_g: number;
  held: Record<string, number> | null;
  fixed: Record<string, number> | null;
}

/** One look-up by index for each fact of each recipient: as quick on a database without statistics as on an old one. */
const RECIPIENTS = `
  select s.id as "siteId", s.code, s.role, s.lon, s.lat, s.accepts, s.refuses_allergens as "refusesAllergens", s.min_delivery_g::float8 as "minDelivery_g", s.max_distance_m as "maxDistance_m",
         s.short_dlc as "shortDlc", s.cooks, o.public_body as "publicBody", to_char(o.habilitation_from, 'YYYY-MM-DD') as "habilitationFrom", to_char(o.habilitation_to, 'YYYY-MM-DD') as "habilitationTo",
         o.entitlement::float8 as entitlement,
         (select array_agg(distinct coalesce(d.code, '*')) from convention c left join organisation d on d.id = c.donor_id
           where c.association_id = o.id and $2::date between c.from_date and c.to_date) as conventions,
         (select jsonb_object_agg(t.cold, t.capacity_g) from storage t where t.site_id = s.id) as storage,
         (select jsonb_agg(jsonb_build_object('purpose', w.purpose, 'weekday', w.weekday, 'opens', to_char(w.opens, 'HH24:MI'), 'closes', to_char(w.closes, 'HH24:MI')) order by w.weekday, w.opens)
            from opening_window w where w.site_id = s.id and w.purpose in ('receiving', 'distribution')) as windows,
         (select jsonb_agg(jsonb_build_object('from', c.from_date, 'to', c.to_date)) from closure c where c.site_id = s.id and c.to_date >= $2::date) as closures,
         coalesce((select sum(m.grams) from movement m where m.site_id = s.id and m.to_bucket = 'at_recipient' and m.at > app_now() - interval '28 days'), 0)::float8 as received_g,
         (select jsonb_object_agg(h.cold, h.grams) from (select l.cold, sum(p.room_g) as grams from parcel p join lot l on l.id = p.lot_id where p.recipient_site_id = s.id and p.state = 'delivered' group by 1) h) as held,
         (select jsonb_object_agg(f.cold, f.grams) from (select l.cold, sum(p.grams) as grams from parcel p join lot l on l.id = p.lot_id
           where p.recipient_site_id = s.id and p.state in ('offered', 'accepted', 'planned', 'collected') group by 1) f) as fixed
    from site s join organisation o on o.id = s.organisation_id
   where s.territory_id = $1 and s.role <> 'donor' and s.active
   order by s.code`;

/** Every active recipient with its room, its opening times until the last pickup, and what it is already promised. */
export async function readRecipients(
  tx: Tx,
  now: Date,
  timeZone: string,
  lastPickup_ms: number,
): Promise<{ recipient: Recipient; siteId: string; fixed: FixedLoad[] }[]> {
  const today = localDate(now.getTime(), timeZone);
  const rows = await tx.query<RecipientRow>(RECIPIENTS, [tx.territoryId, today]);
  const days: string[] = [];
  // One day more than the last pickup, so that a late collection can be delivered the next morning; distributions a week.
  for (let day = today; day <= addDays(localDate(lastPickup_ms, timeZone), 1) || days.length < 4; day = addDays(day, 1)) days.push(day);
  const clock = openingClock(timeZone);
  return rows.map((row) => ({ siteId: row.siteId, recipient: recipientFact(row, days, clock), fixed: loads(row) }));
}

const loads = (row: RecipientRow): FixedLoad[] =>
  Object.entries(row.fixed ?? {}).map(([cold, grams]) => ({ recipient: row.code, cold: cold as ColdClass, grams: Number(grams) }));

type Clock = (day: string, time: string) => string;

/** Local time to instant, remembered: a few hundred recipients share a few dozen times. */
function openingClock(timeZone: string): Clock {
  const known = new Map<string, string>();
  return (day, time) => {
    const key = `${day} ${time}`;
    let instant = known.get(key);
    if (!instant) known.set(key, (instant = new Date(instantOf(day, time, timeZone)).toISOString()));
    return instant;
  };
}

function recipientFact(row: RecipientRow, days: string[], clock: Clock): Recipient {
  const { total, ...byClass } = Object.fromEntries(
    Object.entries(row.storage ?? {}).map(([cold, grams]) => [cold, Math.max(0, Number(grams) - Number(row.held?.[cold] ?? 0))]),
  );
  const heldInAll = Object.values(row.held ?? {}).reduce((sum, grams) => sum + Number(grams), 0);
  const total_g = row.storage?.['total'] === undefined ? undefined : Math.max(0, total! - heldInAll);
  const open = times(row, days, 'receiving', clock);
  const distributions = times(row, days, 'distribution', clock);
  const certain = row.publicBody
    ? { from: '2000-01-01', to: '2100-12-31' }
    : row.habilitationFrom && row.habilitationTo
      ? { from: row.habilitationFrom, to: row.habilitationTo }
      : undefined;
  return {
    id: row.code,
    kind: row.role,
    point: [row.lon, row.lat],
    ...(row.accepts ? { accepts: row.accepts } : {}),
    ...(row.refusesAllergens.length > 0 ? { refusesAllergens: row.refusesAllergens } : {}),
    ...(row.storage ? { capacity_g: byClass } : {}),
    ...(total_g === undefined ? {} : { total_g }),
    ...(row.minDelivery_g > 0 ? { minDelivery_g: row.minDelivery_g } : {}),
    ...(row.maxDistance_m ? { maxDistance_m: row.maxDistance_m } : {}),
    shortDlc: row.shortDlc,
    cooks: row.cooks,
    ...(certain ? { habilitation: certain } : {}),
    ...(row.conventions ? { conventions: row.conventions } : {}),
    ...(open ? { open } : {}),
    ...(distributions ? { distributions: distributions.map((window) => window.from) } : {}),
    entitlement: row.entitlement,
    received_g: row.received_g,
  };
}

/** The weekly windows of one purpose on these days, less the closures; undefined where the site has none (no limit). */
function times(row: RecipientRow, days: string[], purpose: string, clock: Clock): IsoWindow[] | undefined {
  const weekly = (row.windows ?? []).filter((window) => window.purpose === purpose);
  if (weekly.length === 0) return undefined;
  return days
    .filter((day) => !(row.closures ?? []).some((closure) => closure.from <= day && day <= closure.to))
    .flatMap((day) =>
      weekly
        .filter((window) => window.weekday === isoWeekday(day))
        .map((window) => ({ from: clock(day, window.opens), to: clock(day, window.closes) })),
    );
}
