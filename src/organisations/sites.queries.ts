import type { Tx } from '../platform/database/tx.js';
import type { Site } from './site.dto.js';

/** A site with everything its answer shows, in one read for one site or a page of them. */
const SELECT_SITE = `
  select s.id, s.organisation_id as "organisationId", o.name as "organisationName", s.code, s.name, s.role, s.donor_kind as "donorKind", s.address, s.postcode,
         array[s.lon, s.lat] as point, a.code as "areaCode", s.accepts, s.refuses_allergens as "refusesAllergens", s.min_delivery_g::float8 as "minDelivery_g",
         s.max_distance_m as "maxDistance_m", s.short_dlc as "shortDlc", s.cooks, s.street_access as "streetAccess", s.active, s.version,
         coalesce((select jsonb_agg(jsonb_build_object('id', w.id, 'purpose', w.purpose, 'weekday', w.weekday, 'opens', to_char(w.opens, 'HH24:MI'), 'closes', to_char(w.closes, 'HH24:MI'))
                   order by w.purpose, w.weekday, w.opens) from opening_window w where w.site_id = s.id), '[]') as windows,
         coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'fromDate', c.from_date, 'toDate', c.to_date, 'reason', c.reason) order by c.from_date, c.id)
                   from closure c where c.site_id = s.id), '[]') as closures,
         coalesce((select jsonb_agg(jsonb_build_object('cold', r.cold, 'capacity_g', r.capacity_g, 'reserved_g', r.reserved_g) order by r.cold)
                   from storage r where r.site_id = s.id), '[]') as storage
    from site s join organisation o on o.id = s.organisation_id left join area a on a.id = s.area_id`;

export interface SiteFilter {
  after: string | null;
  take: number;
  /** Limit of reach and filter of the asker; both may be null. */
  within: string | null;
  organisationId: string | null;
  role: string | null;
  like: string | null;
}

export const readSites = (tx: Tx, filter: SiteFilter): Promise<Site[]> =>
  tx.query<Site>(
    `${SELECT_SITE}
      where ($1::uuid is null or s.id > $1) and ($2::uuid is null or s.organisation_id = $2) and ($3::uuid is null or s.organisation_id = $3) and ($4::text is null or s.role = $4)
        and ($5::text is null or s.name ilike $5 or s.code ilike $5 or s.address ilike $5 or o.name ilike $5)
      order by s.id limit $6`,
    [filter.after, filter.within, filter.organisationId, filter.role, filter.like, filter.take],
  );

/** One site, or undefined where the territory has none of this id or it is not of the organisation `within`. */
export const readSite = (tx: Tx, siteId: string, within: string | null): Promise<Site | undefined> =>
  tx.first<Site>(`${SELECT_SITE} where s.id = $1 and ($2::uuid is null or s.organisation_id = $2)`, [siteId, within]);
