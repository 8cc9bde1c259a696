import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { invalidFields, notFound, staleVersion } from '../platform/http/http.errors.js';
import { pageAsked, pageOf } from '../platform/http/page.js';
import { likeText } from './like-text.queries.js';
import { donorKindNeeded, donorKindOutOfPlace, notYours } from './organisations.errors.js';
import { siteChanged } from './organisations.events.js';
import { ReachService } from './reach.service.js';
import { HABITS, type NewSite, type Site, type SiteChange, type SitePage, type SiteQuery } from './site.dto.js';
import { readSite, readSites } from './sites.queries.js';
import { TerritoryService } from './territory.service.js';

/** Places with an address, opening windows and room: where food comes from and goes to. */
@Injectable()
export class SiteService {
  constructor(
    private readonly reach: ReachService,
    private readonly territory: TerritoryService,
  ) {}

  async list(tx: Tx, query: SiteQuery): Promise<SitePage> {
    const asked = pageAsked(query);
    const within = this.reach.limit(tx, 'organisations:read');
    const rows = await readSites(tx, {
      ...asked,
      within,
      organisationId: query.organisationId ?? null,
      role: query.role ?? null,
      like: likeText(query.q),
    });
    return pageOf(rows, asked, (row) => row);
  }

  /** @throws notFound where there is none or it is out of reach. */
  async read(tx: Tx, siteId: string): Promise<Site> {
    const site = await readSite(tx, siteId, this.reach.limit(tx, 'organisations:read'));
    if (!site) throw notFound({ siteId });
    return site;
  }

  /** @throws invalidFields (outside-territory, a donor kind missing or out of place), notFound for the organisation, alreadyExists by the unique code. */
  async open(tx: Tx, body: NewSite): Promise<Site> {
    requireDonorKind(body.role, body.donorKind ?? null);
    const areaId = await this.territory.locate(tx, body.point);
    const row = await tx.first<{ id: string }>(
      `insert into site (territory_id, organisation_id, role, code, name, donor_kind, address, postcode, lon, lat, area_id, active,
                         accepts, refuses_allergens, min_delivery_g, max_distance_m, short_dlc, cooks, street_access)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) returning id`,
      [
        tx.territoryId,
        body.organisationId,
        body.role,
        body.code ?? `${body.role}-${randomBytes(5).toString('hex')}`,
        ...valuesOf(body, areaId),
      ],
    );
    tx.emit(siteChanged, { siteId: row!.id });
    return (await readSite(tx, row!.id, null))!;
  }

  /** @throws notFound, staleVersion, invalidFields; notYours where an organisation changes more of its site than its habits. */
  async change(tx: Tx, siteId: string, { version, ...given }: SiteChange): Promise<Site> {
    const limit = this.reach.limit(tx, 'organisations:write');
    const before = await readSite(tx, siteId, limit);
    if (!before) throw notFound({ siteId });
    if (limit !== null) requireHabits(before, given);
    const after = { ...before, ...given };
    requireDonorKind(before.role, after.donorKind);
    const areaId = await (given.point ? this.territory.locate(tx, given.point) : this.territory.areaAt(tx, before.point));
    const changed = await tx.query(
      `update site set code = $3, name = $4, donor_kind = $5, address = $6, postcode = $7, lon = $8, lat = $9, area_id = $10, active = $11, accepts = $12, refuses_allergens = $13,
              min_delivery_g = $14, max_distance_m = $15, short_dlc = $16, cooks = $17, street_access = $18, version = version + 1
        where id = $1 and version = $2 returning id`,
      [siteId, version, after.code, ...valuesOf(after, areaId)],
    );
    if (changed.length === 0) throw staleVersion({ version: before.version });
    tx.emit(siteChanged, { siteId });
    return (await readSite(tx, siteId, null))!;
  }
}

function requireDonorKind(role: string, donorKind: string | null): void {
  if (role === 'donor' && donorKind === null) throw invalidFields({}, [donorKindNeeded('/donorKind')]);
  if (role !== 'donor' && donorKind !== null) throw invalidFields({}, [donorKindOutOfPlace('/donorKind')]);
}

/** Of its own site, an organisation changes what it takes and how to get there, not what or where it is. */
function requireHabits(before: Site, given: Omit<SiteChange, 'version'>): void {
  const fields = Object.keys(given) as (keyof typeof given)[];
  const foreign = fields.filter(
    (field) => !(HABITS as readonly string[]).includes(field) && String(given[field]) !== String(before[field]),
  );
  if (foreign.length > 0) throw notYours({ fields: foreign });
}

const valuesOf = (site: Omit<SiteChange, 'version'> & Pick<NewSite, 'point'>, areaId: string | null): unknown[] => [
  site.name,
  site.donorKind ?? null,
  site.address ?? null,
  site.postcode ?? null,
  ...site.point,
  areaId,
  site.active ?? true,
  site.accepts ?? null,
  site.refusesAllergens ?? [],
  site.minDelivery_g ?? 0,
  site.maxDistance_m ?? null,
  site.shortDlc ?? false,
  site.cooks ?? false,
  site.streetAccess ?? null,
];
