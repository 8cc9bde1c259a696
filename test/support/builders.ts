import { hash } from '@node-rs/argon2';
import type { Role } from '../../src/vocabulary/actor.js';
import { aSiret, CENTRE, insert, next, type Built, type Row, type Stored } from './rows.js';

/**
 * Rows with a sensible value in every column, so that a test states only what it is about: the second argument of each
 * builder overrides columns by their names in the database. They are written with the owner's login, past every rule
 * but the database's own. All names are invented.
 * Territories, policies and a whole district with everything in it are in district.ts.
 */

export const PASSWORD = 'glane-demo-2026';
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

export const anOrganisation = (app: Built, territory: { id: string }, given: Row = {}): Promise<Stored> => {
  const n = next();
  return insert(app, 'organisation', {
    territory_id: territory.id,
    code: `org-${n}`,
    kind: 'donor',
    name: `Maison Inventée ${n}`,
    siret: aSiret(n),
    ...given,
  });
};

export const aSite = (app: Built, organisation: Stored, given: Row = {}): Promise<Stored> => {
  const n = next();
  const role = (given.role as string | undefined) ?? 'donor';
  return insert(app, 'site', {
    territory_id: organisation.territory_id,
    organisation_id: organisation.id,
    code: `site-${n}`,
    name: `Adresse inventée ${n}`,
    role,
    donor_kind: role === 'donor' ? 'supermarket' : null,
    address: `${n} rue des Pyrénées`,
    postcode: '75020',
    lon: CENTRE[0],
    lat: CENTRE[1],
    ...given,
  });
};

/** The same window on the weekdays given (1 = Monday), by default on every day. */
export async function aWindow(
  app: Built,
  site: Stored,
  given: { purpose: string; opens?: string; closes?: string; weekdays?: number[] },
): Promise<void> {
  for (const weekday of given.weekdays ?? EVERY_DAY) {
    await insert(app, 'opening_window', {
      territory_id: site.territory_id,
      site_id: site.id,
      purpose: given.purpose,
      weekday,
      opens: given.opens ?? '06:00',
      closes: given.closes ?? '23:00',
    });
  }
}

export const someStorage = (app: Built, site: Stored, given: Row = {}): Promise<Row> =>
  insert(app, 'storage', { territory_id: site.territory_id, site_id: site.id, cold: 'total', capacity_g: 500_000, ...given });

/** A convention with every donor, unless `donor_id` says with whom. */
export const aConvention = (app: Built, association: Stored, given: Row = {}): Promise<Stored> =>
  insert(app, 'convention', {
    territory_id: association.territory_id,
    association_id: association.id,
    from_date: '2025-01-01',
    to_date: '2030-12-31',
    reference: 'CONV-TEST',
    ...given,
  });

/** An organisation with one site of its own. */
export interface Placed {
  organisation: Stored;
  site: Stored;
}
interface PlacedGiven {
  organisation?: Row;
  site?: Row;
}

/** A supermarket, open for pickups from 06:00 to 23:00 every day; `site: { donor_kind }` makes it another donor. */
export async function aShop(app: Built, territory: { id: string }, given: PlacedGiven = {}): Promise<Placed> {
  const organisation = await anOrganisation(app, territory, given.organisation);
  const site = await aSite(app, organisation, given.site);
  await aWindow(app, site, { purpose: 'pickup' });
  return { organisation, site };
}

/**
 * Whoever receives, from 06:00 to 23:00 every day, with 500 kg of room in all and in each cold class (`storage` says
 * otherwise: grams by class).
 */
async function aRecipient(app: Built, organisation: Stored, site: Row, storage: Record<string, number> | undefined): Promise<Placed> {
  const placed = await aSite(app, organisation, site);
  await aWindow(app, placed, { purpose: 'receiving' });
  const everything = Object.fromEntries(
    ['total', 'frozen', 'chilled2', 'chilled3', 'chilled4', 'chilled6', 'ambient', 'hot'].map((cold) => [cold, 500_000]),
  );
  for (const [cold, capacity_g] of Object.entries(storage ?? everything)) await someStorage(app, placed, { cold, capacity_g });
  return { organisation, site: placed };
}

