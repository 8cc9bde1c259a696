import { ALLERGENS, CATEGORIES, COLD_CLASSES, DONOR_KINDS } from '../../vocabulary/food.js';
import { isSiret } from '../../vocabulary/registration.js';
import type { DirectoryFile, OrganisationFacts, Purpose, SiteFacts } from './directory.js';
import type { Column } from './header.js';
import type { Row } from './row.js';
import { areaCodeAt, pointIn } from './territory.js';
import { weekOf, type WeekWindow } from './week-text.js';

const KINDS = ['donor', 'association', 'hub', 'outlet'] as const;
const ROLES = ['donor', 'association', 'hub', 'feed', 'compost'] as const;
const PURPOSES: readonly Purpose[] = ['pickup', 'receiving', 'distribution'];
const GIVING_KINDS = DONOR_KINDS.filter((kind) => kind !== 'hub');

/** Columns of cold-room capacities, in kilograms: `total_kg`, `ambient_kg`, `chilled6_kg`… */
const CAPACITIES = [...COLD_CLASSES, 'total'].map((cold) => [cold, `${cold}_kg`] as const);

/**
 * The columns of the generic file, one line a site; `examples/organisations.csv` shows one. Needed are `code` (of the
 * organisation), `kind`, `name`, `role`, `lat` and `lon`; `siteCode` and `siteName` default to the organisation's. What a file
 * has no column for is left as it is; an empty cell empties the field.
 *
 * Hours are written `lun-ven 09:00-12:00, 14:00-18:00; sam 10:00-13:00`; lists with commas or `|`; yes and no as `oui`/`non` or
 * `yes`/`no`; numbers with a point or a comma.
 */
const COLUMNS: readonly Column[] = [
  { name: 'code', aliases: ['code structure'], required: true },
  { name: 'kind', aliases: ['nature'], required: true },
  { name: 'name', aliases: ['nom', 'nom structure'], required: true },
  { name: 'siret' },
  { name: 'rna' },
  { name: 'publicBody', aliases: ['organisme public'] },
  { name: 'habilitationFrom', aliases: ['habilitation du'] },
  { name: 'habilitationTo', aliases: ['habilitation au'] },
  { name: 'habilitationReference', aliases: ['référence habilitation'] },
  { name: 'entitlement', aliases: ['poids', 'repas par jour'] },
  { name: 'contactName', aliases: ['contact'] },
  { name: 'contactPhone', aliases: ['téléphone'] },
  { name: 'contactEmail', aliases: ['courriel'] },
  { name: 'siteCode', aliases: ['code site'] },
  { name: 'siteName', aliases: ['nom site'] },
  { name: 'role', aliases: ['rôle'], required: true },
  { name: 'donorKind', aliases: ['type de donateur'] },
  { name: 'address', aliases: ['adresse'] },
  { name: 'postcode', aliases: ['code postal'] },
  { name: 'lat', aliases: ['latitude'], required: true },
  { name: 'lon', aliases: ['longitude', 'lng'], required: true },
  { name: 'accepts', aliases: ['accepte'] },
  { name: 'refusesAllergens', aliases: ['refuse allergènes'] },
  { name: 'minDelivery_kg', aliases: ['livraison minimale kg'] },
  { name: 'maxDistance_m', aliases: ['distance maximale m'] },
  { name: 'shortDlc', aliases: ['dlc courte'] },
  { name: 'cooks', aliases: ['cuisine'] },
  { name: 'streetAccess', aliases: ['accès'] },
  { name: 'pickup', aliases: ['enlèvement'] },
  { name: 'receiving', aliases: ['réception'] },
  { name: 'distribution' },
  ...CAPACITIES.map(([, name]) => ({ name })),
];

/** Any organisations and their sites, in the columns above. */
export const organisations: DirectoryFile = {
  columns: COLUMNS,
  read(row, territory) {
    const code = codeOf(row, 'code', true);
    const siteCode = row.has('siteCode') ? codeOf(row, 'siteCode', false) : code;
    const organisation = organisationOf(row);
    const site = siteOf(row);
    const point = pointIn(territory, row, { lat: 'lat', lon: 'lon' });
    const windows = windowsOf(row);
    const storage = storageOf(row);
    if (row.problem || !code || !siteCode || !organisation || !site || !point) return null;
    return {
      row: row.number, organisationCode: code, siteCode, organisation, site, point, onlyWhenNew: [], areaCode: areaCodeAt(territory, point), windows, storage,
      edition: null, remarks: [],
    }; // prettier-ignore
  },
};

