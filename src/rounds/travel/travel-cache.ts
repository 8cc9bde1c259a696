import type { Tx } from '../../platform/database/tx.js';
import type { LegTable } from './leg-table.js';
import { cellOf, type TravelPlace } from './travel-source.js';

/** Legs are forgotten when nobody has asked for them anew for this many times their life. */
const LIVES_KEPT = 4;

const cells = (places: readonly TravelPlace[]): [number[], number[]] => [
  places.map(({ point }) => cellOf(point[0])),
  places.map(({ point }) => cellOf(point[1])),
];

/**
 * Fills a table with what is kept of a service's answers. One row for each place of departure: thousands of small rows
 * would take longer to read than to compute.
 */
export async function readLegs(tx: Tx, table: LegTable, { service, life_days }: { service: string; life_days: number }): Promise<void> {
  const rows = await tx.query<{ from: number; legs: string }>(
    `with life as materialized (select app_now() - make_interval(days => $5) as start),
          place as (select n, lon, lat from unnest($3::int[], $4::int[]) with ordinality as p(lon, lat, n))
     select a.n::int - 1 as "from",
            string_agg(concat_ws(' ', b.n - 1, (g.fetched_at <= life.start)::int, g.metres, g.seconds), ',') as legs
       from life, travel_leg g join place a on (a.lon, a.lat) = (g.from_lon, g.from_lat) join place b on (b.lon, b.lat) = (g.to_lon, g.to_lat)
      where g.territory_id = $1 and g.service = $2 group by a.n`,
    [tx.territoryId, service, ...cells(table.places), life_days],
  );
  for (const { from, legs } of rows) {
    for (const leg of legs.split(',')) {
      const [to, old, metres, seconds] = leg.split(' ').map(Number) as [number, number, number?, number?];
      table.set(from, to, metres === undefined ? null : { metres, seconds: seconds! }, { old: old === 1 });
    }
  }
}

/** A cell of a table that the service has just answered for. */
interface Fresh {
  readonly from: number;
  readonly to: number;
}

/** Keeps fresh answers, in the order of the table so that two plannings cannot block each other, and forgets very old ones. */
export async function keepLegs(
  tx: Tx,
  table: LegTable,
  { service, fresh, life_days }: { service: string; fresh: readonly Fresh[]; life_days: number },
): Promise<void> {
  const [lon, lat] = cells(table.places);
  const legs = fresh.map(({ from, to }) => table.get(from, to));
  await tx.query(
    `insert into travel_leg (territory_id, service, from_lon, from_lat, to_lon, to_lat, metres, seconds)
     select $1, $2, * from unnest($3::int[], $4::int[], $5::int[], $6::int[], $7::int[], $8::int[]) as g(a, b, c, d, metres, seconds) order by a, b, c, d
     on conflict (territory_id, service, from_lon, from_lat, to_lon, to_lat)
        do update set metres = excluded.metres, seconds = excluded.seconds, fetched_at = excluded.fetched_at`,
    [
      tx.territoryId,
      service,
      fresh.map(({ from }) => lon[from]!),
      fresh.map(({ from }) => lat[from]!),
      fresh.map(({ to }) => lon[to]!),
      fresh.map(({ to }) => lat[to]!),
      legs.map((leg) => leg?.metres ?? null),
      legs.map((leg) => leg?.seconds ?? null),
    ],
  );
  await tx.query('delete from travel_leg where territory_id = $1 and fetched_at < app_now() - make_interval(days => $2)', [
    tx.territoryId,
    life_days * LIVES_KEPT,
  ]);
}
