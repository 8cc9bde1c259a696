import type { Tx } from '../platform/database/tx.js';
import type { Obstacle } from './core/obstacles.js';

export interface AssociationSite {
  /** The name that problems use. */
  code: string;
  organisationId: string;
  name: string;
}

/** Sites of associations, with whose they are. */
export const readAssociationSites = (tx: Tx): Promise<AssociationSite[]> =>
  tx.query<AssociationSite>(
    `select s.code, o.id as "organisationId", o.name from site s join organisation o on o.id = s.organisation_id where s.role = 'association' and s.active order by o.name, o.id, s.code`,
  );

export interface CyclesRow {
  cycles: number;
  breaches: number;
  price_g: number;
  moved_g: number;
}

/** $1 = first local day. */
const JUDGED = `from cycle c join territory t on t.id = c.territory_id where c.fairness is not null and c.decided_at >= $1::date::timestamp at time zone t.time_zone`;

/** What the cycles since that day made of the promise. */
export async function readPromise(tx: Tx, from: string): Promise<CyclesRow> {
  const row = await tx.first<CyclesRow>(
    `select count(*)::float8 as cycles, count(*) filter (where c.fairness @> '{"outside": [{"breach": true}]}')::float8 as breaches,
            coalesce(sum((c.fairness->>'price_g')::float8), 0) as "price_g", coalesce(sum((c.fairness->>'moved_g')::float8), 0) as "moved_g" ${JUDGED}`,
    [from],
  );
  return row!;
}

export interface OutsideRow {
  /** A site's code. */
  recipient: string;
  place: 'below' | 'above';
  cycles: number;
  breaches: number;
}

/** How often each site was left outside the band since that day. */
export const readOutside = (tx: Tx, from: string): Promise<OutsideRow[]> =>
  tx.query<OutsideRow>(
    `select o.recipient, o.place, count(*)::float8 as cycles, count(*) filter (where o.breach)::float8 as breaches
       from (select c.fairness ${JUDGED}) c cross join lateral jsonb_to_recordset(c.fairness->'outside') as o(recipient text, place text, breach boolean)
      group by 1, 2 order by 1, 2`,
    [from],
  );

export interface ObstacleRow extends Obstacle {
  recipient: string;
  place: 'below' | 'above';
  cycles: number;
}

/**
 * The constraints named for each site since that day: how many cycles named each, with the figures of the last one. Masses
 * are not added up, since a lot that waits is looked at by many cycles.
 */
export const readObstacles = (tx: Tx, from: string): Promise<ObstacleRow[]> =>
  tx.query<ObstacleRow>(
    `select recipient, place, code, count(*)::float8 as cycles, (array_agg(facts order by at desc))[1] as facts,
            (array_agg(lots order by at desc))[1]::float8 as lots, (array_agg(grams order by at desc))[1]::float8 as grams
       from (select c.decided_at as at, o.recipient, o.place, b.code, b.facts, b.lots, b.grams
               from (select c.decided_at, c.fairness ${JUDGED}) c
              cross join lateral jsonb_to_recordset(c.fairness->'outside') as o(recipient text, place text, because jsonb)
              cross join lateral jsonb_to_recordset(o.because) as b(code text, facts jsonb, lots int, grams bigint)) named
      group by recipient, place, code, facts->>'cold', facts->>'limit' order by recipient, place, cycles desc, max(at) desc, code`,
    [from],
  );
