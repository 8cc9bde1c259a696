import type { Lot, Recipient } from '../matching/core/problem.js';
import type { Tx } from '../platform/database/tx.js';
import { addDays, instantOf, isoWeekday, localDate } from '../vocabulary/local-time.js';
import type { DonorKind } from '../vocabulary/food.js';
import { USUAL_TRAVEL } from './core/demo-district.js';
import type { District, DistrictRecipient, WeekWindow } from './core/district.js';
import type { PastDay } from './core/history-lots.js';
import type { WorldSpec } from './core/world-spec.js';

/** From this many days with lots on, the territory's own days are replayed. */
const ENOUGH_DAYS = 14;
/** How far back lots are looked for, and how many at most. */
const LOOK_BACK_DAYS = 56;
const MOST_LOTS = 30_000;
/** Lots of an average day where too little is known of the territory's own, as in the demonstration. */
const USUAL_LOTS = 120;
const FEWEST_KNOWN_DAYS = 3;

/** What a comparison replays: the territory's own recipients and donors, on its own past days where there are enough of them. */
export async function readWorld(tx: Tx, days: number): Promise<{ world: WorldSpec; pastDays: number }> {
  const territory = await tx.first<{ timeZone: string; travel: District['travel'] | null }>(
    `select t.time_zone as "timeZone", (select body->'travel' from policy where territory_id = t.id and valid_from <= app_now() order by valid_from desc, version desc limit 1) as travel
       from territory t where t.id = $1`,
    [tx.territoryId],
  );
  const { timeZone } = territory!;
  const today = localDate((await tx.now()).getTime(), timeZone);
  const travel = territory!.travel?.model === 'affine' ? territory!.travel : USUAL_TRAVEL;
  const district: District = { timeZone, travel, donors: await readDonors(tx), recipients: await readRecipients(tx, today) };
  const past = await readPast(tx, timeZone, today);
  const mean = past.reduce((sum, { lots }) => sum + lots.length, 0) / Math.max(1, past.length);
  const lotsPerDay = past.length >= FEWEST_KNOWN_DAYS ? Math.max(1, Math.round(mean)) : USUAL_LOTS;
  return {
    pastDays: past.length,
    world: {
      district,
      days,
      // Mondays begin weeks: a comparison asked on any day sees as many Sundays as another.
      firstDay: addDays(today, 8 - isoWeekday(today)),
      lots: past.length >= ENOUGH_DAYS ? { from: 'history', past } : { from: 'generator', lotsPerDay, logs: null, pattern: null },
    },
  };
}

const WINDOWS = `
  (select coalesce(jsonb_agg(jsonb_build_object('purpose', w.purpose, 'weekday', w.weekday, 'opens', to_char(w.opens, 'HH24:MI'), 'closes', to_char(w.closes, 'HH24:MI')) order by w.weekday, w.opens), '[]')
     from opening_window w where w.site_id = s.id) as windows`;

/** A donor goes by the code of its organisation, as in the matching problem. */
async function readDonors(tx: Tx): Promise<District['donors']> {
  const rows = await tx.query<{ code: string; donor: string; donorKind: DonorKind; lon: number; lat: number; windows: WeekWindow[] }>(
    `select s.code, o.code as donor, s.donor_kind as "donorKind", s.lon, s.lat, ${WINDOWS}
       from site s join organisation o on o.id = s.organisation_id where s.role = 'donor' and s.active order by s.code`,
  );
  return rows.map(({ lon, lat, ...row }) => ({ ...row, point: [lon, lat] }));
}

interface RecipientRow {
  facts: Recipient;
  lon: number;
  lat: number;
  storage: Record<string, number> | null;
  windows: WeekWindow[];
}

