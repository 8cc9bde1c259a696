import type { Tx } from '../platform/database/tx.js';
import type { Language } from '../vocabulary/words.js';
import type { Day, DayLot, DayRecipient, DayRound, Stuck } from './day.dto.js';
import { STUCK } from './stuck-words.js';

const TODAY = `(app_now() at time zone (select time_zone from territory where id = app_territory()))::date`;

/** The coordinator's whole day in six reads: what is where, who can take, who drives, and what is stuck and why. */
export async function readDay(tx: Tx, language: Language): Promise<Day> {
  return {
    now: (await tx.now()).toISOString(),
    counts: await readCounts(tx),
    lots: await readOpenLots(tx),
    recipients: await readRecipients(tx),
    rounds: await readRounds(tx),
    stuck: await readStuck(tx, language),
  };
}

async function readCounts(tx: Tx): Promise<Record<string, number>> {
  const rows = await tx.query<{ state: string; grams: number }>(
    `select p.state, sum(p.grams)::float8 as grams from parcel p join lot l on l.id = p.lot_id
      where p.state not in ('distributed', 'withdrawn', 'diverted', 'expired', 'delivered') or (p.changed_at at time zone (select time_zone from territory where id = p.territory_id))::date = ${TODAY}
      group by p.state order by p.state`,
  );
  return Object.fromEntries(rows.map((row) => [row.state, row.grams]));
}

async function readOpenLots(tx: Tx): Promise<DayLot[]> {
  const rows = await tx.query<
    Omit<DayLot, 'point' | 'pickupTo' | 'deadline'> & { lon: number; lat: number; until: Date; ends: Date | null }
  >(
    `select distinct on (l.id) l.id, l.reference::float8 as reference, l.label, s.name as "siteName", s.lon, s.lat, (sum(p.grams) over (partition by l.id))::float8 as grams, p.state, r.name as "recipientName",
            l.pickup_to as until, l.deadline as ends
       from parcel p join lot l on l.id = p.lot_id join site s on s.id = l.donor_site_id left join site r on r.id = p.recipient_site_id
      where p.state in ('declared', 'open', 'offered', 'accepted', 'planned', 'collected') and p.grams > 0 order by l.id, p.grams desc`,
  );
  return rows
    .map(({ lon, lat, until, ends, ...row }) => ({
      ...row,
      point: [lon, lat] as [number, number],
      pickupTo: until.toISOString(),
      deadline: ends?.toISOString() ?? null,
    }))
    .toSorted((a, b) => (a.pickupTo < b.pickupTo ? -1 : a.pickupTo > b.pickupTo ? 1 : a.reference - b.reference));
}

async function readRecipients(tx: Tx): Promise<DayRecipient[]> {
  const rows = await tx.query<Omit<DayRecipient, 'point'> & { lon: number; lat: number }>(
    `select s.id as "siteId", s.name, s.role, s.lon, s.lat,
            coalesce((select sum(p.grams) from parcel p where p.recipient_site_id = s.id and p.state in ('offered', 'accepted', 'planned', 'collected', 'delivered')), 0)::float8 as held_g,
            (select coalesce(min(t.capacity_g - t.reserved_g) filter (where t.cold = 'total'), sum(t.capacity_g - t.reserved_g) filter (where t.cold <> 'total'))::float8 from storage t where t.site_id = s.id) as free_g
       from site s where s.role <> 'donor' and s.active order by s.name`,
  );
  return rows.map(({ lon, lat, ...row }) => ({ ...row, point: [lon, lat] }));
}

async function readRounds(tx: Tx): Promise<DayRound[]> {
  const rows = await tx.query<Omit<DayRound, 'startsAt' | 'endsAt'> & { leaves: Date; back: Date }>(
    `select n.id, n.reference::float8 as reference, v.name as "vehicleName", v.profile, p.name as "personName", n.state, n.starts_at as leaves, n.ends_at as back,
            (select count(*)::int from stop t where t.round_id = n.id and t.state <> 'planned') as "doneStops", (select count(*)::int from stop t where t.round_id = n.id) as "stopCount",
            (select greatest(t.late_min, floor(extract(epoch from app_now() - coalesce(t.expected_at, t.planned_arrival)) / 60)::int, 0) from stop t where t.round_id = n.id and t.state = 'planned' order by t.seq limit 1) as late_min,
            coalesce((select jsonb_agg(jsonb_build_array(s.lon, s.lat) order by t.seq) from stop t join site s on s.id = t.site_id where t.round_id = n.id), '[]') as line
       from round n join vehicle v on v.id = n.vehicle_id left join person p on p.id = n.person_id
      where n.state <> 'cancelled' and (n.day = ${TODAY} or n.state = 'started') order by n.starts_at, n.reference limit 300`,
  );
  return rows.map(({ leaves, back, late_min, ...row }) => ({
    ...row,
    late_min: late_min ?? 0,
    startsAt: leaves.toISOString(),
    endsAt: back.toISOString(),
  }));
}

const STUCK_SQL = `
  select l.id as "lotId", p.id as "parcelId", l.reference::float8 as reference, l.label, s.name as "siteName", p.grams::float8 as grams, w.why,
         case when w.why in ('refused', 'expired') then null else least(l.pickup_to, coalesce(l.deadline, l.pickup_to)) end as ends
    from parcel p join lot l on l.id = p.lot_id join site s on s.id = l.donor_site_id
    cross join lateral (select case
      when p.state = 'declared' then 'held'
      when p.state = 'open' and p.considered_at is not null and l.pickup_to < app_now() + interval '2 hours' then 'no-taker'
      when p.state = 'offered' and l.pickup_to < app_now() + interval '1 hour' then 'no-answer'
      when p.state = 'accepted' and exists (select from unserved u where u.parcel_id = p.id) then 'no-vehicle'
      when p.state = 'collected' and exists (select from stop_line k join stop t on t.id = k.stop_id join round n on n.id = t.round_id where k.parcel_id = p.id and t.state = 'planned' and n.broken_at is not null) then 'broken-down'
      when p.state in ('planned', 'collected') and exists (select from stop_line k join stop t on t.id = k.stop_id where k.parcel_id = p.id and t.state = 'planned' and (t.planned_arrival < app_now() - interval '20 minutes' or t.late_min >= 20)) then 'late'
      when p.state in ('refused', 'expired') then p.state end as why) w
   where p.grams > 0 and w.why is not null and p.state in ('declared', 'open', 'offered', 'accepted', 'planned', 'collected', 'refused', 'expired')
     and p.changed_at > app_now() - interval '3 days'
   order by (w.why in ('refused', 'expired')), l.pickup_to, l.reference limit 200`;

async function readStuck(tx: Tx, language: Language): Promise<Stuck[]> {
  const rows = await tx.query<Omit<Stuck, 'whyText' | 'ways' | 'until'> & { ends: Date | null }>(STUCK_SQL);
  return rows.map(({ ends, ...row }) => ({
    ...row,
    until: ends?.toISOString() ?? null,
    whyText: STUCK[row.why]!.words[language],
    ways: STUCK[row.why]!.ways,
  }));
}
