import type { Tx } from '../platform/database/tx.js';
import type { Recipient } from './core/problem.js';

/** Days over which fairness is promised, today included: four of each weekday. */
export const FAIRNESS_DAYS = 28;

/** What a site has received lately, and what it is entitled to over the same days. */
export type Claim = Required<Pick<Recipient, 'entitlement' | 'received_g' | 'receivedByCold_g'>>;

interface ClaimRow extends Claim {
  siteId: string;
}

/**
 * `entitlement` is what was voted for the organisation, divided between its sites, times the part of the 28 days on which
 * the site could have been served at all: from the day it joined, while its habilitation holds, less the days it said it
 * was closed. Who joined five days ago has missed nothing before, and a holiday builds up no claim. Weekly opening hours
 * take nothing away: the need of a week was voted, whichever days it is received on.
 */
const CLAIMS = `
  select s.id as "siteId", (o.entitlement * present.days / ${FAIRNESS_DAYS} / greatest(1, shared.sites))::float8 as entitlement,
         coalesce(got.grams, 0)::float8 as "received_g", coalesce(got.by_cold, '{}') as "receivedByCold_g"
    from unnest($2::uuid[]) as asked(id) join site s on s.id = asked.id join organisation o on o.id = s.organisation_id
    join (select id, time_zone, (app_now() at time zone time_zone)::date as day from territory where id = $1) t on t.id = s.territory_id
   cross join lateral (
         select count(*) as days from generate_series(
           greatest(t.day - ${FAIRNESS_DAYS - 1}, least(t.day, (s.created_at at time zone t.time_zone)::date), case when o.public_body then t.day - ${FAIRNESS_DAYS} else o.habilitation_from end),
           least(t.day, case when o.public_body then t.day else coalesce(o.habilitation_to, t.day - ${FAIRNESS_DAYS}) end), interval '1 day') d
          where not exists (select from closure c where c.site_id = s.id and d::date between c.from_date and c.to_date)) present
   cross join lateral (select count(*) as sites from site x where x.organisation_id = o.id and x.role = 'association' and x.active) shared
    left join lateral (
         select sum(of.grams) as grams, jsonb_object_agg(of.cold, of.grams) as by_cold
           from (select l.cold, sum(case m.to_bucket when 'at_recipient' then m.grams else -m.grams end) as grams
                   from movement m join lot l on l.id = m.lot_id
                  where m.site_id = s.id and m.to_bucket in ('at_recipient', 'weighing') and (m.to_bucket = 'at_recipient' or m.from_bucket = 'at_recipient')
                    and m.at >= (t.day - ${FAIRNESS_DAYS - 1})::timestamp at time zone t.time_zone
                  group by l.cold) of) got on true`;

/** What only a cycle reads, since it takes long and changes slowly. Single lots go by the last cycle's. */
export async function readClaims(tx: Tx, siteIds: readonly string[]): Promise<Map<string, Claim>> {
  const rows = await tx.prepared<ClaimRow>(CLAIMS, [tx.territoryId, siteIds]);
  return new Map(rows.map(({ siteId, ...claim }) => [siteId, claim]));
}
