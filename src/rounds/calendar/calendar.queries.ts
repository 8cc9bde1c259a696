import type { Tx } from '../../platform/database/tx.js';
import type { Point } from '../../vocabulary/place.js';
import type { Language } from '../../vocabulary/words.js';
import type { Profile } from '../core/problem.js';
import { CALENDAR_WORDS } from './calendar-words.js';

/** An appointment as it is now, before it is compared with what the calendar showed last. */
export interface Appointment {
  readonly uid: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly shown: Shown;
}

/** What a subscriber reads of it; a change of any part is a change of the appointment. */
export interface Shown {
  readonly summary: string;
  readonly location: string | null;
  readonly description: string | null;
  readonly point: Point | null;
}

/** How long a past appointment stays in the calendar. */
export const STAYS = `interval '30 days'`;

interface RoundRow {
  id: string;
  reference: number;
  startsAt: Date;
  endsAt: Date;
  base: string;
  baseAddress: string | null;
  lon: number;
  lat: number;
  stops: { at: string; kind: 'pickup' | 'delivery'; site: string; address: string | null }[];
}

/** A driver's rounds, one appointment each, with its stops in order. */
export async function readRoundsOfDriver(tx: Tx, personId: string, language: Language): Promise<Appointment[]> {
  const rows = await tx.query<RoundRow>(
    `select n.id, n.reference::float8 as reference, n.starts_at as "startsAt", n.ends_at as "endsAt", b.name as base, b.address as "baseAddress", b.lon, b.lat,
            coalesce((select jsonb_agg(jsonb_build_object('at', to_char(t.planned_arrival at time zone y.time_zone, 'HH24:MI'), 'kind', t.kind, 'site', s.name, 'address', s.address) order by t.seq)
                        from stop t join site s on s.id = t.site_id where t.round_id = n.id), '[]') as stops
       from round n join vehicle v on v.id = n.vehicle_id join site b on b.id = v.start_site_id join territory y on y.id = n.territory_id
      where n.person_id = $1 and n.state <> 'cancelled' and n.ends_at > app_now() - ${STAYS} order by n.starts_at, n.id`,
    [personId],
  );
  const w = CALENDAR_WORDS[language];
  return rows.map(({ id, reference, startsAt, endsAt, base, baseAddress, lon, lat, stops }) => ({
    uid: `round-${id}@glane`,
    startsAt,
    endsAt,
    shown: {
      summary: w.round(reference, stops.length),
      location: [base, baseAddress].filter(Boolean).join(', '),
      description: stops.map(({ at, kind, site, address }) => w.stop(at, kind, site, address)).join('\n') || null,
      point: [lon, lat],
    },
  }));
}

interface VisitRow {
  roundId: string;
  reference: number;
  profile: Profile;
  kind: 'pickup' | 'delivery';
  nth: number;
  startsAt: Date;
  endsAt: Date;
  grams: number;
  lots: number;
  address: string | null;
  lon: number;
  lat: number;
}

/** The visits to a site. Stops are written anew with each plan: a visit is known by its round, its kind and which of these it is. */
export async function readVisitsToSite(tx: Tx, siteId: string, language: Language): Promise<Appointment[]> {
  const rows = await tx.query<VisitRow>(
    `select n.id as "roundId", n.reference::float8 as reference, v.profile, t.kind, t.planned_arrival as "startsAt", t.planned_departure as "endsAt", s.address, s.lon, s.lat,
            row_number() over (partition by n.id, t.kind order by t.seq)::int as nth,
            (select coalesce(sum(coalesce(k.weighed_g, k.planned_g)), 0)::float8 from stop_line k where k.stop_id = t.id) as grams,
            (select count(distinct p.lot_id)::int from stop_line k join parcel p on p.id = k.parcel_id where k.stop_id = t.id) as lots
       from stop t join round n on n.id = t.round_id join vehicle v on v.id = n.vehicle_id join site s on s.id = t.site_id
      where t.site_id = $1 and n.state <> 'cancelled' and t.planned_departure > app_now() - ${STAYS} order by t.planned_arrival, n.id`,
    [siteId],
  );
  const w = CALENDAR_WORDS[language];
  return rows.map(({ roundId, reference, profile, kind, nth, startsAt, endsAt, grams, lots, address, lon, lat }) => ({
    uid: `visit-${roundId}-${siteId}-${kind}-${nth}@glane`,
    startsAt,
    endsAt,
    shown: {
      summary: w[kind](w.mass(grams)),
      location: address,
      description: `${w.lots(lots)}\n${w.by(profile, reference)}`,
      point: [lon, lat],
    },
  }));
}

/** The name of a calendar and the time zone it is lived in; undefined where its site or person is gone. */
export const readTitle = (
  tx: Tx,
  { personId, siteId }: { personId: string | null; siteId: string | null },
): Promise<{ site: string | null; timeZone: string } | undefined> =>
  tx.first(
    `select s.name as site, y.time_zone as "timeZone" from territory y left join site s on s.id = $2
      where y.id = $1 and ($2::uuid is null or s.id is not null) and ($3::uuid is null or exists (select from person where id = $3))`,
    [tx.territoryId, siteId, personId],
  );
