import { hash } from '@node-rs/argon2';
import pg from 'pg';
import { isInside } from '../vocabulary/outline.js';
import { makeClockShiftable } from '../platform/database/clock.js';
import { localDate } from '../vocabulary/local-time.js';
import { crowFly_m, type Point } from '../vocabulary/place.js';
import { district, HUB, POLICY, TERRITORY, type DemoDistrict } from './core/district.js';
import { writePool } from './load-pool.js';
import { DISTRICT_RING, OUTLINE_SOURCE, QUARTIERS } from './core/outline.js';

/** The password of every account of the demonstration. It is printed and shown, so it protects nothing. */
export const DEMO_PASSWORD = 'pomme-de-terre-20e';

/** As cheap as argon2 can be: the password is public, and a played day signs in hundreds of people. */
const CHEAP = { memoryCost: 1024, timeCost: 1, parallelism: 1 };
const LOAD_LOCK = 7_120_021;

/**
 * Fills an empty database with the demonstration district, by the owner's login, and lets its clock be shifted. A database
 * that has a territory is left alone.
 *
 * @param options `withDonors: false` leaves the invented shops out, for a day whose shops are imported.
 * @returns whether it was filled.
 */
export async function loadDemonstration(
  ownerUrl: string,
  { withDonors = true, now = new Date() }: { withDonors?: boolean; now?: Date } = {},
): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'glane-demo' });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [LOAD_LOCK]);
    const { rowCount } = await client.query('select from territory limit 1');
    if (rowCount !== 0) {
      await client.query('rollback');
      return false;
    }
    const today = localDate(now.getTime(), TERRITORY.timeZone);
    await write(client, district({ today, withDonors }), { today, passwordHash: await hash(DEMO_PASSWORD, CHEAP) });
    await client.query('commit');
  } finally {
    await client.end();
  }
  await makeClockShiftable(ownerUrl);
  return true;
}

/**
 * Gives every donor that has no account one, so that whoever was imported can be played.
 *
 * @param emailOf the address for an organisation's code.
 */
export async function giveDonorsAccounts(ownerUrl: string, emailOf: (code: string) => string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'glane-demo' });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; code: string; name: string }>(
      `select o.id, o.code, o.name from organisation o where o.kind = 'donor' and not exists (select from user_account u where u.organisation_id = o.id) order by o.code`,
    );
    const accounts = rows.map(({ id, code, name }) => ({ id, email: emailOf(code), name: name.slice(0, 120) }));
    await client.query(
      `insert into user_account (territory_id, email, name, role, organisation_id, password_hash)
       select o.territory_id, r.email, r.name, 'shop-staff', o.id, $2 from jsonb_to_recordset($1::jsonb) as r(id uuid, email text, name text) join organisation o on o.id = r.id`,
      [JSON.stringify(accounts), await hash(DEMO_PASSWORD, CHEAP)],
    );
  } finally {
    await client.end();
  }
}

const polygon = (ring: unknown): object => ({ type: 'Polygon', coordinates: [ring] });

