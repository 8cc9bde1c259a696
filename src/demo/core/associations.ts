import type { Category } from '../../vocabulary/food.js';
import { addDays } from '../../vocabulary/local-time.js';
import { PLACES } from './places.js';
import { EVERY_DAY, everyWeek, fictionalPhone, WORKING_DAYS, type DemoOrganisation, type DemoSite, type DemoWindow } from './rows.js';
import { seeded } from './seeded.js';

/** What an association does decides when it takes food in, when it gives it out and what it can keep. */
interface Kind {
  names: readonly string[];
  accepts: readonly Category[] | null;
  windows: DemoWindow[];
  /** Kilograms by cold class; `total` over all. */
  storage_kg: Record<string, number>;
  entitlement: [from: number, to: number];
  minDelivery_g: number;
  maxDistance_m: number | null;
  shortDlc: boolean;
  cooks: boolean;
}

const ALL_BUT_SUNDAY = [1, 2, 3, 4, 5, 6];

/** Names that nobody bears: each is marked as invented where it is shown. */
const KINDS: readonly Kind[] = [
  {
    names: ['La Grande Cabane aux Paniers', 'Le Garde-Manger des Hirondelles', 'Les Cageots Volants', 'La Besace de Belleville-les-Nuages', 'Le Cellier du Pavé Bleu', 'Les Paniers de la Lune Rousse', 'L’Étal des Quatre Vents', 'La Huche aux Merveilles'],
    accepts: null,
    windows: [...everyWeek('receiving', ALL_BUT_SUNDAY, ['09:00', '12:30'], ['14:00', '22:00']), ...everyWeek('distribution', ALL_BUT_SUNDAY, ['11:00', '13:00'], ['17:30', '19:30'])],
    storage_kg: { ambient: 500, chilled6: 180, chilled4: 180, chilled3: 80, chilled2: 40, frozen: 80, total: 700 },
    entitlement: [90, 160], minDelivery_g: 3000, maxDistance_m: null, shortDlc: false, cooks: false,
  },
  {
    names: ['La Marmite des Hiboux', 'Le Chaudron Pas Percé', 'La Louche Enchantée', 'Le Fourneau des Licornes', 'La Soupière de Minuit', 'Les Toqués du Poireau'],
    accepts: null,
    windows: [...everyWeek('receiving', EVERY_DAY, ['08:00', '22:30']), ...everyWeek('distribution', EVERY_DAY, ['12:00', '14:00'], ['19:00', '21:00'])],
    storage_kg: { ambient: 300, chilled6: 120, chilled4: 150, chilled3: 100, chilled2: 40, frozen: 100, hot: 60, total: 500 },
    entitlement: [60, 130], minDelivery_g: 2000, maxDistance_m: null, shortDlc: true, cooks: true,
  },
  {
    names: ['La Ronde des Lanternes', 'Les Noctambules Solidaires du Cosmos', 'Le Thermos Ambulant', 'Les Veilleurs du Réverbère'],
    accepts: ['bread', 'pastry', 'sandwich', 'ready-meal', 'fruit', 'dairy', 'drink', 'dry'],
    windows: [...everyWeek('receiving', EVERY_DAY, ['17:00', '22:45']), ...everyWeek('distribution', EVERY_DAY, ['20:30', '23:30'])],
    storage_kg: { ambient: 120, chilled6: 60, chilled4: 60, chilled3: 40, hot: 50, total: 200 },
    entitlement: [30, 70], minDelivery_g: 1000, maxDistance_m: 2500, shortDlc: true, cooks: false,
  },
  {
    names: ['L’Épicerie du Dragon Doux', 'Le Comptoir des Rêveurs', 'La Boutique à Trois Sous'],
    accepts: ['dry', 'drink', 'dairy', 'eggs', 'fruit', 'vegetables', 'frozen-food', 'baby', 'deli'],
    windows: [...everyWeek('receiving', ALL_BUT_SUNDAY, ['09:30', '20:30']), ...everyWeek('distribution', ALL_BUT_SUNDAY, ['10:00', '18:30'])],
    storage_kg: { ambient: 900, chilled6: 150, chilled4: 120, frozen: 120, total: 1100 },
    entitlement: [60, 110], minDelivery_g: 5000, maxDistance_m: null, shortDlc: false, cooks: false,
  },
  {
    names: ['Les Étudiants du Radis Rose', 'Le Frigo du Campus Imaginaire', 'La Ruche des Révisions', 'Les Affamés du Savoir'],
    accepts: ['bread', 'pastry', 'fruit', 'vegetables', 'dairy', 'dry', 'ready-meal', 'sandwich', 'drink'],
    windows: [...everyWeek('receiving', WORKING_DAYS, ['12:00', '21:30']), ...everyWeek('distribution', WORKING_DAYS, ['18:00', '20:30'])],
    storage_kg: { ambient: 150, chilled6: 60, chilled4: 40, total: 220 },
    entitlement: [30, 60], minDelivery_g: 1500, maxDistance_m: 3000, shortDlc: true, cooks: false,
  },
]; // prettier-ignore

/** The invented associations of the district and where each stands; `today` dates their habilitations. */
export function associations(today: string): { organisations: DemoOrganisation[]; sites: DemoSite[] } {
  const organisations: DemoOrganisation[] = [];
  const sites: DemoSite[] = [];
  for (const kind of KINDS) {
    for (const name of kind.names) {
      const number = organisations.length + 1;
      const code = `demo-asso-${String(number).padStart(2, '0')}`;
      const [street, lon, lat] = PLACES[number - 1]!;
      const draws = seeded(20, 'association', number);
      const shownName = `${name} (démo)`;
      organisations.push({
        code,
        kind: 'association',
        name: shownName,
        rna: `W7599${String(number).padStart(5, '0')}`,
        habilitationFrom: addDays(today, -700),
        habilitationTo: addDays(today, habilitationEnds(number)),
        habilitationReference: `DEMO-HAB-${number}`,
        publicBody: false,
        entitlement: draws.whole(...kind.entitlement),
        contactName: `Accueil ${number} (démo)`,
        contactPhone: fictionalPhone(100 + number),
      });
      sites.push({
        code, name: shownName, role: 'association', donorKind: null, address: street, lon, lat, accepts: kind.accepts, minDelivery_g: kind.minDelivery_g,
        maxDistance_m: kind.maxDistance_m, shortDlc: kind.shortDlc, cooks: kind.cooks, streetAccess: null, windows: kind.windows,
        storage: Object.fromEntries(Object.entries(kind.storage_kg).map(([cold, kg]) => [cold, Math.round(kg * (0.8 + draws.unit() * 0.4)) * 1000])),
      }); // prettier-ignore
    }
  }
  return { organisations, sites };
}

/** Two are there to show what the rules do: one has to renew within weeks, one has let its habilitation end. */
function habilitationEnds(number: number): number {
  if (number === 8) return 21;
  return number === 25 ? -10 : 400;
}

/** Associations that have signed with no donor: they get what needs no convention. */
export const WITHOUT_CONVENTION: ReadonlySet<string> = new Set(['demo-asso-22', 'demo-asso-24']);