/** A habilitated association with a convention with every donor, that distributes at 11:00 and at 18:00 every day. */
export async function anAssociation(
  app: Built,
  territory: { id: string },
  given: PlacedGiven & { storage?: Record<string, number> } = {},
): Promise<Placed> {
  const n = next();
  const organisation = await anOrganisation(app, territory, {
    kind: 'association',
    name: `Tablée Imaginaire ${n}`,
    siret: null,
    rna: `W75${String(n).padStart(7, '0')}`,
    habilitation_from: '2025-01-01',
    habilitation_to: '2030-12-31',
    habilitation_reference: 'HAB-TEST',
    entitlement: 100,
    ...given.organisation,
  });
  await aConvention(app, organisation);
  const placed = await aRecipient(app, organisation, { role: 'association', ...given.site }, given.storage);
  await aWindow(app, placed.site, { purpose: 'distribution', opens: '11:00', closes: '13:00' });
  await aWindow(app, placed.site, { purpose: 'distribution', opens: '18:00', closes: '20:00' });
  return placed;
}

export async function aHub(
  app: Built,
  territory: { id: string },
  given: PlacedGiven & { storage?: Record<string, number> } = {},
): Promise<Placed> {
  const organisation = await anOrganisation(app, territory, { kind: 'hub', name: `Plateforme Fictive ${next()}`, ...given.organisation });
  return aRecipient(app, organisation, { role: 'hub', cooks: true, ...given.site }, given.storage);
}

/** Animal feed or compost: the last resort. */
export async function anOutlet(
  app: Built,
  territory: { id: string },
  role: 'feed' | 'compost',
  given: PlacedGiven & { storage?: Record<string, number> } = {},
): Promise<Placed> {
  const organisation = await anOrganisation(app, territory, { kind: 'outlet', name: `Exutoire Fictif ${next()}`, ...given.organisation });
  return aRecipient(app, organisation, { role, ...given.site }, given.storage);
}

export const aPerson = (app: Built, organisation: Stored, given: Row = {}): Promise<Stored> =>
  insert(app, 'person', {
    territory_id: organisation.territory_id,
    organisation_id: organisation.id,
    name: `Camille Exemple ${next()}`,
    phone: '01 99 00 00 00',
    drives: ['walk', 'cargo-bike', 'van', 'refrigerated-van'],
    ...given,
  });

/** A refrigerated van that starts at `site`, driven from 06:00 to 23:00 every day by a person of its own or the one given. */
export async function aVehicle(
  app: Built,
  { organisation, site }: Placed,
  { person, ...given }: Row & { person?: Stored } = {},
): Promise<{ vehicle: Stored; person: Stored }> {
  const n = next();
  const driver = person ?? (await aPerson(app, organisation));
  const vehicle = await insert<Stored>(app, 'vehicle', {
    territory_id: site.territory_id,
    organisation_id: organisation.id,
    code: `veh-${n}`,
    name: `Camionnette ${n}`,
    profile: 'refrigerated-van',
    capacity_g: 800_000,
    litres: 4000,
    cold_litres: 4000,
    has: ['trolley'],
    approved_cold_until: '2030-12-31',
    max_stops: 20,
    start_site_id: site.id,
    ...given,
  });
  for (const weekday of EVERY_DAY) {
    await insert(app, 'shift', {
      territory_id: site.territory_id,
      vehicle_id: vehicle.id,
      person_id: driver.id,
      weekday,
      starts: '06:00',
      ends: '23:00',
    });
  }
  return { vehicle, person: driver };
}

/** One hash for all: each costs some 50 ms on purpose. */
let hashed: Promise<string> | undefined;

/** A user whose password is PASSWORD. */
export async function aUser(
  app: Built,
  territory: { id: string },
  role: Role,
  { organisation, person, ...given }: Row & { organisation?: Stored; person?: Stored } = {},
): Promise<Stored> {
  return insert(app, 'user_account', {
    territory_id: territory.id,
    email: `${role}-${next()}@glane.test`,
    name: `Utilisateur ${role}`,
    role,
    organisation_id: organisation?.id ?? null,
    person_id: person?.id ?? null,
    password_hash: await (hashed ??= hash(PASSWORD)),
    ...given,
  });
}