function codeOf(row: Row, column: string, needed: boolean): string | null {
  if (needed && row.needed(column, 80) === null) return null;
  return row.matching(column, /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/, 'asso-12');
}

function organisationOf(row: Row): OrganisationFacts | null {
  const kind = row.needed('kind') && row.oneOf('kind', KINDS);
  const name = row.needed('name');
  const siret = row.text('siret')?.replaceAll(' ', '') ?? null;
  if (siret !== null && !isSiret(siret))
    row.refuse('siret', 'wrong-form', {
      fr: 'un SIRET de 14 chiffres dont la clé est juste.',
      en: 'a SIRET of 14 digits with a correct check digit.',
    });
  const [from, to] = [day(row, 'habilitationFrom'), day(row, 'habilitationTo')];
  if (from !== null && to !== null && to < from)
    row.refuse('habilitationTo', 'out-of-range', { fr: `un jour après ${from}.`, en: `a day after ${from}.` });
  if (!kind || !name) return null;
  return {
    kind,
    name,
    ...row.said('siret', siret),
    ...row.said('rna', row.matching('rna', /^W\d{9}$/, 'W751234567')),
    ...row.said('publicBody', row.yesNo('publicBody') ?? false),
    ...row.said('habilitationFrom', from),
    ...row.said('habilitationTo', to),
    ...row.said('habilitationReference', row.text('habilitationReference')),
    ...row.said('entitlement', row.decimal('entitlement', { min: 0, max: 1_000_000 }) ?? 1),
    ...row.said('contactName', row.text('contactName')),
    ...row.said('contactPhone', row.text('contactPhone', 40)),
    ...row.said('contactEmail', row.matching('contactEmail', /^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'nom@exemple.fr')),
  };
}

function siteOf(row: Row): SiteFacts | null {
  const role = row.needed('role') && row.oneOf('role', ROLES);
  const donorKind = row.oneOf('donorKind', GIVING_KINDS);
  const name = (row.has('siteName') ? row.text('siteName') : null) ?? row.text('name');
  if (role === 'donor' && donorKind === null)
    row.refuse('donorKind', 'missing', { fr: `${GIVING_KINDS.join(', ')}.`, en: `${GIVING_KINDS.join(', ')}.` });
  const minDelivery_kg = row.decimal('minDelivery_kg', { min: 0, max: 100_000 }) ?? 0;
  if (!role || !name) return null;
  return {
    name,
    role,
    donorKind: role === 'donor' ? donorKind : null,
    ...row.said('address', row.text('address')),
    ...row.said('postcode', row.matching('postcode', /^[0-9A-Za-z -]{2,10}$/, '75020')),
    ...row.said('accepts', row.manyOf('accepts', CATEGORIES)),
    ...row.said('refusesAllergens', row.manyOf('refusesAllergens', ALLERGENS) ?? []),
    ...(row.knows('minDelivery_kg') ? { minDelivery_g: Math.round(minDelivery_kg * 1000) } : {}),
    ...row.said('maxDistance_m', row.decimal('maxDistance_m', { min: 1, max: 1_000_000, whole: true })),
    ...row.said('shortDlc', row.yesNo('shortDlc') ?? false),
    ...row.said('cooks', row.yesNo('cooks') ?? false),
    ...row.said('streetAccess', row.text('streetAccess', 500)),
  };
}

function day(row: Row, column: string): string | null {
  const read = row.date(column);
  if (read === null || read.precision === 'day') return read?.date ?? null;
  return row.refuse(column, 'not-a-date', { fr: 'un jour comme 2026-11-20 ou 20/11/2026.', en: 'a day like 2026-11-20 or 20/11/2026.' });
}

function windowsOf(row: Row): Partial<Record<Purpose, WeekWindow[]>> {
  const windows: Partial<Record<Purpose, WeekWindow[]>> = {};
  for (const purpose of PURPOSES) {
    if (!row.knows(purpose)) continue;
    const week = weekOf(row.text(purpose, 500) ?? '');
    if (week) windows[purpose] = week;
    else
      row.refuse(purpose, 'not-hours', {
        fr: 'comme « lun-ven 09:00-12:00, 14:00-18:00; sam 10:00-13:00 ».',
        en: 'like “mon-fri 09:00-12:00, 14:00-18:00; sat 10:00-13:00”.',
      });
  }
  return windows;
}

function storageOf(row: Row): Record<string, number> {
  const storage: Record<string, number> = {};
  for (const [cold, column] of CAPACITIES) {
    const capacity_kg = row.decimal(column, { min: 0, max: 1_000_000 });
    if (capacity_kg !== null) storage[cold] = Math.round(capacity_kg * 1000);
  }
  return storage;
}
