import type { Category, DonorKind } from '../../../vocabulary/food.js';
import { addDays, instantOf } from '../../../vocabulary/local-time.js';
import { seeded, type Draws } from '../seeded.js';
import type { Giver } from './givers.js';
import { GIVES, GOODS, type Goods } from './goods.js';
import { drawWeight_g, type WeightLogs } from './weights.js';

/** What is wrong with a lot that a donor declares by mistake. */
export type Flaw = 'dlc-passed' | 'meat-without-date' | 'dlc-is-a-month' | 'pickup-backwards';

/** A lot that will be declared on the day: when, by whom, and what `POST /lots` is sent besides the site's id. */
export interface PlannedLot {
  readonly number: number;
  readonly site: string;
  readonly declareAt_ms: number;
  readonly flaw: Flaw | null;
  /** Minutes after which the donor takes it back; null = never. */
  readonly withdrawnAfter_min: number | null;
  readonly declaration: Declared;
}

export interface Declared extends Omit<Goods, 'labels'> {
  readonly externalRef: string;
  readonly label: string;
  readonly category: Category;
  readonly prepacked: boolean;
  readonly date?: string;
  readonly datePrecision?: 'day' | 'month';
  readonly producedOn?: string;
  readonly packages: number;
  readonly needsSorting: boolean;
  readonly pickup: { readonly from: string; readonly to: string };
}

export interface DayFacts {
  readonly seed: number;
  /** The calendar day, `YYYY-MM-DD`. */
  readonly day: string;
  readonly timeZone: string;
  readonly count: number;
  readonly givers: readonly Giver[];
  readonly logs: WeightLogs | null;
  /** What a log of real gifts says of hours and kinds of food; missing: what is known of such districts in general. */
  readonly pattern?: GivingPattern | null;
}

/** How real gifts differ from what is drawn otherwise, for the kinds of donor that a log speaks of. */
export interface GivingPattern {
  readonly gives: Readonly<Partial<Record<DonorKind, Readonly<Partial<Record<Category, number>>>>>>;
  /** Minutes after midnight at which real gifts of shops were fetched, one entry a gift. */
  readonly shopPickups_min: readonly number[];
}

const MINUTE_MS = 60_000;

/** How often each kind gives, beside the others. */
const OFTEN: Readonly<Record<DonorKind, number>> = {
  supermarket: 5,
  market: 12,
  canteen: 5,
  bakery: 1.6,
  wholesaler: 4,
  producer: 2,
  grocery: 1,
  butcher: 0.5,
  caterer: 0.8,
  restaurant: 1.5,
  factory: 1,
  hub: 0,
  other: 1,
};

/** The day's lots, numbered in the order of their declaration. */
export function plannedLots(facts: DayFacts): PlannedLot[] {
  const { seed, day, count, givers } = facts;
  const weights = Object.fromEntries(givers.map((giver) => [giver.code, OFTEN[giver.donorKind]]));
  const byCode = new Map(givers.map((giver) => [giver.code, giver]));
  const drawn = Array.from({ length: givers.length === 0 ? 0 : count }, (_, index) => {
    const draws = seeded(seed, day, 'lot', index);
    const giver = byCode.get(draws.weighted(weights))!;
    const minute = Math.round(declaredAt_min(draws, giver, facts.pattern?.shopPickups_min ?? []));
    return { draws, giver, minute, index };
  });
  // Whole minutes: what happens in one minute is taken together, in the order of the numbers.
  drawn.sort((a, b) => a.minute - b.minute || a.index - b.index);
  const midnight_ms = instantOf(day, '00:00', facts.timeZone);
  return drawn.map(({ draws, giver, minute }, index) =>
    planned(facts, draws, { giver, number: index + 1, midnight_ms, declareAt_ms: midnight_ms + minute * MINUTE_MS }),
  );
}

const MARKET_PEAK = 13 * 60 + 30;
const EVENING_PEAK = 20 * 60;
const between = (value: number, from: number, to: number): number => Math.min(to, Math.max(from, value));

