import type { Tx } from '../platform/database/tx.js';
import type { OrganisationFacts, SiteFacts } from './core/directory.js';

/** An organisation as it is to be stored. */
export type OrganisationRow = OrganisationFacts & { code: string };

/** A site as it is to be stored. */
export interface SiteRow extends SiteFacts {
  code: string;
  organisationCode: string;
  lon: number;
  lat: number;
  areaCode: string | null;
  /** Purposes whose windows are replaced, and the windows. */
  replaced: string[];
  windows: { purpose: string; weekday: number; opens: string; closes: string }[];
  storage: { cold: string; capacity_g: number }[];
}

const CHUNK = 2000;

/** Writes what a file of places adds and changes, in a few statements for thousands of rows. */
export async function writeDirectory(tx: Tx, organisations: OrganisationRow[], sites: SiteRow[]): Promise<void> {
  for (const part of chunks(organisations)) await writeOrganisations(tx, part);
  for (const part of chunks(sites)) {
    await writeSites(tx, part);
    await writeWindows(tx, part);
    await writeStorage(tx, part);
  }
}

function* chunks<T>(list: readonly T[]): Generator<T[]> {
  for (let from = 0; from < list.length; from += CHUNK) yield list.slice(from, from + CHUNK);
}

async function writeOrganisations(tx: Tx, rows: OrganisationRow[]): Promise<void> {
  await tx.query(
    `insert into organisation (territory_id, code, kind, name, siret, rna, public_body, habilitation_from, habilitation_to, habilitation_reference, entitlement, contact_name, contact_phone, contact_email)
     select $1, code, kind, name, siret, rna, coalesce("publicBody", false), "habilitationFrom", "habilitationTo", "habilitationReference", coalesce(entitlement, 1), "contactName", "contactPhone", "contactEmail"
       from jsonb_to_recordset($2::jsonb) as r(code text, kind text, name text, siret text, rna text, "publicBody" boolean, "habilitationFrom" date, "habilitationTo" date,
            "habilitationReference" text, entitlement numeric, "contactName" text, "contactPhone" text, "contactEmail" text)
     on conflict (territory_id, code) do update set kind = excluded.kind, name = excluded.name, siret = excluded.siret, rna = excluded.rna, public_body = excluded.public_body,
       habilitation_from = excluded.habilitation_from, habilitation_to = excluded.habilitation_to, habilitation_reference = excluded.habilitation_reference,
       entitlement = excluded.entitlement, contact_name = excluded.contact_name, contact_phone = excluded.contact_phone, contact_email = excluded.contact_email,
       version = organisation.version + 1`,
    [tx.territoryId, JSON.stringify(rows)],
  );
}

async function writeSites(tx: Tx, rows: SiteRow[]): Promise<void> {
  await tx.query(
    `insert into site (territory_id, organisation_id, code, name, role, donor_kind, address, postcode, lon, lat, area_id, surface_class, accepts, refuses_allergens, min_delivery_g,
                       max_distance_m, short_dlc, cooks, street_access)
     select $1, o.id, r.code, r.name, r.role, r."donorKind", r.address, r.postcode, r.lon, r.lat, (select a.id from area a where a.code = r."areaCode"), r."surfaceClass", r.accepts,
            coalesce(r."refusesAllergens", '{}'), coalesce(r."minDelivery_g", 0), r."maxDistance_m", coalesce(r."shortDlc", false), coalesce(r.cooks, false), r."streetAccess"
       from jsonb_to_recordset($2::jsonb) as r(code text, "organisationCode" text, name text, role text, "donorKind" text, address text, postcode text, lon float8, lat float8,
            "areaCode" text, "surfaceClass" int, accepts text[], "refusesAllergens" text[], "minDelivery_g" bigint, "maxDistance_m" int, "shortDlc" boolean, cooks boolean, "streetAccess" text)
       join organisation o on o.code = r."organisationCode"
     on conflict (territory_id, code) do update set name = excluded.name, role = excluded.role, donor_kind = excluded.donor_kind, address = excluded.address, postcode = excluded.postcode,
       lon = excluded.lon, lat = excluded.lat, area_id = excluded.area_id, surface_class = excluded.surface_class, accepts = excluded.accepts,
       refuses_allergens = excluded.refuses_allergens, min_delivery_g = excluded.min_delivery_g, max_distance_m = excluded.max_distance_m, short_dlc = excluded.short_dlc,
       cooks = excluded.cooks, street_access = excluded.street_access, version = site.version + 1`,
    [tx.territoryId, JSON.stringify(rows)],
  );
}

async function writeWindows(tx: Tx, rows: SiteRow[]): Promise<void> {
  const replaced = rows
    .filter((row) => row.replaced.length > 0)
    .map(({ code, replaced: purposes, windows }) => ({ code, purposes, windows }));
  if (replaced.length === 0) return;
  await tx.query(
    `delete from opening_window w using site s, jsonb_to_recordset($1::jsonb) as r(code text, purposes text[])
      where w.site_id = s.id and s.code = r.code and w.purpose = any(r.purposes)`,
    [JSON.stringify(replaced)],
  );
  await tx.query(
    `insert into opening_window (territory_id, site_id, purpose, weekday, opens, closes)
     select $1, s.id, w.purpose, w.weekday, w.opens, w.closes
       from jsonb_to_recordset($2::jsonb) as r(code text, windows jsonb) join site s on s.code = r.code,
            jsonb_to_recordset(r.windows) as w(purpose text, weekday int, opens time, closes time)`,
    [tx.territoryId, JSON.stringify(replaced)],
  );
}

async function writeStorage(tx: Tx, rows: SiteRow[]): Promise<void> {
  const stored = rows.flatMap(({ code, storage }) => storage.map((room) => ({ code, ...room })));
  if (stored.length === 0) return;
  await tx.query(
    `insert into storage (territory_id, site_id, cold, capacity_g)
     select $1, s.id, r.cold, r.capacity_g from jsonb_to_recordset($2::jsonb) as r(code text, cold text, capacity_g bigint) join site s on s.code = r.code
     on conflict (site_id, cold) do update set capacity_g = excluded.capacity_g`,
    [tx.territoryId, JSON.stringify(stored)],
  );
}
