import { drawWeight_g } from '../../demo/core/day/weights.js';
import { seeded, type Draws } from '../../demo/core/seeded.js';
import type { Lot } from '../../matching/core/problem.js';
import type { Category, ColdClass, DateKind } from '../../vocabulary/food.js';
import type { RealPlaces, Shop } from './real-places.js';
import { type Case, degrees, HOUR_MS, MIDNIGHT_AT, towns } from './family.js';

/** About two lots a donor, until every shop of the town is one. */
const DONORS_PER_LOT = 0.47;
/** No file has the points of all canteens: some of the shops' points stand for them. */
const CANTEENS = 0.085;

interface Food {
  readonly cold: ColdClass;
  readonly dateKind: DateKind;
  readonly animalOrigin: boolean;
  readonly allergens: readonly string[];
}

const FOODS = {
  bread: { cold: 'ambient', dateKind: 'none', animalOrigin: false, allergens: ['gluten'] },
  vegetables: { cold: 'ambient', dateKind: 'none', animalOrigin: false, allergens: [] },
  dry: { cold: 'ambient', dateKind: 'DDM', animalOrigin: false, allergens: [] },
  dairy: { cold: 'chilled6', dateKind: 'DLC', animalOrigin: true, allergens: ['milk'] },
  meat: { cold: 'chilled4', dateKind: 'DLC', animalOrigin: true, allergens: [] },
  fish: { cold: 'chilled2', dateKind: 'DLC', animalOrigin: true, allergens: [] },
  'ready-meal': { cold: 'chilled3', dateKind: 'DLC', animalOrigin: true, allergens: [] },
  'frozen-food': { cold: 'frozen', dateKind: 'DDM', animalOrigin: true, allergens: [] },
} satisfies Partial<Record<Category, Food>>;
type Drawn = keyof typeof FOODS;
export const DRAWN_CATEGORIES = Object.keys(FOODS) as readonly Drawn[];

/** What each kind of donor gives, and how often. */
const GIVES: Readonly<Record<string, Partial<Record<Drawn, number>>>> = {
  bakery: { bread: 1 },
  butcher: { meat: 1 },
  canteen: { 'ready-meal': 1 },
  supermarket: { dairy: 28, vegetables: 22, meat: 15, 'ready-meal': 13, dry: 10, bread: 5, fish: 4, 'frozen-food': 3 },
  grocery: { vegetables: 50, dry: 30, dairy: 20 },
};

/** Days until the use-by date: 29 % of a chain's feed end the same day or the next morning, half within 48 h. */
const DLC_DAYS = { 0: 12, 1: 36, 2: 26, 3: 5, 4: 5, 5: 4, 6: 4, 7: 4, 8: 4 };
const PACKAGES_G = [500, 1_000, 2_500, 5_000, 10_000];

/** The donors of a case: shops drawn without putting back, town by town. */
function donors(places: RealPlaces, { seed, lots }: Case): Shop[] {
  const sites = towns({ lots });
  const perTown = Math.min(places.shops.length, Math.max(1, Math.round((lots / sites.length) * DONORS_PER_LOT)));
  return sites.flatMap(({ east, north }, town) => {
    const draws = seeded(seed, 'donors', town);
    const shops = places.shops.slice();
    return Array.from({ length: perTown }, (_, taken) => {
      const chosen = draws.whole(taken, shops.length - 1);
      const shop = shops[chosen]!;
      shops[chosen] = shops[taken]!;
      const point = [degrees(shop.point[0] + east), degrees(shop.point[1] + north)] as const;
      return { id: `D${shop.id}${town === 0 ? '' : `-${String(town)}`}`, kind: draws.chance(CANTEENS) ? 'canteen' : shop.kind, point };
    });
  });
}

/** The lots of a case one after the other, so that a hundred thousand need not be held. */
export function* drawnLots(places: RealPlaces, wanted: Case): Generator<Lot> {
  const pool = donors(places, wanted);
  const draws = seeded(wanted.seed, 'lots', wanted.lots, wanted.recipients);
  for (let index = 0; index < wanted.lots; index++) yield drawLot(draws, places, draws.pick(pool), `L${String(index)}`);
}

function drawLot(draws: Draws, { logs }: RealPlaces, donor: Shop, id: string): Lot {
  const category = draws.weighted(GIVES[donor.kind]!);
  const food: Food = FOODS[category];
  const weight_g = drawWeight_g(draws, donor.kind, logs);
  const package_g = draws.pick(PACKAGES_G);
  // Half past to on the hour around the closing of shops; some wait until the next morning.
  const from = MIDNIGHT_AT + (17 + draws.whole(0, 3) / 2) * HOUR_MS;
  const to = from + draws.whole(1, 14) * HOUR_MS;
  const day = dayOf(draws, food.dateKind);
  return {
    id,
    donor: donor.id,
    point: donor.point,
    donorKind: donor.kind,
    category,
    animalOrigin: food.animalOrigin,
    prepacked: !draws.chance(donor.kind === 'butcher' ? 0.38 : 0.055),
    cold: food.cold,
    dateKind: food.dateKind,
    ...(day !== undefined && { date: new Date(day).toISOString().slice(0, 10) }),
    deadline: deadline(food.dateKind, day, to),
    package_g,
    packages: Math.max(1, Math.round(weight_g / package_g)),
    allergens: food.allergens,
    needsSorting: draws.chance(0.08),
    pickup: { from: new Date(from).toISOString(), to: new Date(to).toISOString() },
  };
}

/** Midnight in UTC of the day the date names. */
function dayOf(draws: Draws, kind: DateKind): number | undefined {
  if (kind === 'none') return undefined;
  const days = kind === 'DLC' ? Number(draws.weighted<`${number}`>(DLC_DAYS)) : draws.whole(5, 200);
  return MIDNIGHT_AT + days * 24 * HOUR_MS;
}

/** As the lot rules compute it: the end of a use-by day in Paris; none for dry goods; 48 h after pickup without a date. */
function deadline(kind: DateKind, day: number | undefined, pickupTo: number): string | null {
  if (kind === 'none') return new Date(pickupTo + 48 * HOUR_MS).toISOString();
  return kind === 'DDM' ? null : new Date(day! + 23 * HOUR_MS - 1).toISOString();
}