/** Minutes after midnight: most shops clear their shelves around eight in the evening, markets and kitchens early in the afternoon. */
function declaredAt_min(draws: Draws, { donorKind, closes }: Giver, shopPickups_min: readonly number[]): number {
  if (donorKind === 'market' && closes !== null) return minutes(closes) - 10 + Math.abs(draws.normal()) * 8;
  if (donorKind === 'canteen') return between(MARKET_PEAK + 20 + draws.normal() * 15, 13 * 60, 15 * 60);
  if (donorKind === 'restaurant' || donorKind === 'caterer')
    return between(draws.chance(0.5) ? 14 * 60 + 45 + draws.normal() * 15 : 20 * 60 + 30 + draws.normal() * 15, 14 * 60, 21 * 60 + 15);
  if (donorKind === 'wholesaler' || donorKind === 'producer') return 7 * 60 + 30 + draws.unit() * 150;
  // A gift is declared about half an hour before it is fetched.
  if (shopPickups_min.length > 0) return between(draws.pick(shopPickups_min) - 30 + draws.normal() * 20, 8 * 60, 21 * 60);
  const when = draws.weighted({ evening: 58, noon: 17, morning: 25 });
  if (when === 'evening') return between(EVENING_PEAK - 5 + draws.normal() * 32, 17 * 60 + 30, 21 * 60);
  if (when === 'noon') return between(MARKET_PEAK + draws.normal() * 25, 12 * 60, 15 * 60);
  return 8 * 60 + draws.unit() * 9 * 60;
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

function planned(
  { seed, day, logs, pattern }: DayFacts,
  draws: Draws,
  { giver, number, midnight_ms, declareAt_ms }: { giver: Giver; number: number; midnight_ms: number; declareAt_ms: number },
): PlannedLot {
  const category = draws.weighted<Category>(pattern?.gives[giver.donorKind] ?? GIVES[giver.donorKind]);
  const { labels, package_g: usual_g, ...goods } = GOODS[category]!;
  const weight_g = drawWeight_g(draws, giver.donorKind, logs);
  const packages = Math.max(1, Math.round(weight_g / usual_g));
  const isMixed = giver.donorKind === 'market' && draws.chance(0.06);
  const flaw = draws.chance(0.015)
    ? draws.weighted<Flaw>({ 'dlc-passed': 3, 'meat-without-date': 2, 'dlc-is-a-month': 1, 'pickup-backwards': 1 })
    : null;
  const lot: Declared = {
    ...goods,
    ...printedDate(draws, goods, { day, category, kind: giver.donorKind }),
    externalRef: `jour-${day}-${seed}-${number}`,
    label: isMixed ? 'Cagettes mélangées' : draws.pick(labels),
    category,
    // Meat, cheese and cakes of shops are given in closed packages: the law allows nothing else.
    prepacked: goods.animalOrigin ? draws.chance(0.95) : draws.chance(0.4),
    package_g: Math.max(1, Math.round(weight_g / packages)),
    packages,
    allergens: draws.chance(0.08) ? null : goods.allergens,
    needsSorting: isMixed,
    pickup: pickupOf(draws, declareAt_ms, midnight_ms),
  };
  return {
    number,
    site: giver.code,
    declareAt_ms,
    flaw,
    withdrawnAfter_min: draws.chance(0.02) ? draws.whole(20, 70) : null,
    declaration: flaw ? flawed(lot, flaw, day) : lot,
  };
}

/** From a quarter of an hour later, for an hour and a half to three hours, and never past a quarter past ten in the evening. */
function pickupOf(draws: Draws, declareAt_ms: number, midnight_ms: number): Declared['pickup'] {
  const from = declareAt_ms + draws.whole(10, 30) * MINUTE_MS;
  const to = Math.max(from + 45 * MINUTE_MS, Math.min(from + draws.whole(90, 180) * MINUTE_MS, midnight_ms + (22 * 60 + 15) * MINUTE_MS));
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

type Printed = Partial<Pick<Declared, 'date' | 'datePrecision' | 'producedOn' | 'dateKind'>>;

/** Of the lots with a use-by date 29 % end the same day and 53 % within 48 hours, as in a real chain's feed. */
function printedDate(
  draws: Draws,
  goods: Omit<Goods, 'labels' | 'package_g'>,
  { day, category, kind }: { day: string; category: Category; kind: DonorKind },
): Printed {
  if (goods.dateKind === 'none') return {};
  if (goods.dateKind === 'DDM') {
    const month = draws.chance(0.3) && category === 'dry';
    const date = addDays(day, draws.chance(0.15) ? -draws.whole(1, 20) : draws.whole(3, 120));
    return month ? { date: `${date.slice(0, 7)}-01`, datePrecision: 'month' } : { date };
  }
  const isCooked = category === 'ready-meal' && (kind === 'canteen' || kind === 'restaurant' || kind === 'caterer');
  if (isCooked) return { date: addDays(day, draws.whole(0, 3)), producedOn: day };
  // A few jars and packs carry a best-before date that is over: guidance holds those that must not be given on as they are.
  if (category === 'dairy' && draws.chance(0.05)) return { dateKind: 'DDM', date: addDays(day, -draws.whole(2, 9)) };
  const ends = draws.weighted({ today: 29, 'two-days': 24, later: 47 });
  return { date: addDays(day, ends === 'today' ? 0 : ends === 'two-days' ? draws.whole(1, 2) : draws.whole(3, 8)) };
}

function flawed(lot: Declared, flaw: Flaw, day: string): Declared {
  const { date: _, datePrecision: __, ...undated } = lot;
  switch (flaw) {
    case 'dlc-passed':
      return { ...lot, category: 'dairy', animalOrigin: true, cold: 'chilled6', dateKind: 'DLC', date: addDays(day, -1) };
    case 'dlc-is-a-month':
      return {
        ...lot,
        category: 'dairy',
        animalOrigin: true,
        cold: 'chilled6',
        dateKind: 'DLC',
        date: `${addDays(day, 31).slice(0, 7)}-01`,
        datePrecision: 'month',
      };
    case 'meat-without-date':
      return { ...undated, category: 'meat', animalOrigin: true, cold: 'chilled4', dateKind: 'none' };
    case 'pickup-backwards':
      return { ...lot, pickup: { from: lot.pickup.to, to: lot.pickup.from } };
  }
}
