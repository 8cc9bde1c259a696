import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { sha256 } from '../../auth/auth.guard.js';

/** What a load needs to know of the district it runs on. */
export interface BenchDistrict {
  territoryId: string;
  siteIds: string[];
  /** An API key of a coordinator, which may declare for every site. */
  apiKey: string;
}

/**
 * Fills an empty database with shops and recipients spread over a district, all open at any hour: a load must be
 * limited by the program, not by opening times. Written by the owner, in a few set-based statements.
 */
export async function buildDistrict(
  ownerUrl: string,
  { shops, recipients }: { shops: number; recipients: number },
): Promise<BenchDistrict> {
  const db = new pg.Client({ connectionString: ownerUrl });
  await db.connect();
  try {
    const prefix = randomBytes(6).toString('hex');
    const secret = randomBytes(32).toString('base64url');
    const { rows } = await db.query<{ id: string }>(
      `insert into territory (code, name, time_zone, centre_lon, centre_lat, radius_m) values ('bench', 'Banc d’essai', 'Europe/Paris', 2.3984, 48.8646, 20000) returning id`,
    );
    const territoryId = rows[0]!.id;
    await db.query(`insert into policy (territory_id, version, valid_from, body) values ($1, 1, '2020-01-01', '{}')`, [territoryId]);
    await db.query(
      `insert into organisation (territory_id, code, kind, name) select $1, 'D' || lpad(n::text, 5, '0'), 'donor', 'Magasin ' || n from generate_series(1, $2::int) n`,
      [territoryId, shops],
    );
    await db.query(
      `insert into organisation (territory_id, code, kind, name, habilitation_from, habilitation_to, entitlement)
       select $1, 'R' || lpad(n::text, 5, '0'), 'association', 'Association ' || n, '2020-01-01', '2100-01-01', 50 + n % 100 from generate_series(1, $2::int) n`,
      [territoryId, recipients],
    );
    // Spread by the golden ratio: even, and the same at every run.
    await db.query(
      `insert into site (territory_id, organisation_id, code, name, role, donor_kind, lon, lat)
       select $1, id, code, name, case kind when 'donor' then 'donor' else 'association' end, case kind when 'donor' then 'bakery' end,
              2.3984 + 0.02 * (mod((row_number() over (order by code) * 0.6180339887)::numeric, 1) - 0.5), 48.8646 + 0.02 * (mod((row_number() over (order by code) * 0.7548776662)::numeric, 1) - 0.5)
         from organisation where territory_id = $1`,
      [territoryId],
    );
    await db.query(
      `insert into convention (territory_id, association_id, from_date, to_date) select $1, id, '2020-01-01', '2100-01-01' from organisation where kind = 'association'`,
      [territoryId],
    );
    await db.query(
      `insert into storage (territory_id, site_id, cold, capacity_g) select $1, s.id, c.cold, 2000000 from site s, (values ('ambient'), ('chilled4'), ('chilled6'), ('total')) c(cold) where s.role = 'association'`,
      [territoryId],
    );
    await db.query(
      `insert into opening_window (territory_id, site_id, purpose, weekday, opens, closes) select $1, s.id, 'receiving', d, '00:00', '23:59' from site s, generate_series(1, 7) d where s.role = 'association'`,
      [territoryId],
    );
    await db.query(
      `insert into api_key (territory_id, name, prefix, secret_hash, role, scopes, expires_at) values ($1, 'bench', $2, $3, 'coordinator', '{lots:declare,lots:import,lots:read,offers:read,offers:answer}', now() + interval '1 day')`,
      [territoryId, prefix, sha256(secret)],
    );
    const sites = await db.query<{ id: string }>(`select id from site where role = 'donor' order by code`);
    return { territoryId, siteIds: sites.rows.map((row) => row.id), apiKey: `glane_${prefix}_${secret}` };
  } finally {
    await db.end();
  }
}

/** A lot any of the recipients may take: bread without a date, to be collected within the next hours. */
export const benchDeclaration = (siteId: string, n: number): object => ({
  siteId,
  label: `Pain de la veille ${n}`,
  category: 'bread',
  animalOrigin: false,
  prepacked: true,
  cold: 'ambient',
  dateKind: 'none',
  package_g: 500,
  packages: 10 + (n % 40),
  allergens: ['gluten'],
  pickup: { from: new Date(Date.now() + 600_000).toISOString(), to: new Date(Date.now() + 4 * 3_600_000).toISOString() },
});
