import type { Role } from '../../vocabulary/actor.js';
import type { Point } from '../../vocabulary/place.js';
import { associations, WITHOUT_CONVENTION } from './associations.js';
import { donors } from './donors.js';
import { fleet } from './fleet.js';
import { PLACES } from './places.js';
import {
  EVERY_DAY,
  emailOf,
  everyWeek,
  fictionalPhone,
  type DemoAccount,
  type DemoOrganisation,
  type DemoPerson,
  type DemoSite,
  type DemoVehicle,
} from './rows.js';

/** The whole invented district, as rows without ids. */
export interface DemoDistrict {
  organisations: DemoOrganisation[];
  sites: DemoSite[];
  people: DemoPerson[];
  vehicles: DemoVehicle[];
  accounts: DemoAccount[];
  /** Codes of associations with a convention with every donor. */
  conventions: string[];
}

export const TERRITORY = {
  code: 'paris-20',
  name: 'Paris 20e',
  inseeCode: '75120',
  timeZone: 'Europe/Paris',
  centre: [2.3984, 48.8646] as Point,
  radius_m: 4000,
} as const;
export const HUB = 'demo-plateforme';
export const TOWN_HALL = 'demo-mairie';

/** The policy in force from the first day: the weights of the design, as a steering committee might vote them. */
export const POLICY = {
  tierWeight: { association: 1, hub: 0.8, feed: 0.2, compost: 0.05 },
  urgency: { horizonHours: 72, boost: 1 },
  pairCost: { fixed_g: 500, perMetre_g: 0.25 },
  fairness: { weight: 0.3 },
  maxParcelsPerLot: 4,
  offer: { answerMinutes: 30, leastMinutes: 5 },
  cycle: { urgentMinutes: 30 },
} as const;

/** Kilograms that the hub can keep, by cold class. */
const HUB_STORAGE_KG = { ambient: 5000, chilled6: 1500, chilled4: 1500, chilled3: 800, chilled2: 400, frozen: 1000, hot: 100, total: 7000 };
const COMPOST_KG = { ambient: 4000, chilled6: 1000, chilled4: 1000, chilled3: 500, chilled2: 300, frozen: 500, hot: 200, total: 5000 };

const grams = (kilograms: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(kilograms).map(([cold, kg]) => [cold, kg * 1000]));

/**
 * The demonstration district on a day: associations, the hub, two outlets, the fleet and one account each; with `donors`,
 * forty-odd invented shops as well (without, real ones are imported).
 */
export function district({ today, withDonors }: { today: string; withDonors: boolean }): DemoDistrict {
  const given = withDonors ? donors() : [];
  const helped = associations(today);
  const { people, vehicles } = fleet(today);
  const organisations = [...helped.organisations, ...others(), ...given.map(({ organisation }) => organisation)];
  return {
    organisations,
    sites: [...helped.sites, ...hubAndOutlets(), ...given.map(({ site }) => site)],
    people,
    vehicles,
    conventions: helped.organisations.map(({ code }) => code).filter((code) => !WITHOUT_CONVENTION.has(code)),
    accounts: accounts(organisations, people, vehicles),
  };
}

function others(): DemoOrganisation[] {
  const one = (code: string, kind: DemoOrganisation['kind'], name: string): DemoOrganisation => ({
    code, kind, name, rna: null, habilitationFrom: null, habilitationTo: null, habilitationReference: null, publicBody: kind === 'town-hall', entitlement: 1,
    contactName: `Accueil de ${name}`, contactPhone: fictionalPhone(1),
  }); // prettier-ignore
  return [
    one(HUB, 'hub', 'La Plateforme des Glaneurs (démo)'),
    one('demo-compost', 'outlet', 'Le Compost du Lombric Heureux (démo)'),
    one('demo-ferme', 'outlet', 'La Ferme aux Cochons Volants (démo)'),
    one(TOWN_HALL, 'town-hall', 'Mairie imaginaire du 20e (démo)'),
  ];
}

function hubAndOutlets(): DemoSite[] {
  const one = (place: number, site: Pick<DemoSite, 'code' | 'name' | 'role' | 'storage' | 'windows'> & Partial<DemoSite>): DemoSite => {
    const [address, lon, lat] = PLACES[place]!;
    return {
      donorKind: null,
      address,
      lon,
      lat,
      accepts: null,
      minDelivery_g: 0,
      maxDistance_m: null,
      shortDlc: false,
      cooks: false,
      streetAccess: null,
      ...site,
    };
  };
  return [
    one(25, {
      code: HUB,
      name: 'La Plateforme des Glaneurs (démo)',
      role: 'hub',
      cooks: true,
      shortDlc: true,
      storage: grams(HUB_STORAGE_KG),
      windows: everyWeek('receiving', EVERY_DAY, ['06:30', '23:30']),
    }),
    one(26, {
      code: 'demo-compost',
      name: 'Le Compost du Lombric Heureux (démo)',
      role: 'compost',
      storage: grams(COMPOST_KG),
      windows: everyWeek('receiving', EVERY_DAY, ['08:00', '22:00']),
    }),
    one(27, {
      code: 'demo-ferme', name: 'La Ferme aux Cochons Volants (démo)', role: 'feed', accepts: ['bread', 'pastry', 'fruit', 'vegetables'], storage: { ambient: 2_000_000, total: 2_000_000 }, minDelivery_g: 10_000,
      windows: everyWeek('receiving', EVERY_DAY, ['08:00', '20:00']),
    }), // prettier-ignore
  ];
}

/** Role, account's code, name shown on the button, organisation. */
const SHOWN: readonly (readonly [Role, string, string, string])[] = [
  ['shop-staff', 'magasin', 'Magasin', 'demo-donateur-01'],
  ['association', 'association', 'Association', 'demo-asso-01'],
  ['driver', 'chauffeur', 'Chauffeur', HUB],
  ['hub', 'plateforme', 'Plateforme', HUB],
  ['town-hall', 'mairie', 'Mairie', TOWN_HALL],
  ['coordinator', 'coordination', 'Coordination', TOWN_HALL],
  ['committee', 'comite', 'Comité de pilotage', TOWN_HALL],
  ['admin', 'administration', 'Administration', TOWN_HALL],
];

/** One account for each button of the login page, one for each organisation and one for each driver. */
function accounts(
  organisations: readonly DemoOrganisation[],
  people: readonly DemoPerson[],
  vehicles: readonly DemoVehicle[],
): DemoAccount[] {
  const roles: Partial<Record<DemoOrganisation['kind'], Role>> = {
    donor: 'shop-staff',
    association: 'association',
    outlet: 'association',
    hub: 'hub',
  };
  const known = new Set(organisations.map(({ code }) => code));
  return [
    ...SHOWN.filter(([, , , organisation]) => known.has(organisation)).map(([role, code, name, organisation]): DemoAccount => ({
      email: emailOf(code),
      name: `${name} (démo)`,
      role,
      organisation,
      person: role === 'driver' ? vehicles[0]!.shifts[1]!.person : null,
      isShown: true,
    })),
    ...organisations.flatMap(({ code, kind, name }): DemoAccount[] =>
      roles[kind] ? [{ email: emailOf(code), name, role: roles[kind], organisation: code, person: null, isShown: false }] : [],
    ),
    ...people.map(({ name }): DemoAccount => ({
      email: emailOf(name),
      name,
      role: 'driver',
      organisation: HUB,
      person: name,
      isShown: false,
    })),
  ];
}
