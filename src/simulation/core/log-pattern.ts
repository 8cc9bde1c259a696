import type { GivingPattern } from '../../demo/core/day/planned-lots.js';
import type { Category } from '../../vocabulary/food.js';
import { isoWeekday } from '../../vocabulary/local-time.js';

/** What two published logs of real gifts say of weekdays, hours and kinds of food. */
export interface LogPattern extends GivingPattern {
  /** Lots of a Monday … Sunday, as a part of those of an average day. */
  readonly weekdays: readonly number[];
}

type LogRow = Readonly<Record<string, string>>;

/** Words by which the shops' log names food, and what each is here. What is not known is passed over. */
const FOOD: readonly (readonly [Category, RegExp])[] = [
  ['bread', /bread|loa(f|ves)|bagel|bun/],
  ['pastry', /pastr|muffin|cookie|cake|scone|croissant/],
  ['dairy', /milk|yog|cheese|cream/],
  ['fruit', /apple|banana|orange|pear|berr|grape|kiwi|mango|melon|plum|peach|nectarine|lemon|lime|citrus|avocado|pineapple|fruit/],
  ['vegetables', /./],
];
const KITCHEN_FOOD: Readonly<Record<string, Category>> = { bread: 'bread', dessert: 'pastry', fruit: 'fruit' };

/** The kinds of donor that give what the shops' log names: its co-operatives and farmers' markets sell greens, fruit and bread. */
const LIKE_THE_LOG = ['grocery', 'market', 'producer', 'wholesaler'] as const;

/**
 * How far the log's weekdays are followed: half. Its volunteers did not drive on Mondays and Sundays, which says more about
 * them than about shops.
 */
const WEEKDAY_TRUST = 0.5;

/** Reads the pattern out of the rows of the two logs. */
export function logPattern(shopRows: readonly LogRow[], canteenRows: readonly LogRow[]): LogPattern {
  const shops = shares(
    shopRows.flatMap((row) =>
      (row['food_types'] ?? '')
        .toLowerCase()
        .split(/[,.;&]|\band\b/)
        .flatMap(categoryOf),
    ),
  );
  const kitchens = shares(canteenRows.map((row) => KITCHEN_FOOD[row['food_type'] ?? ''] ?? 'ready-meal'));
  const days = new Array<number>(7).fill(0);
  for (const { date } of [...shopRows, ...canteenRows]) if (date) days[isoWeekday(date) - 1]! += 1;
  const average = days.reduce((sum, count) => sum + count, 0) / 7;
  return {
    weekdays: days.map((count) => (average === 0 ? 1 : 1 - WEEKDAY_TRUST + (WEEKDAY_TRUST * count) / average)),
    shopPickups_min: shopRows.flatMap((row) => minutesOf(row['pickup_time'] ?? '')),
    gives: {
      ...(Object.keys(shops).length > 0 ? Object.fromEntries(LIKE_THE_LOG.map((kind) => [kind, shops])) : {}),
      ...(Object.keys(kitchens).length > 0 ? { canteen: kitchens } : {}),
    },
  };
}

function categoryOf(words: string): Category[] {
  if (words.trim() === '') return [];
  return [FOOD.find(([, pattern]) => pattern.test(words))![0]];
}

function shares(categories: readonly Category[]): Partial<Record<Category, number>> {
  const counted: Partial<Record<Category, number>> = {};
  for (const category of categories) counted[category] = (counted[category] ?? 0) + 1;
  return counted;
}

/** `8:15:00 PM` as minutes after midnight; nothing where the log has no time. */
function minutesOf(time: string): number[] {
  const parts = /^(\d{1,2}):(\d{2})(?::\d{2})? ([AP])M$/.exec(time.trim());
  if (!parts) return [];
  return [(Number(parts[1]) % 12) * 60 + Number(parts[2]) + (parts[3] === 'P' ? 720 : 0)];
}
