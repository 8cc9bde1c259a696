import type { Tx } from '../platform/database/tx.js';
import type { OrganisationFacts, SiteFacts } from './core/directory.js';
import type { Territory } from './core/territory.js';

/** What the territory has of a site that a file names. */
export interface KnownSite extends SiteFacts {
  id: string;
  code: string;
  organisationCode: string;
  lon: number;
  lat: number;
  areaCode: string | null;
  /** `purpose weekday opens-closes`, sorted: comparable as texts. */
  windows: string[];
  capacity_g: Record<string, number>;
  reserved_g: Record<string, number>;
}

export type KnownOrganisation = OrganisationFacts & { code: string };

/** The transaction's territory as rows are held against it. */
export async function readTerritory(tx: Tx): Promise<Territory> {
  const row = await tx.first<{ lon: number; lat: number; radius_m: number; inseeCode: string | null; areas: Territory['areas'] }>(
    `select centre_lon as lon, centre_lat as lat, radius_m, insee_code as "inseeCode",
            coalesce((select jsonb_agg(jsonb_build_object('code', a.code, 'outline', a.outline) order by a.code) from area a where a.territory_id = t.id), '[]') as areas
       from territory t where t.id = $1`,
    [tx.territoryId],
  );
  return { centre: [row!.lon, row!.lat], radius_m: row!.radius_m, inseeCode: row!.inseeCode, areas: row!.areas };
}

/** The organisations that have these codes. */
export const knownOrganisations = (tx: Tx, codes: string[]): Promise<KnownOrganisation[]> =>
  tx.query<KnownOrganisation>(
    `select code, kind, name, siret, rna, public_body as "publicBody", to_char(habilitation_from, 'YYYY-MM-DD') as "habilitationFrom",
            to_char(habilitation_to, 'YYYY-MM-DD') as "habilitationTo", habilitation_reference as "habilitationReference", entitlement::float8 as entitlement,
            contact_name as "contactName", contact_phone as "contactPhone", contact_email as "contactEmail"
       from organisation where code = any($1)`,
    [codes],
  );

/** The sites that have these codes. Their storage is locked, so that no promise is made under a capacity that is about to shrink. */
export async function knownSites(tx: Tx, codes: string[]): Promise<KnownSite[]> {
  await tx.query('select 1 from storage where site_id in (select id from site where code = any($1)) order by site_id, cold for update', [
    codes,
  ]);
  return tx.query<KnownSite>(
    `select s.id, s.code, o.code as "organisationCode", s.name, s.role, s.donor_kind as "donorKind", s.address, s.postcode, s.surface_class as "surfaceClass", s.lon, s.lat,
            s.accepts, s.refuses_allergens as "refusesAllergens", s.min_delivery_g::float8 as "minDelivery_g", s.max_distance_m as "maxDistance_m", s.short_dlc as "shortDlc", s.cooks,
            s.street_access as "streetAccess", a.code as "areaCode",
            array(select w.purpose || ' ' || w.weekday || ' ' || to_char(w.opens, 'HH24:MI') || '-' || to_char(w.closes, 'HH24:MI') from opening_window w where w.site_id = s.id order by 1) as windows,
            coalesce((select jsonb_object_agg(g.cold, g.capacity_g) from storage g where g.site_id = s.id), '{}') as "capacity_g",
            coalesce((select jsonb_object_agg(g.cold, g.reserved_g) from storage g where g.site_id = s.id), '{}') as "reserved_g"
       from site s join organisation o on o.id = s.organisation_id left join area a on a.id = s.area_id where s.code = any($1)`,
    [codes],
  );
}
