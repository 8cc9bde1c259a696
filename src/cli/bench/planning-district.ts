import pg from 'pg';
import { makeClockShiftable, SET_CLOCK } from '../../platform/database/clock.js';

/** A Friday at 17:00 in Paris: shifts, openings and pickups of the evening lie ahead. */
const FIVE_O_CLOCK = '2026-11-20T17:00:00+01:00';

/**
 * Adds an evening to a bench district: vehicles with their drivers, and bread that is promised and not collected yet. The
 * clock stands still, so that no round leaves while it is measured.
 */
export async function buildEvening(
  ownerUrl: string,
  { requests, vehicles }: { requests: number; vehicles: number },
): Promise<{ vehicleIds: string[] }> {
  await makeClockShiftable(ownerUrl);
  const db = new pg.Client({ connectionString: ownerUrl });
  await db.connect();
  try {
    await db.query(SET_CLOCK, [FIVE_O_CLOCK, 0]);
    await db.query(`update api_key set scopes = scopes || '{rounds:plan,rounds:read,lots:withdraw,organisations:read,vehicles:write}'`);
    await db.query(
      `insert into person (territory_id, organisation_id, name) select territory_id, id, 'Bénévole ' || code from organisation where kind = 'association' order by code limit $1`,
      [vehicles],
    );
    // Two bikes to a van, each at home at a site of its driver's association.
    await db.query(
      `insert into vehicle (territory_id, organisation_id, code, name, profile, capacity_g, max_stops, start_site_id)
       select p.territory_id, p.organisation_id, 'V' || n, 'Véhicule ' || n, case when n % 3 = 0 then 'van' else 'cargo-bike' end, case when n % 3 = 0 then 600000 else 150000 end, 40, s.id
         from (select *, row_number() over (order by name) as n from person) p join site s on s.organisation_id = p.organisation_id`,
    );
    await db.query(
      `insert into shift (territory_id, vehicle_id, person_id, weekday, starts, ends)
       select v.territory_id, v.id, p.id, 5, '16:00', '23:00' from vehicle v join person p on p.organisation_id = v.organisation_id`,
    );
    await db.query(
      `with donor as (select s.*, row_number() over (order by code) - 1 as n, count(*) over () as donors from site s where role = 'donor'),
            made as (insert into lot (territory_id, external_ref, donor_site_id, label, category, animal_origin, prepacked, cold, date_kind, package_g, packages, allergens, pickup_from, pickup_to)
              select d.territory_id, 'evening' || lpad(g::text, 6, '0'), d.id, 'Pain ' || g, 'bread', false, true, 'ambient', 'none', 500, 10 + g % 40, '{gluten}', app_now() + interval '90 minutes', app_now() + interval '4 hours'
                from generate_series(1, $1::int) g join donor d on d.n = g % d.donors returning *)
       insert into parcel (territory_id, lot_id, packages, grams, state) select territory_id, id, packages, declared_g, 'open' from made`,
      [requests],
    );
    await move(db, 'origin', 'open');
    await db.query(
      `with receiver as (select id, row_number() over (order by code) as n, count(*) over () as receivers from site where role = 'association'),
            promised as (select id, row_number() over (order by id) as n from parcel)
       update parcel p set state = 'offered', recipient_site_id = r.id from promised x join receiver r on r.n = 1 + (x.n * 7) % r.receivers where p.id = x.id`,
    );
    await move(db, 'open', 'offered');
    await db.query(`update parcel set state = 'accepted'`);
    await move(db, 'offered', 'accepted');
    await db.query('analyze');
    const { rows } = await db.query<{ id: string }>('select id from vehicle order by code');
    return { vehicleIds: rows.map(({ id }) => id) };
  } finally {
    await db.end();
  }
}

const move = (db: pg.Client, from: string, to: string): Promise<unknown> =>
  db.query(
    `insert into movement (territory_id, lot_id, parcel_id, from_bucket, to_bucket, grams, cause) select territory_id, lot_id, id, $1, $2, grams, 'declared' from parcel`,
    [from, to],
  );
