import type { Role } from '../../src/vocabulary/actor.js';
import { aHub, anAssociation, anOrganisation, anOutlet, aPerson, aShop, aUser, aVehicle, type Placed } from './builders.js';
import { CENTRE, insert, next, type Built, type Row, type Stored, type Territory } from './rows.js';

/** A territory of 6 km around the centre of Paris 20e. */
export const aTerritory = (app: Built, given: Row = {}): Promise<Territory> =>
  insert(app, 'territory', {
    code: `ville-${next()}`,
    name: 'Paris 20e',
    insee_code: '75120',
    time_zone: 'Europe/Paris',
    centre_lon: CENTRE[0],
    centre_lat: CENTRE[1],
    radius_m: 6000,
    ...given,
  });

export const POLICY = {
  tierWeight: { association: 1, hub: 0.8, feed: 0.2, compost: 0.05 },
  urgency: { horizonHours: 72, boost: 1 },
  pairCost: { fixed_g: 500, perMetre_g: 0.25 },
  fairness: { weight: 0.3 },
  maxParcelsPerLot: 4,
  offer: { answerMinutes: 30, leastMinutes: 5 },
  cycle: { urgentMinutes: 30 },
};

/** A policy in force since 2020; `body` is laid over the usual one, one level deep. */
export const aPolicy = (app: Built, territory: { id: string }, { body = {}, ...given }: Row & { body?: object } = {}): Promise<Stored> =>
  insert(app, 'policy', {
    territory_id: territory.id,
    version: 1,
    valid_from: '2020-01-01T00:00:00Z',
    body: { ...POLICY, ...body },
    ...given,
  });

/** A small district in which a lot can live its whole life. */
export interface District {
  territory: Territory;
  shop: Placed;
  bakery: Placed;
  canteen: Placed;
  /** The first is the one whose user `users.association` is. */
  associations: [Placed, Placed, Placed];
  hub: Placed;
  feed: Placed;
  compost: Placed;
  townHall: Stored;
  van: { vehicle: Stored; person: Stored };
  bike: { vehicle: Stored; person: Stored };
  /** One a role: the shop's, the first association's, the van's driver, the hub's, and the others of the town hall. */
  users: Record<Role, Stored>;
}

/**
 * Paris 20e in small: a supermarket, a bakery, a canteen, three associations, a hub, a feed and a compost outlet, a van
 * and a cargo bike of the hub, one user a role. Everything is open from 06:00 to 23:00 every day, so set the clock to an
 * hour within: `await app.setClock('2026-11-20T18:00:00+01:00')` (a Friday).
 */
export async function aDistrict(app: Built, given: { territory?: Record<string, unknown> } = {}): Promise<District> {
  const territory = await aTerritory(app, { code: 'paris-20', ...given.territory });
  // Three associations with a third of a fair share each would divide every lot among themselves; a test follows one.
  await aPolicy(app, territory, { body: { maxParcelsPerLot: 1 } });
  const shop = await aShop(app, territory, { site: { lon: 2.39, lat: 48.87 } });
  const bakery = await aShop(app, territory, { site: { lon: 2.401, lat: 48.872, donor_kind: 'bakery' } });
  const canteen = await aShop(app, territory, { site: { lon: 2.408, lat: 48.86, donor_kind: 'canteen' } });
  const associations: [Placed, Placed, Placed] = [
    await anAssociation(app, territory, { site: { lon: 2.4, lat: 48.865 } }),
    await anAssociation(app, territory, { site: { lon: 2.41, lat: 48.868 } }),
    await anAssociation(app, territory, { site: { lon: 2.388, lat: 48.859 }, organisation: { entitlement: 50 } }),
  ];
  const hub = await aHub(app, territory, { site: { lon: 2.405, lat: 48.856 } });
  const feed = await anOutlet(app, territory, 'feed', { site: { lon: 2.413, lat: 48.853 } });
  const compost = await anOutlet(app, territory, 'compost', { site: { lon: 2.395, lat: 48.875 } });
  const townHall = await anOrganisation(app, territory, { kind: 'town-hall', name: 'Mairie imaginaire', public_body: true });
  const van = await aVehicle(app, hub);
  const bike = await aVehicle(app, hub, {
    name: 'Vélo-cargo',
    profile: 'cargo-bike',
    capacity_g: 150_000,
    litres: 800,
    cold_litres: 200,
    approved_cold_until: null,
    has: [],
    max_stops: 12,
    person: await aPerson(app, hub.organisation),
  });
  const users: Record<Role, Stored> = {
    'shop-staff': await aUser(app, territory, 'shop-staff', { organisation: shop.organisation }),
    association: await aUser(app, territory, 'association', { organisation: associations[0].organisation }),
    driver: await aUser(app, territory, 'driver', { organisation: hub.organisation, person: van.person }),
    hub: await aUser(app, territory, 'hub', { organisation: hub.organisation }),
    'town-hall': await aUser(app, territory, 'town-hall', { organisation: townHall }),
    coordinator: await aUser(app, territory, 'coordinator', { organisation: townHall }),
    committee: await aUser(app, territory, 'committee', { organisation: townHall }),
    admin: await aUser(app, territory, 'admin', { organisation: townHall }),
  };
  return { territory, shop, bakery, canteen, associations, hub, feed, compost, townHall, van, bike, users };
}

/** A second town with the same furniture, whose rows nobody of the first may see. */
export const anotherTerritory = (app: Built): Promise<District> =>
  aDistrict(app, { territory: { code: 'autre-ville', name: 'Autre-Ville' } });
