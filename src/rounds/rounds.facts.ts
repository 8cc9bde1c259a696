import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';
import type { Tx } from '../platform/database/tx.js';
import type { ColdClass } from '../vocabulary/food.js';
import { addDays, instantOf, isoWeekday, localDate } from '../vocabulary/local-time.js';
import type { InForceFacts, PlaceFacts, RequestFacts, RoundsProblem } from './core/problem.js';
import { readFleet, type Fleet } from './fleet.facts.js';
import { FROZEN } from './frozen.js';
import { readOpenRounds, readReleasable, type Releasable, type StoredRound } from './in-force.facts.js';
import { SLOT_HOURS } from './planning-lease.js';
import type { RoundsPolicy } from './planning.dto.js';

/** Most parts planned together; the others wait for the next planning. */
const MOST_REQUESTS = 300;
/** What a stop that goes to another vehicle is worth, in metres driven: a driver reads the round anew. */
const PER_CHANGED_STOP = 300;
const ON_BOARD_S = 90 * 60;
const PICKUP_S = 300;
const DELIVERY_S = 300;

/** A rounds problem with what the service needs to act on its answer. */
export interface PlanningFacts {
  problem: RoundsProblem;
  /** Each parcel of the problem with the version that was read. */
  parcels: ReadonlyMap<string, number>;
  /** Of these, what is on a round under way and may be given to another vehicle. */
  released: ReadonlyMap<string, Releasable>;
  fleet: Fleet;
  timeZone: string;
}

interface RequestRow {
  parcelId: string;
  version: number;
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

/** Parts that are promised and not yet on a round that has left or is about to, and those such a round gives up. Frozen rounds keep the others. */
const REQUESTS = `
  select p.id as "parcelId", p.version, p.grams::float8 as grams, l.cold, l.donor_site_id as "donorSiteId", p.recipient_site_id as "recipientSiteId", d.lon as "donorLon", d.lat as "donorLat", r.lon, r.lat,
         l.pickup_from as "pickupFrom", l.pickup_to as "pickupTo", l.deadline,
         (select jsonb_agg(jsonb_build_object('weekday', weekday, 'opens', to_char(opens, 'HH24:MI'), 'closes', to_char(closes, 'HH24:MI')) order by weekday, opens) from opening_window w
           where w.site_id = r.id and w.purpose = 'receiving') as windows,
         (select jsonb_agg(jsonb_build_object('from', from_date, 'to', to_date)) from closure c where c.site_id = r.id) as closures
    from parcel p join lot l on l.id = p.lot_id join site d on d.id = l.donor_site_id join site r on r.id = p.recipient_site_id
   where p.territory_id = $1 and p.grams > 0 and p.state in ('accepted', 'planned') and l.pickup_to > app_now() and l.pickup_from < app_now() + make_interval(hours => $2)
     and (p.id = any($4) or not exists (
       select from stop_line k join stop t on t.id = k.stop_id join round n on n.id = t.round_id where k.parcel_id = p.id and t.state = 'planned' and ${FROZEN}))
   order by l.reference, p.id limit $3`;

/** The problem of the next slot, with the plan in force. First of all in its transaction: everything is read at one moment. */
export async function readPlanningFacts(tx: Tx, { keepsPromises, maxMove_min }: RoundsPolicy): Promise<PlanningFacts> {
  const { timeZone } = (await tx.first<{ timeZone: string }>('select time_zone as "timeZone" from territory where id = $1', [
    tx.territoryId,
  ]))!;
  const releasable = new Map((await readReleasable(tx)).map((one) => [one.parcelId, one]));
  const rows = await tx.query<RequestRow>(REQUESTS, [tx.territoryId, SLOT_HOURS, MOST_REQUESTS, [...releasable.keys()]]);
  const now = await tx.now();
  const fleet = await readFleet(tx, now, timeZone, FROZEN);
  const places = new Map<string, PlaceFacts>();
  const place = (id: string, lon: number, lat: number): string => {
    places.set(id, { id, point: [lon, lat] });
    return id;
  };
  for (const { site } of fleet.depots) place(site.id, site.lon, site.lat);
  const all = rows.map((row) => ({ row, request: requestOf(row, now, timeZone, place) }));
  const asked = all.filter(({ request }) => {
    const found = releasable.get(request.id);
    return !found || givesUp(found, request);
  });
  const requests = asked.map(({ request }) => request);
  const used = new Set([
    ...fleet.depots.map(({ site }) => site.id),
    ...requests.flatMap(({ pickup, delivery }) => [pickup.place, delivery.place]),
  ]);
  return {
    fleet,
    timeZone,
    parcels: new Map(asked.map(({ row }) => [row.parcelId, row.version])),
    released: new Map(requests.flatMap(({ id }) => (releasable.has(id) ? [[id, releasable.get(id)!]] : []))),
    problem: {
      format: 'glane-rounds/1',
      // With the offset of the clocks on its walls, for the words about times.
      now: format(new TZDate(now.getTime(), timeZone), "yyyy-MM-dd'T'HH:mm:ss.SSSxxx"),
      objective: { perVehicle: 1500, perMetre: 1, perSecond: 0.2, unserved_per_g: 10, perChangedStop: PER_CHANGED_STOP },
      places: [...places.values()].filter(({ id }) => used.has(id)),
      travel: { model: 'affine' },
      requests,
      vehicles: fleet.vehicles,
      inForce: inForceOf(await readOpenRounds(tx), fleet, requests),
      ...(keepsPromises ? { maxMove_s: maxMove_min * 60 } : {}),
    },
  };
}

/** A round under way keeps what it can still collect and deliver in time; the rest may be given to another vehicle. */
const givesUp = ({ out, pickup, delivery }: Releasable, request: RequestFacts): boolean =>
  out || pickup > Date.parse(request.pickup.window[1]) || delivery > Date.parse(request.delivery.window[1]);

/** The open rounds in the words of the problem. A vehicle that is out keeps its stops here: they count as changed. */
function inForceOf(rounds: readonly StoredRound[], { crews, vehicles }: Fleet, requests: readonly RequestFacts[]): InForceFacts[] {
  const asked = new Map(requests.map((request) => [request.id, request]));
  const taken = new Set<string>();
  return rounds.map(({ id, vehicleId, personId, starts, stops }) => {
    const theirs = vehicles.filter((vehicle) => {
      const crew = crews.get(vehicle.id);
      return crew?.vehicleId === vehicleId && crew.personId === personId && !taken.has(vehicle.id);
    });
    const shift = theirs.find((vehicle) => Date.parse(vehicle.shift[0]) <= starts && starts <= Date.parse(vehicle.shift[1])) ?? theirs[0];
    const vehicle = shift?.id ?? `gone-${id}`;
    taken.add(vehicle);
    const at = (request: RequestFacts, kind: 'pickup' | 'delivery', promised: number): string =>
      // Service starts when the place opens, however early the vehicle is there.
      new Date(Math.max(promised, Date.parse(request[kind].window[0]))).toISOString();
    return {
      vehicle,
      stops: stops.flatMap(({ kind, promised, lines }) =>
        lines.flatMap(({ parcelId }) => {
          const request = asked.get(parcelId);
          return request ? [{ stop: `${parcelId}:${kind}`, at: at(request, kind, promised) }] : [];
        }),
      ),
    };
  });
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