/** Recipients with all the room they have: what they hold today is none of a comparison's business. */
async function readRecipients(tx: Tx, today: string): Promise<DistrictRecipient[]> {
  const rows = await tx.query<RecipientRow>(
    `select s.lon, s.lat, ${WINDOWS}, (select jsonb_object_agg(t.cold, t.capacity_g) from storage t where t.site_id = s.id) as storage,
            jsonb_strip_nulls(jsonb_build_object('id', s.code, 'kind', s.role, 'accepts', s.accepts, 'refusesAllergens', s.refuses_allergens, 'minDelivery_g', s.min_delivery_g,
              'maxDistance_m', s.max_distance_m, 'shortDlc', s.short_dlc, 'cooks', s.cooks, 'entitlement', o.entitlement,
              'habilitation', case when o.public_body then jsonb_build_object('from', '2000-01-01', 'to', '2100-12-31')
                when o.habilitation_from is not null and o.habilitation_to >= $1::date then jsonb_build_object('from', o.habilitation_from, 'to', '2100-12-31') end,
              'conventions', (select jsonb_agg(distinct coalesce(d.code, '*')) from convention c left join organisation d on d.id = c.donor_id
                where c.association_id = o.id and $1::date between c.from_date and c.to_date))) as facts
       from site s join organisation o on o.id = s.organisation_id where s.role <> 'donor' and s.active order by s.code`,
    [today],
  );
  return rows.map(({ facts, lon, lat, storage, windows }) => {
    const { total, ...capacity_g } = storage ?? {};
    return {
      windows,
      facts: {
        ...facts,
        point: [lon, lat],
        ...(storage && Object.keys(capacity_g).length > 0 ? { capacity_g } : {}),
        ...(total === undefined ? {} : { total_g: total }),
      },
    };
  });
}

interface LotRow {
  lot: Omit<Lot, 'point' | 'deadline' | 'pickup'>;
  lon: number;
  lat: number;
  deadline: Date | null;
  pickupFrom: Date;
  pickupTo: Date;
  opened: Date;
}

/** The days before today on which food was to be fetched, oldest first, with the lots that a cycle could decide. */
async function readPast(tx: Tx, timeZone: string, today: string): Promise<PastDay[]> {
  const rows = await tx.query<LotRow>(
    `select s.lon, s.lat, l.deadline, l.pickup_from as "pickupFrom", l.pickup_to as "pickupTo", h.opened,
            jsonb_strip_nulls(jsonb_build_object('id', l.id, 'donor', o.code, 'donorKind', coalesce(s.donor_kind, 'hub'), 'category', l.category, 'animalOrigin', l.animal_origin, 'prepacked', l.prepacked,
              'cold', l.cold, 'dateKind', l.date_kind, 'date', to_char(l.date, 'YYYY-MM-DD'), 'package_g', l.package_g, 'packages', l.packages, 'allergens', l.allergens, 'needsSorting', l.needs_sorting)) as lot
       from lot l join site s on s.id = l.donor_site_id join organisation o on o.id = s.organisation_id
       join lateral (select min(at) as opened from parcel_history where lot_id = l.id and to_state in ('open', 'offered')) h on h.opened is not null
      where l.declared_at > app_now() - make_interval(days => $1) order by l.id desc limit $2`,
    [LOOK_BACK_DAYS, MOST_LOTS],
  );
  const byDay = new Map<string, PastDay['lots'][number][]>();
  for (const { lot, lon, lat, deadline, pickupFrom, pickupTo, opened } of rows.toReversed()) {
    const date = localDate(pickupFrom.getTime(), timeZone);
    // A day that is not over yet would look like a poor one.
    if (date >= today) continue;
    const day = byDay.get(date) ?? [];
    byDay.set(date, day);
    day.push({
      openedAt_ms: Math.max(opened.getTime(), instantOf(date, '00:00', timeZone)),
      lot: {
        ...lot,
        point: [lon, lat],
        deadline: deadline?.toISOString() ?? null,
        pickup: { from: pickupFrom.toISOString(), to: pickupTo.toISOString() },
      },
    });
  }
  return [...byDay].sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, lots]) => ({ date, lots }));
}
