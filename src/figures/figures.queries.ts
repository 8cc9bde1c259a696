import type { Tx } from '../platform/database/tx.js';

export const GROUPINGS = ['day', 'area', 'donorKind', 'category'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Two local days of the territory, both included. */
export interface Period {
  from: string;
  to: string;
}

const KEY: Record<Grouping, { key: string; label: string }> = {
  day: { key: `to_char(l.declared_at at time zone t.time_zone, 'YYYY-MM-DD')`, label: 'null' },
  area: { key: `coalesce(a.code, '')`, label: 'max(a.name)' },
  donorKind: { key: 's.donor_kind', label: 'null' },
  category: { key: 'l.category', label: 'null' },
};

/** How every figure cuts the ledger: each bucket of it in exactly one of these. `verify` checks them against the movements. */
export const PARTS = {
  association_g: `bucket = 'at_recipient'`,
  hub_g: `bucket in ('at_hub', 'transformed')`,
  distributed_g: `bucket = 'distributed'`,
  expired_g: `bucket = 'expired'`,
  refused_g: `bucket = 'refused'`,
  withdrawn_g: `bucket = 'withdrawn'`,
  feed_g: `bucket = 'feed'`,
  compost_g: `bucket = 'compost'`,
  discarded_g: `bucket = 'discarded'`,
  inProgress_g: `bucket in ('declared', 'open', 'offered', 'accepted', 'on_board')`,
} as const;
type Part = keyof typeof PARTS;

const parts = Object.keys(PARTS) as Part[];
export const SAVED = 'association_g + hub_g + distributed_g';

/** The lots that count: declared by a donor. What a hub declares was counted when it came in, under the lot it came from. */
export const COUNTED = `s.role = 'donor' and l.parents = '{}'`;

/** Local days of a territory as instants, so that a day of 23 or 25 hours is a day. $1 = first day, $2 = last day. */
const within = (moment: string): string =>
  `${moment} >= $1::date::timestamp at time zone t.time_zone and ${moment} < ($2::date + 1)::timestamp at time zone t.time_zone`;

/** Where the grams of the lot `l` are now: its few balances are looked up, so that a short period costs little in a long history. */
export const LOT_PARTS = `
  select ${parts.map((part) => `coalesce(sum(grams) filter (where ${PARTS[part]}), 0) as ${part}`).join(', ')} from balance where lot_id = l.id`;

export type Masses = Record<Part, number> & { declared_g: number; weighingCorrection_g: number; lots: number; footprint_kgCo2e: number };
export type GroupRow = Masses & { key: string; label: string | null; isTotal: boolean };

/** The masses of each group and, as one more row, of all: both from the same rows in one statement. */
export function readMasses(tx: Tx, period: Period, by: Grouping): Promise<GroupRow[]> {
  const { key, label } = KEY[by];
  return tx.query<GroupRow>(
    `select ${key} as key, ${label} as label, grouping(${key}) = 1 as "isTotal", count(*)::float8 as lots, coalesce(sum(l.declared_g), 0)::float8 as declared_g,
            ${parts.map((part) => `coalesce(sum(b.${part}), 0)::float8 as "${part}"`).join(', ')},
            coalesce(sum(${parts.map((part) => `b.${part}`).join(' + ')}) - sum(l.declared_g), 0)::float8 as "weighingCorrection_g",
            coalesce(sum((${SAVED}) * f.kg_co2e_per_kg / 1000), 0)::float8 as "footprint_kgCo2e"
       from lot l join territory t on t.id = l.territory_id join site s on s.id = l.donor_site_id left join area a on a.id = s.area_id
       cross join lateral (${LOT_PARTS}) b
       left join lateral (${FACTOR}) f on true
      where ${COUNTED} and ${within('l.declared_at')}
      group by grouping sets ((${key}), ()) order by 1`,
    [period.from, period.to],
  );
}

/** The factor of a lot's category in force on its day, or the national mean. */
const FACTOR = `
  select f.id, f.kg_co2e_per_kg, f.source, f.year from factor f
   where f.category in (l.category, 'other') and f.valid_from <= (l.declared_at at time zone t.time_zone)::date
   order by f.category = l.category desc, f.valid_from desc, f.id limit 1`;

export interface FactorRow {
  id: string;
  category: string;
  kgCo2ePerKg: number;
  source: string;
  year: number;
  saved_g: number;
}

/** The factors behind the footprint, and how much each was applied to. */
export const readFactors = (tx: Tx, period: Period): Promise<FactorRow[]> =>
  tx.query<FactorRow>(
    `select f.id, l.category, f.kg_co2e_per_kg::float8 as "kgCo2ePerKg", f.source, f.year, sum(${SAVED})::float8 as saved_g
       from lot l join territory t on t.id = l.territory_id join site s on s.id = l.donor_site_id cross join lateral (${LOT_PARTS}) b
       join lateral (${FACTOR}) f on true
      where ${COUNTED} and ${within('l.declared_at')}
      group by f.id, l.category, f.kg_co2e_per_kg, f.source, f.year having sum(${SAVED}) > 0 order by sum(${SAVED}) desc, f.id, l.category`,
    [period.from, period.to],
  );

export interface LossRow {
  kind: 'expired' | 'refused' | 'withdrawn';
  code: string | null;
  grams: number;
}

/** Why grams were lost: the reason written at the last step of each parcel that ended so. */
export const readLosses = (tx: Tx, period: Period): Promise<LossRow[]> =>
  tx.query<LossRow>(
    `select p.state as kind, p.reason_code as code, sum(p.grams)::float8 as grams
       from parcel p join lot l on l.id = p.lot_id join territory t on t.id = l.territory_id join site s on s.id = l.donor_site_id
      where p.state in ('expired', 'refused', 'withdrawn') and p.grams > 0 and ${COUNTED} and ${within('l.declared_at')}
      group by p.state, p.reason_code order by sum(p.grams) desc, p.state, p.reason_code`,
    [period.from, period.to],
  );

export interface ReceivedRow {
  organisationId: string;
  name: string;
  entitlement: number;
  received_g: number;
}

/** What each association received in the period, from donors and from the hub, by the ledger. */
export const readReceived = (tx: Tx, period: Period): Promise<ReceivedRow[]> =>
  tx.query<ReceivedRow>(
    `select o.id as "organisationId", o.name, o.entitlement::float8 as entitlement, coalesce(r.grams, 0)::float8 as received_g
       from organisation o left join (
         select s.organisation_id, sum(case when m.to_bucket = 'at_recipient' then m.grams else -m.grams end) as grams
           from movement m join territory t on t.id = m.territory_id left join parcel p on p.id = m.parcel_id
           join site s on s.id = coalesce(p.recipient_site_id, m.site_id)
          where (m.to_bucket = 'at_recipient' or (m.from_bucket = 'at_recipient' and m.to_bucket = 'weighing')) and ${within('m.at')}
          group by s.organisation_id) r on r.organisation_id = o.id
      where o.kind = 'association' order by o.name, o.id`,
    [period.from, period.to],
  );

export interface RoundsRow {
  rounds: number;
  metres: number;
  seconds: number;
  delivered_g: number;
}

/** Rounds of the period; masses from the ledger, so that they agree with every other screen. */
export async function readRounds(tx: Tx, period: Period): Promise<RoundsRow> {
  const row = await tx.first<RoundsRow>(
    `select count(*) filter (where r.state in ('started', 'done'))::float8 as rounds,
            coalesce(sum(r.metres) filter (where r.state = 'done'), 0)::float8 as metres,
            coalesce(sum(coalesce(extract(epoch from r.ended_at - r.started_at), r.seconds)) filter (where r.state = 'done'), 0)::float8 as seconds,
            (select coalesce(sum(m.grams), 0)::float8 from movement m join territory t on t.id = m.territory_id
              where m.from_bucket = 'on_board' and m.to_bucket in ('at_recipient', 'at_hub', 'feed', 'compost') and ${within('m.at')}) as delivered_g
       from round r where r.day between $1::date and $2::date`,
    [period.from, period.to],
  );
  return row!;
}

/** Today in the territory, by the database's clock. */
export async function readToday(tx: Tx): Promise<string> {
  const row = await tx.first<{ today: string }>(
    `select to_char(app_now() at time zone time_zone, 'YYYY-MM-DD') as today from territory where id = $1`,
    [tx.territoryId],
  );
  return row!.today;
}