async function write(
  client: pg.Client,
  demo: DemoDistrict,
  { today, passwordHash }: { today: string; passwordHash: string },
): Promise<void> {
  const { code, name, inseeCode, timeZone, centre, radius_m } = TERRITORY;
  const { rows } = await client.query<{ id: string }>(
    `insert into territory (code, name, insee_code, time_zone, centre_lon, centre_lat, radius_m, outline, outline_source) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [code, name, inseeCode, timeZone, ...centre, radius_m, polygon(DISTRICT_RING), OUTLINE_SOURCE],
  );
  const territory = rows[0]!.id;
  const insert = (sql: string, list: readonly unknown[]): Promise<unknown> => client.query(sql, [territory, JSON.stringify(list)]);
  await insert(
    `insert into area (territory_id, code, name, outline, source) select $1, code, name, outline, source from jsonb_to_recordset($2::jsonb) as r(code text, name text, outline jsonb, source text)`,
    QUARTIERS.map((quartier) => ({ ...quartier, outline: polygon(quartier.ring), source: OUTLINE_SOURCE })),
  );
  await insert(
    `insert into policy (territory_id, version, valid_from, voted_on, note, body) select $1, 1, '2020-01-01', '2020-01-01', 'Règles de départ (démo)', $2::jsonb->0`,
    [POLICY],
  );
  await insert(
    `insert into organisation (territory_id, code, kind, name, rna, habilitation_from, habilitation_to, habilitation_reference, public_body, entitlement, contact_name, contact_phone)
     select $1, code, kind, name, rna, "habilitationFrom", "habilitationTo", "habilitationReference", "publicBody", entitlement, "contactName", "contactPhone"
       from jsonb_to_recordset($2::jsonb) as r(code text, kind text, name text, rna text, "habilitationFrom" date, "habilitationTo" date, "habilitationReference" text, "publicBody" boolean,
            entitlement numeric, "contactName" text, "contactPhone" text)`,
    demo.organisations,
  );
  await writeSites(insert, demo);
  await writeFleet(insert, demo);
  await writePool(insert, today);
  await insert(
    `insert into user_account (territory_id, email, name, role, organisation_id, person_id, password_hash)
     select $1, r.email, r.name, r.role, o.id, p.id, '${passwordHash}' from jsonb_to_recordset($2::jsonb) as r(email text, name text, role text, organisation text, person text)
       left join organisation o on o.code = r.organisation left join person p on p.name = r.person`,
    demo.accounts,
  );
  await client.query(
    `create table demo_login (role text not null, email text primary key, name text not null, password text not null); grant select on demo_login to glane_app`,
  );
  await client.query(
    `insert into demo_login select role, email, name, $2 from jsonb_to_recordset($1::jsonb) as r(role text, email text, name text)`,
    [JSON.stringify(demo.accounts.filter(({ isShown }) => isShown)), DEMO_PASSWORD],
  );
}

type Insert = (sql: string, list: readonly unknown[]) => Promise<unknown>;

async function writeSites(insert: Insert, { sites, conventions }: DemoDistrict): Promise<void> {
  await insert(
    `insert into site (territory_id, organisation_id, code, name, role, donor_kind, address, postcode, lon, lat, area_id, accepts, min_delivery_g, max_distance_m, short_dlc, cooks, street_access)
     select $1, o.id, r.code, r.name, r.role, r."donorKind", r.address, '75020', r.lon, r.lat, a.id, r.accepts, r."minDelivery_g", r."maxDistance_m", r."shortDlc", r.cooks, r."streetAccess"
       from jsonb_to_recordset($2::jsonb) as r(code text, name text, role text, "donorKind" text, address text, lon float8, lat float8, area text, accepts text[], "minDelivery_g" bigint,
            "maxDistance_m" int, "shortDlc" boolean, cooks boolean, "streetAccess" text)
       join organisation o on o.code = r.code left join area a on a.code = r.area`,
    sites.map((site) => ({ ...site, area: quartierOf(site.lon, site.lat) })),
  );
  await insert(
    `insert into opening_window (territory_id, site_id, purpose, weekday, opens, closes)
     select $1, s.id, w.purpose, w.weekday, w.opens, w.closes from jsonb_to_recordset($2::jsonb) as r(code text, windows jsonb) join site s on s.code = r.code,
            jsonb_to_recordset(r.windows) as w(purpose text, weekday int, opens time, closes time)`,
    sites,
  );
  await insert(
    `insert into storage (territory_id, site_id, cold, capacity_g)
     select $1, s.id, g.key, g.value::bigint from jsonb_to_recordset($2::jsonb) as r(code text, storage jsonb) join site s on s.code = r.code, jsonb_each_text(r.storage) g`,
    sites,
  );
  await insert(
    `insert into convention (territory_id, association_id, from_date, to_date, reference)
     select $1, o.id, '2020-01-01', '2099-12-31', 'DEMO-' || o.code from jsonb_array_elements_text($2::jsonb) as r(code) join organisation o on o.code = r.code`,
    conventions,
  );
}

async function writeFleet(insert: Insert, { people, vehicles }: DemoDistrict): Promise<void> {
  await insert(
    `insert into person (territory_id, organisation_id, name, phone, drives) select $1, o.id, r.name, r.phone, r.drives from jsonb_to_recordset($2::jsonb) as r(name text, phone text, drives text[]), organisation o where o.code = '${HUB}'`,
    people,
  );
  await insert(
    `insert into vehicle (territory_id, organisation_id, code, name, profile, capacity_g, cold_litres, has, approved_cold_until, max_stops, start_site_id)
     select $1, s.organisation_id, r.code, r.name, r.profile, r.capacity_g, r."coldLitres", r.has, r."approvedColdUntil", r."maxStops", s.id
       from jsonb_to_recordset($2::jsonb) as r(code text, name text, profile text, capacity_g bigint, "coldLitres" int, has text[], "approvedColdUntil" date, "maxStops" int), site s where s.code = '${HUB}'`,
    vehicles,
  );
  await insert(
    `insert into shift (territory_id, vehicle_id, person_id, weekday, starts, ends)
     select $1, v.id, p.id, day, h.starts, h.ends from jsonb_to_recordset($2::jsonb) as r(code text, shifts jsonb) join vehicle v on v.code = r.code,
            jsonb_to_recordset(r.shifts) as h(person text, starts time, ends time) join person p on p.name = h.person, generate_series(1, 7) as day`,
    vehicles,
  );
}

/** The quartier a point lies in; on the rim that the coarse outlines cut off, the one with the nearest corner. */
function quartierOf(lon: number, lat: number): string {
  const point: Point = [lon, lat];
  const inside = QUARTIERS.find(({ ring }) => isInside({ type: 'Polygon', coordinates: [ring] }, point));
  const away = (ring: readonly Point[]): number => Math.min(...ring.map((corner) => crowFly_m(corner, point)));
  return (inside ?? QUARTIERS.toSorted((a, b) => away(a.ring) - away(b.ring))[0]!).code;
}
