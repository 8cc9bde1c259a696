import { reachOf } from '../auth/permissions.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/http/http.errors.js';
import { CLOSES, OPENS } from './expected-times.service.js';
import { limitsShown } from './handover.service.js';
import type { Round, RoundQuery, RoundSummary, Stop, StopLine } from './round.dto.js';
import { MAY_SEE_PHOTO, photoReach } from './stop-photo.service.js';

interface SummaryRow extends Omit<RoundSummary, 'startsAt' | 'endsAt' | 'startedAt' | 'brokenAt'> {
  startsAt: Date;
  endsAt: Date;
  startedAt: Date | null;
  brokenAt: Date | null;
  personId: string | null;
}

const SELECT_ROUND = `
  select n.id, n.reference::float8 as reference, n.vehicle_id as "vehicleId", v.name as "vehicleName", v.profile, p.name as "personName", n.person_id as "personId", to_char(n.day, 'YYYY-MM-DD') as day,
         n.starts_at as "startsAt", n.ends_at as "endsAt", n.state, n.started_at as "startedAt", n.broken_at as "brokenAt", n.metres, n.seconds, n.version,
         (select count(*)::int from stop t where t.round_id = n.id) as "stopCount", (select count(*)::int from stop t where t.round_id = n.id and t.state <> 'planned') as "doneStops",
         (select coalesce(sum(k.planned_g), 0)::float8 from stop t join stop_line k on k.stop_id = t.id where t.round_id = n.id and t.kind = 'pickup') as grams
    from round n join vehicle v on v.id = n.vehicle_id left join person p on p.id = n.person_id`;

const summaryOf = ({ startsAt, endsAt, startedAt, brokenAt, personId: _, ...row }: SummaryRow): RoundSummary => ({
  ...row,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  startedAt: startedAt?.toISOString() ?? null,
  brokenAt: brokenAt?.toISOString() ?? null,
});

/** A driver sees its own rounds; others of limited reach see those that stop at their sites. */
const WITHIN_REACH = `($1::boolean or n.person_id = $2 or exists (select from stop t join site s on s.id = t.site_id where t.round_id = n.id and s.organisation_id = $3))`;

function reach(tx: Tx): unknown[] {
  const all = reachOf(tx.actor, 'rounds:read') === 'any';
  return [all, tx.actor.personId, tx.actor.role === 'driver' ? null : tx.actor.organisationId];
}

/** A day's rounds within the actor's reach, in order of leaving. */
export async function readRounds(tx: Tx, { day, state }: RoundQuery): Promise<RoundSummary[]> {
  const rows = await tx.query<SummaryRow>(
    `${SELECT_ROUND} where ${WITHIN_REACH} and n.day = coalesce($4::date, (app_now() at time zone (select time_zone from territory where id = n.territory_id))::date)
        and (case when $5::text is null then n.state <> 'cancelled' else n.state = $5 end) order by n.starts_at, n.reference limit 500`,
    [...reach(tx), day ?? null, state ?? null],
  );
  return rows.map(summaryOf);
}

type Moments = 'plannedArrival' | 'promisedAt' | 'plannedDeparture' | 'opensAt' | 'closesAt' | 'expectedAt' | 'arrivedAt' | 'doneAt';

interface StopRow extends Omit<Stop, Moments | 'point' | 'lines' | 'photos'> {
  lon: number;
  lat: number;
  arrival: Date;
  promised: Date;
  departure: Date;
  opens: Date | null;
  closes: Date | null;
  expected: Date | null;
  arrived: Date | null;
  done: Date | null;
  lines: Omit<StopLine, 'temperatureLimit_c' | 'temperatureRefuse_c'>[];
  photos: { id: string; takenAt: string }[];
}

/** $1–$3: whose photos may be seen; $4: the round; $5: whether the reader runs it. */
const SELECT_STOPS = `
  select t.id, t.seq, t.kind, t.site_id as "siteId", s.name as "siteName", s.address, s.lon, s.lat, s.street_access as "streetAccess", case when $5 then o.contact_name end as "contactName",
         case when $5 then o.contact_phone end as "contactPhone",
         case when $5 then (select b.signed_by_site from stop b where b.site_id = t.site_id and b.state = 'done' and b.id <> t.id order by b.done_at desc limit 1) end as "lastSignedBy", t.planned_arrival as arrival, coalesce(t.promised_at, t.planned_arrival) as promised, t.planned_departure as departure, ${OPENS} as opens, ${CLOSES} as closes,
         t.expected_at as expected, t.late_min, t.arrived_at as arrived, t.state, t.failure_code as "failureCode", t.done_at as done,
         t.signed_by_driver as "signedByDriver", t.signed_by_site as "signedBySite", t.note, t.version,
         coalesce((select jsonb_agg(jsonb_build_object('parcelId', p.id, 'lotId', l.id, 'lotReference', l.reference, 'label', l.label, 'category', l.category, 'cold', l.cold, 'packages', p.packages,
                    'planned_g', case when t.state = 'planned' then p.grams else k.planned_g end, 'weighed_g', k.weighed_g, 'refused_g', k.refused_g, 'temperature_c', k.temperature_c, 'refusalCode', k.refusal_code)
                    order by l.reference, p.id)
                   from stop_line k join parcel p on p.id = k.parcel_id join lot l on l.id = p.lot_id
                  where k.stop_id = t.id and (t.state <> 'planned' or p.state in ('accepted', 'planned', 'collected'))), '[]') as lines,
         coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'takenAt', f.taken_at) order by f.taken_at, f.id) from stop_photo f where f.stop_id = t.id and ${MAY_SEE_PHOTO}), '[]') as photos
    from stop t join round n on n.id = t.round_id join site s on s.id = t.site_id join organisation o on o.id = s.organisation_id where t.round_id = $4 order by t.seq`;

/** One round with its stops. Telephone numbers are only for those who run it. */
export async function readRound(tx: Tx, roundId: string): Promise<Round> {
  const row = await tx.first<SummaryRow>(`${SELECT_ROUND} where n.id = $4 and ${WITHIN_REACH}`, [...reach(tx), roundId]);
  if (!row) throw notFound({ roundId });
  const runs = reachOf(tx.actor, 'rounds:run') === 'any' || (row.personId !== null && row.personId === tx.actor.personId);
  const stops = await tx.query<StopRow>(SELECT_STOPS, [...photoReach(tx), roundId, runs]);
  return { ...summaryOf(row), stops: stops.map(stopOf) };
}

function stopOf({ lon, lat, arrival, promised, departure, opens, closes, expected, arrived, done, lines, photos, ...row }: StopRow): Stop {
  return {
    ...row,
    point: [lon, lat],
    plannedArrival: arrival.toISOString(),
    promisedAt: promised.toISOString(),
    plannedDeparture: departure.toISOString(),
    opensAt: opens?.toISOString() ?? null,
    closesAt: closes?.toISOString() ?? null,
    expectedAt: (expected ?? arrival).toISOString(),
    arrivedAt: arrived?.toISOString() ?? null,
    doneAt: done?.toISOString() ?? null,
    lines: lines.map((line) => ({ ...line, ...limitsShown(line.cold) })),
    photos: photos.map(({ id, takenAt }) => ({ id, takenAt: new Date(takenAt).toISOString() })),
  };
}
