import { readPool } from '../equipment/pool.service.js';
import type { Tx } from '../platform/database/tx.js';
import { addDays, instantOf, isoWeekday, localDate } from '../vocabulary/local-time.js';
import { assemble, type Fleet, type ShiftRow, type VehicleRow } from './pooled-fleet.js';

export type { Fleet } from './pooled-fleet.js';

const VEHICLE = `v.id as "vehicleId", v.code, v.name, v.active, v.profile, v.capacity_g::float8 as capacity_g, v.litres, v.cold_litres as "coldLitres", v.has,
            to_char(v.approved_cold_until, 'YYYY-MM-DD') as "approvedColdUntil", v.max_stops as "maxStops", s.id as "siteId", s.lon, s.lat`;

/**
 * Today's shifts of present drivers, cut where frozen rounds keep a vehicle or its driver busy, with what each may take
 * from the pool: a vehicle in place of one that is out of order, and boxes. It reads only.
 */
export async function readFleet(tx: Tx, now: Date, timeZone: string, frozen: string): Promise<Fleet> {
  const today = localDate(now.getTime(), timeZone);
  const shifts = await tx.query<ShiftRow>(
    `select ${VEHICLE}, h.person_id as "personId", p.organisation_id as "organisationId", to_char(h.starts, 'HH24:MI') as starts, to_char(h.ends, 'HH24:MI') as ends,
            (select jsonb_agg(jsonb_build_object('from', n.starts_at, 'to', n.ends_at)) from round n where ${frozen} and (n.vehicle_id = v.id or n.person_id = h.person_id)) as busy
       from shift h join vehicle v on v.id = h.vehicle_id join site s on s.id = v.start_site_id join person p on p.id = h.person_id
      where v.territory_id = $1 and p.active and h.weekday = $2 and not exists (select from absence a where a.person_id = p.id and a.day = $3)
        and not exists (select from round b where b.vehicle_id = v.id and b.day = $3 and b.broken_at is not null)
      order by v.code, h.starts`,
    [tx.territoryId, isoWeekday(today), today],
  );
  const replanned = await tx.query<{ id: string }>(`select n.id from round n where n.state = 'planned' and not ${frozen}`);
  const day = { from: instantOf(today, '00:00', timeZone), to: instantOf(addDays(today, 1), '00:00', timeZone) };
  const pool = await readPool(
    tx,
    day,
    replanned.map(({ id }) => id),
  );
  const lent = pool.flatMap(({ vehicleId }) => vehicleId ?? []);
  const vehicles =
    lent.length === 0
      ? []
      : await tx.query<VehicleRow>(
          `select ${VEHICLE} from vehicle v join site s on s.id = v.start_site_id where v.id = any($1) order by v.code`,
          [lent],
        );
  return assemble({ shifts, vehicles, pool, now, today, timeZone });
}
