import type { Tx } from '../platform/database/tx.js';
import { instantOf, isoWeekday, localDate } from '../vocabulary/local-time.js';
import type { Profile, VehicleFacts } from './core/problem.js';

/** The vehicles that can still leave today, each with its driver for one shift. */
export interface Fleet {
  vehicles: VehicleFacts[];
  depots: { site: { id: string; lon: number; lat: number } }[];
  /** By the problem's vehicle id: who drives which vehicle, and its name for people. */
  crews: Map<string, { vehicleId: string; personId: string; name: string }>;
}

interface ShiftRow {
  vehicleId: string;
  personId: string;
  code: string;
  name: string;
  profile: Profile;
  capacity_g: number;
  litres: number | null;
  coldLitres: number | null;
  has: string[];
  approvedColdUntil: string | null;
  maxStops: number;
  siteId: string;
  lon: number;
  lat: number;
  starts: string;
  ends: string;
  busy: { from: string; to: string }[] | null;
}

const MINUTE_MS = 60_000;
/** Time a driver needs between learning of a round and leaving. */
const NOTICE_MINUTES = 10;

/** Today's shifts of present drivers, cut where frozen rounds keep a vehicle or its driver busy. */
export async function readFleet(tx: Tx, now: Date, timeZone: string, frozen: string): Promise<Fleet> {
  const today = localDate(now.getTime(), timeZone);
  const rows = await tx.query<ShiftRow>(
    `select v.id as "vehicleId", h.person_id as "personId", v.code, v.name, v.profile, v.capacity_g::float8 as capacity_g, v.litres, v.cold_litres as "coldLitres", v.has,
            to_char(v.approved_cold_until, 'YYYY-MM-DD') as "approvedColdUntil", v.max_stops as "maxStops", s.id as "siteId", s.lon, s.lat,
            to_char(h.starts, 'HH24:MI') as starts, to_char(h.ends, 'HH24:MI') as ends,
            (select jsonb_agg(jsonb_build_object('from', n.starts_at, 'to', n.ends_at)) from round n where ${frozen} and (n.vehicle_id = v.id or n.person_id = h.person_id)) as busy
       from shift h join vehicle v on v.id = h.vehicle_id join site s on s.id = v.start_site_id join person p on p.id = h.person_id
      where v.territory_id = $1 and v.active and p.active and h.weekday = $2 and not exists (select from absence a where a.person_id = p.id and a.day = $3)
      order by v.code, h.starts`,
    [tx.territoryId, isoWeekday(today), today],
  );
  const fleet: Fleet = { vehicles: [], depots: [], crews: new Map() };
  for (const row of rows) addShift(fleet, row, { now, today, timeZone });
  return fleet;
}

function addShift(fleet: Fleet, row: ShiftRow, { now, today, timeZone }: { now: Date; today: string; timeZone: string }): void {
  const ends = instantOf(today, row.ends, timeZone);
  const busyUntil = Math.max(0, ...(row.busy ?? []).map((span) => Date.parse(span.to)));
  const starts = Math.max(instantOf(today, row.starts, timeZone), now.getTime() + NOTICE_MINUTES * MINUTE_MS, busyUntil + MINUTE_MS);
  if (ends - starts < 20 * MINUTE_MS) return;
  const id = `${row.code}@${row.starts}`;
  fleet.crews.set(id, { vehicleId: row.vehicleId, personId: row.personId, name: row.name });
  fleet.depots.push({ site: { id: row.siteId, lon: row.lon, lat: row.lat } });
  fleet.vehicles.push({
    id,
    profile: row.profile,
    start: row.siteId,
    end: row.siteId,
    shift: [new Date(starts).toISOString(), new Date(ends).toISOString()],
    capacity_g: row.capacity_g,
    ...(row.litres ? { litres: row.litres } : {}),
    ...(row.coldLitres === null ? {} : { coldLitres: row.coldLitres }),
    has: row.has,
    maxStops: row.maxStops,
    approvedCold: row.approvedColdUntil !== null && row.approvedColdUntil >= today,
  });
}
