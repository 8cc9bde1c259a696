import type pg from 'pg';
import { figuresInvariants } from '../../figures/figures.invariants.js';
import { ledgerInvariants } from '../../ledger/ledger.invariants.js';
import { checkInvariants, ONE_MOMENT } from '../../platform/database/invariant.js';

/** Real milliseconds, or null where there was none. */
export interface Latency {
  count: number;
  p50: number | null;
  p95: number | null;
  p99: number | null;
}

/** Lots concerned and grams of one kind of event. */
export interface Count {
  lots: number;
  grams: number;
}

/** What a day came to. */
export interface DayFigures {
  counts: Record<(typeof KINDS)[number], Count>;
  rounds: number;
  km: number;
  driverHours: number;
  kgPerHour: number;
  massBalanceError_g: number;
  invariantsBroken: string[];
  /** From declaration to the first offer, real time: of all lots offered, and of those for which the first cycle found somebody. */
  firstOffer_ms: Latency;
  firstOfferAtOnce_ms: Latency;
}

export const KINDS = [
  'declared',
  'offered',
  'accepted',
  'declined',
  'lapsed',
  'collected',
  'delivered',
  'distributed',
  'refused',
  'withdrawn',
  'expired',
  'diverted',
] as const;

const COUNTS = `
  select 'declared' as kind, id as lot_id, declared_g as grams from lot
  union all select 'offered', lot_id, grams from offer
  union all select 'accepted', f.lot_id, f.accepted_packages * l.package_g from offer f join lot l on l.id = f.lot_id where f.accepted_packages is not null
  union all select 'declined', lot_id, grams from offer where state = 'declined'
  union all select 'lapsed', lot_id, grams from offer where state = 'lapsed' and answered_at is not null and accepted_packages is null
  union all select case to_bucket when 'on_board' then 'collected' when 'at_recipient' then 'delivered' when 'at_hub' then 'delivered' when 'feed' then 'diverted' when 'compost' then 'diverted'
                   when 'discarded' then 'diverted' else to_bucket end, lot_id, grams
    from movement where to_bucket in ('on_board', 'at_recipient', 'at_hub', 'distributed', 'refused', 'withdrawn', 'expired', 'feed', 'compost', 'discarded') and from_bucket <> 'weighing'`;

const MASS_ERROR = `
  select coalesce(sum(abs(l.declared_g + coalesce(w.g, 0) - coalesce(b.g, 0))), 0)::float8 as grams from lot l
    left join (select lot_id, sum(grams) as g from balance group by lot_id) b on b.lot_id = l.id
    left join (select lot_id, sum(case when from_bucket = 'weighing' then grams else -grams end) as g from movement where 'weighing' in (from_bucket, to_bucket) group by lot_id) w on w.lot_id = l.id`;

const latency = (which: string): string => `
  with born as (select lot_id, min(wall_clock) as at from parcel_history where from_state = 'new' group by lot_id),
       offered as (select lot_id, min(wall_clock) as at from parcel_history where to_state = 'offered' group by lot_id),
       first as (select distinct on (lot_id) lot_id, placed_g from cycle_lot order by lot_id, cycle_id)
  select count(*)::int as count, percentile_cont(array[0.5, 0.95, 0.99]) within group (order by extract(epoch from offered.at - born.at) * 1000) as p
    from born join offered using (lot_id) join first using (lot_id) where ${which}`;

/** Adds the day up from what the database holds. */
export async function figuresOf(owner: pg.Client): Promise<DayFigures> {
  const counts = Object.fromEntries(KINDS.map((kind) => [kind, { lots: 0, grams: 0 }])) as DayFigures['counts'];
  const counted = await owner.query<Count & { kind: (typeof KINDS)[number] }>(
    `select kind, count(distinct lot_id)::int as lots, sum(grams)::float8 as grams from (${COUNTS}) c group by kind`,
  );
  for (const { kind, lots, grams } of counted.rows) counts[kind] = { lots, grams };
  const { rows: driven } = await owner.query<{ rounds: number; km: number; hours: number }>(
    `select count(*)::int as rounds, coalesce(sum(metres), 0) / 1000.0::float8 as km, coalesce(sum(extract(epoch from coalesce(ended_at, ends_at) - started_at)), 0)::float8 / 3600 as hours from round where started_at is not null`,
  );
  const { rows: error } = await owner.query<{ grams: number }>(MASS_ERROR);
  const { rounds, km, hours } = driven[0]!;
  return {
    counts,
    rounds,
    km: Number(km),
    driverHours: hours,
    kgPerHour: hours > 0 ? counts.delivered.grams / 1000 / hours : 0,
    massBalanceError_g: error[0]!.grams,
    invariantsBroken: await brokenInvariants(owner),
    firstOffer_ms: await latencyOf(owner, 'true'),
    firstOfferAtOnce_ms: await latencyOf(owner, 'first.placed_g > 0'),
  };
}

async function latencyOf(owner: pg.Client, which: string): Promise<Latency> {
  const { rows } = await owner.query<{ count: number; p: (number | null)[] | null }>(latency(which));
  const [p50 = null, p95 = null, p99 = null] = rows[0]!.p ?? [];
  return { count: rows[0]!.count, p50, p95, p99 };
}

/** Codes of the invariants that do not hold, those asked that hold always. */
async function brokenInvariants(owner: pg.Client): Promise<string[]> {
  await owner.query('begin');
  await owner.query(ONE_MOMENT);
  try {
    const checked = await checkInvariants(async (sql) => (await owner.query(sql)).rows, [...ledgerInvariants, ...figuresInvariants], {
      running: false,
    });
    return checked.filter(({ broken }) => broken > 0).map(({ invariant }) => invariant.code);
  } finally {
    await owner.query('rollback');
  }
}
