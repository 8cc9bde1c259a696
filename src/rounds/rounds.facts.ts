import type { Tx } from '../platform/database/tx.js';
import type { ColdClass } from '../vocabulary/food.js';
import { addDays, instantOf, isoWeekday, localDate } from '../vocabulary/local-time.js';
import { readFleet, type Fleet } from './fleet.facts.js';
import type { PlaceFacts, RequestFacts, RoundsProblem } from './core/problem.js';

/** The next slot: pickups that open within this time are planned now, later ones when their time comes. */
const SLOT_HOURS = 3;
const ON_BOARD_S = 90 * 60;
const PICKUP_S = 300;
const DELIVERY_S = 300;

/** A rounds problem with what the service needs to act on its answer. */
export interface PlanningFacts {
  problem: RoundsProblem;
  parcelIds: string[];
  fleet: Fleet;
  timeZone: string;
}

interface RequestRow {
  parcelId: string;
  grams: number;
  cold: ColdClass;
  donorSiteId: string;
  recipientSiteId: string;
  donorLon: number;
  donorLat: number;
  lon: number;
  lat: number;
  pickupFrom: Date;
  pickupTo: Date;
  deadline: Date | null;
  windows: { weekday: number; opens: string; closes: string }[] | null;
  closures: { from: string; to: string }[] | null;
}

/** A round that has started, or leaves within ten minutes: its driver already counts on it. */
export const FROZEN = `(n.state = 'started' or (n.state = 'planned' and n.starts_at <= app_now() + interval '10 minutes'))`;

/** Parts that are promised and not yet on a round that has left or is about to. Frozen rounds keep theirs. */
const REQUESTS = `
  select p.id as "parcelId", p.grams::float8 as grams, l.cold, l.donor_site_id as "donorSiteId", p.recipient_site_id as "recipientSiteId", d.lon as "donorLon", d.lat as "donorLat", r.lon, r.lat,
         l.pickup_from as "pickupFrom", l.pickup_to as "pickupTo", l.deadline,
         (select jsonb_agg(jsonb_build_object('weekday', weekday, 'opens', to_char(opens, 'HH24:MI'), 'closes', to_char(closes, 'HH24:MI')) order by weekday, opens) from opening_window w
           where w.site_id = r.id and w.purpose = 'receiving') as windows,
         (select jsonb_agg(jsonb_build_object('from', from_date, 'to', to_date)) from closure c where c.site_id = r.id) as closures
    from parcel p join lot l on l.id = p.lot_id join site d on d.id = l.donor_site_id join site r on r.id = p.recipient_site_id
   where p.territory_id = $1 and p.grams > 0 and p.state in ('accepted', 'planned') and l.pickup_to > app_now() and l.pickup_from < app_now() + make_interval(hours => $2)
     and not exists (select from stop_line k join stop t on t.id = k.stop_id join round n on n.id = t.round_id where k.parcel_id = p.id and t.state = 'planned' and ${FROZEN})
   order by l.reference, p.id limit $3`;

/** The problem of the next slot; null where nothing is waiting to be planned. */
export async function readPlanningFacts(tx: Tx, most = 300): Promise<PlanningFacts | null> {
  const zone = await tx.first<{ timeZone: string }>('select time_zone as "timeZone" from territory where id = $1', [tx.territoryId]);
  const rows = await tx.query<RequestRow>(REQUESTS, [tx.territoryId, SLOT_HOURS, most]);
  if (!zone || rows.length === 0) return null;
  const now = await tx.now();
  const fleet = await readFleet(tx, now, zone.timeZone, FROZEN);
  const places = new Map<string, PlaceFacts>();
  const place = (id: string, lon: number, lat: number): string => {
    places.set(id, { id, point: [lon, lat] });
    return id;
  };
  for (const { site } of fleet.depots) place(site.id, site.lon, site.lat);
  const requests = rows.map((row) => requestOf(row, now, zone.timeZone, place));
  return {
    fleet,
    timeZone: zone.timeZone,
    parcelIds: rows.map((row) => row.parcelId),
    problem: {
      format: 'glane-rounds/1',
      now: now.toISOString(),
      objective: { perVehicle: 1500, perMetre: 1, perSecond: 0.2, unserved_per_g: 10 },
      places: [...places.values()],
      travel: { model: 'affine' },
      requests,
      vehicles: fleet.vehicles,
    },
  };
}

function requestOf(row: RequestRow, now: Date, timeZone: string, place: (id: string, lon: number, lat: number) => string): RequestFacts {
  const pickupFrom = Math.max(row.pickupFrom.getTime(), now.getTime());
  const window = deliveryWindow(row, pickupFrom, timeZone);
  const keepsCold = row.cold !== 'ambient';
  return {
    id: row.parcelId,
    grams: { [row.cold]: row.grams },
    pickup: {
      place: place(row.donorSiteId, row.donorLon, row.donorLat),
      window: [new Date(pickupFrom).toISOString(), row.pickupTo.toISOString()],
      service_s: PICKUP_S,
    },
    delivery: { place: place(row.recipientSiteId, row.lon, row.lat), window, service_s: DELIVERY_S },
    ...(keepsCold ? { maxOnBoard_s: ON_BOARD_S } : {}),
  };
}

/** The recipient's first opening that is not over when the food can be there; without openings, any time until the date ends. */
function deliveryWindow(row: RequestRow, pickupFrom_ms: number, timeZone: string): [string, string] {
  const end = Math.min(row.deadline?.getTime() ?? Infinity, row.pickupTo.getTime() + 12 * 3_600_000);
  const iso = (ms: number): string => new Date(ms).toISOString();
  const soonest = pickupFrom_ms + PICKUP_S * 1000;
  if (!row.windows) return [iso(pickupFrom_ms), iso(Math.max(end, soonest))];
  const first = localDate(pickupFrom_ms, timeZone);
  for (let ahead = 0; ahead <= 2; ahead++) {
    const day = addDays(first, ahead);
    if (row.closures?.some((closure) => closure.from <= day && day <= closure.to)) continue;
    for (const { weekday, opens, closes } of row.windows) {
      if (weekday !== isoWeekday(day)) continue;
      const [from, to] = [instantOf(day, opens, timeZone), Math.min(instantOf(day, closes, timeZone), end)];
      // Ten minutes before closing is too late to unload.
      if (to - 600_000 > soonest && to > from) return [iso(Math.max(from, pickupFrom_ms)), iso(to)];
    }
  }
  return [iso(pickupFrom_ms), iso(soonest)];
}
