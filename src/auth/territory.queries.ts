import type { Tx } from '../platform/database/tx.js';
import type { Territory } from './me.dto.js';

/** The territory of a transaction, with its outline and quartiers. */
export async function readTerritory(tx: Tx): Promise<Territory> {
  const row = await tx.first<Territory>(
    `select t.id, t.code, t.name, t.time_zone as "timeZone", array[t.centre_lon, t.centre_lat] as centre, t.outline, t.outline_source as "outlineSource",
            coalesce((select jsonb_agg(jsonb_build_object('code', a.code, 'name', a.name, 'outline', a.outline) order by a.code) from area a), '[]') as areas
       from territory t where t.id = $1`,
    [tx.territoryId],
  );
  return row!;
}
