import type { SiteRecord } from './core/directory.js';
import type { RowProblem } from './core/row-problem.js';
import type { KnownOrganisation, KnownSite } from './directory.queries.js';
import type { OrganisationRow, SiteRow } from './directory.writer.js';

/** What one place of a file means for what is already there. */
export interface Change {
  sort: 'created' | 'updated' | 'unchanged';
  problem?: RowProblem;
  /** Set where it has to be written. */
  organisation?: OrganisationRow;
  site?: SiteRow;
}

/**
 * Compares a place with the organisation and site that have its codes. Only what the file says is compared and changed; a
 * name or position it does not really know is left as people have since made it.
 */
export function changeOf(record: SiteRecord, organisation: KnownOrganisation | undefined, site: KnownSite | undefined): Change {
  const problem = site && conflict(record, site);
  if (problem) return { sort: 'unchanged', problem };
  const { name, ...facts } = record.organisation;
  const saidOrganisation = organisation && record.onlyWhenNew.includes('name') ? facts : { name, ...facts };
  const saidSite = site ? said(record) : placed(record);
  const differs = {
    organisation: !organisation || !agrees(organisation, saidOrganisation),
    site: !site || !agrees(site, saidSite) || !furnished(record, site),
  };
  return {
    sort: site ? (differs.organisation || differs.site ? 'updated' : 'unchanged') : 'created',
    ...(differs.organisation
      ? {
          organisation: {
            ...organisation,
            ...record.organisation,
            ...(organisation && saidOrganisation),
            code: record.organisationCode,
            name: 'name' in saidOrganisation ? name : organisation!.name,
          },
        }
      : {}),
    ...(differs.site ? { site: row(record, site, saidSite) } : {}),
  };
}

type Said = Omit<SiteRow, 'code' | 'organisationCode' | 'replaced' | 'windows' | 'storage'>;

const placed = ({ site, point: [lon, lat], areaCode }: SiteRecord): Said => ({ ...site, lon, lat, areaCode });

/** What the file says of a site that is already there. */
function said(record: SiteRecord): Partial<Said> {
  const { lon, lat, areaCode, name, ...facts } = placed(record);
  return {
    ...facts,
    ...(record.onlyWhenNew.includes('name') ? {} : { name }),
    ...(record.onlyWhenNew.includes('point') ? {} : { lon, lat, ...(areaCode === null ? {} : { areaCode }) }),
  };
}

const agrees = (known: object, facts: object): boolean =>
  Object.entries(facts).every(([name, value]) => JSON.stringify((known as Record<string, unknown>)[name]) === JSON.stringify(value));

/** Whether windows and capacities are already as the file says. */
function furnished({ windows, storage }: SiteRecord, site: KnownSite): boolean {
  const purposes = Object.keys(windows);
  const wanted = flat(windows).map(({ purpose, weekday, opens, closes }) => `${purpose} ${weekday} ${opens}-${closes}`);
  const there = site.windows.filter((window) => purposes.includes(window.split(' ')[0]!));
  return (
    JSON.stringify(wanted.sort()) === JSON.stringify(there.sort()) &&
    Object.entries(storage).every(([cold, capacity_g]) => site.capacity_g[cold] === capacity_g)
  );
}

const flat = (windows: SiteRecord['windows']): SiteRow['windows'] =>
  Object.entries(windows).flatMap(([purpose, week]) => week.map((window) => ({ purpose, ...window })));

function row(record: SiteRecord, site: KnownSite | undefined, facts: Partial<Said>): SiteRow {
  return {
    ...placed(record),
    ...(site && { name: site.name, lon: site.lon, lat: site.lat, areaCode: site.areaCode }),
    ...kept(site),
    ...facts,
    code: record.siteCode,
    organisationCode: record.organisationCode,
    replaced: Object.keys(record.windows),
    windows: flat(record.windows),
    storage: Object.entries(record.storage).map(([cold, capacity_g]) => ({ cold, capacity_g })),
  };
}

/** The columns a file may be silent about, as they are now. */
function kept(site: KnownSite | undefined): Partial<Said> {
  if (!site) return {};
  const { address, postcode, surfaceClass, accepts, refusesAllergens, minDelivery_g, maxDistance_m, shortDlc, cooks, streetAccess } = site;
  return {
    address,
    postcode,
    surfaceClass,
    accepts,
    refusesAllergens,
    minDelivery_g,
    maxDistance_m,
    shortDlc,
    cooks,
    streetAccess,
  } as Partial<Said>;
}

function conflict(record: SiteRecord, site: KnownSite): RowProblem | undefined {
  if (site.organisationCode !== record.organisationCode) {
    const expected = {
      fr: `la structure ${site.organisationCode}, à qui ce lieu appartient.`,
      en: `the organisation ${site.organisationCode}, which this site belongs to.`,
    };
    return { row: record.row, column: 'code', code: 'organisation-differs', found: record.organisationCode, expected };
  }
  const short = Object.entries(record.storage).find(([cold, capacity_g]) => capacity_g < (site.reserved_g[cold] ?? 0));
  if (!short) return undefined;
  const reserved_kg = site.reserved_g[short[0]]! / 1000;
  return {
    row: record.row,
    column: `${short[0]}_kg`,
    code: 'room-in-use',
    found: String(short[1] / 1000),
    expected: { fr: `au moins ${reserved_kg} kg, déjà promis.`, en: `at least ${reserved_kg} kg, already promised.` },
  };
}
