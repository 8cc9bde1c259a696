import type { DonorKind } from '../../../vocabulary/food.js';
import type { Draws } from '../seeded.js';

/** Weights of real gifts in grams, one entry a gift, as two published logs have them. */
export interface WeightLogs {
  /** Pickups at shops and markets (Food Rescue Robot, Minneapolis). */
  readonly shops_g: readonly number[];
  /** What a canteen has left after a service (Smith College food recovery network). */
  readonly canteens_g: readonly number[];
}

const KITCHENS: ReadonlySet<DonorKind> = new Set<DonorKind>(['canteen', 'restaurant', 'caterer']);

/** Log-normal curves through those logs, for where the files are not at hand: medians of 27 kg and of 9.7 kg. */
const CURVES = { shops: { mu: 3.31, sigma: 0.84 }, canteens: { mu: 2.27, sigma: 0.75 } };
const LEAST_G = 300;
const MOST_G = 330_000;

/** Draws the weight of one gift, in grams. */
export function drawWeight_g(draws: Draws, kind: DonorKind, logs: WeightLogs | null): number {
  const fromKitchen = KITCHENS.has(kind);
  const log = logs && (fromKitchen ? logs.canteens_g : logs.shops_g);
  const { mu, sigma } = fromKitchen ? CURVES.canteens : CURVES.shops;
  const drawn_g = log ? draws.pick(log) : Math.exp(mu + sigma * draws.normal()) * 1000;
  return Math.round(Math.min(MOST_G, Math.max(LEAST_G, drawn_g)) / 10) * 10;
}

/**
 * The two logs' weights out of their rows: a pickup is one row of the shops' log; a canteen's service is all rows of one shift and
 * one dining hall together.
 */
export function weightLogs(
  shopRows: readonly Readonly<Record<string, string>>[],
  canteenRows: readonly Readonly<Record<string, string>>[],
): WeightLogs {
  const shops_g = shopRows.map((row) => Math.round(Number(row['weight_kg']) * 1000)).filter((weight_g) => weight_g > 0);
  const services = new Map<string, number>();
  for (const row of canteenRows) {
    const service = `${row['shift_id']}/${row['dining_hall']}`;
    services.set(service, (services.get(service) ?? 0) + (Number(row['weight_kg_net']) || 0));
  }
  const canteens_g = [...services.values()].map((kg) => Math.round(kg * 1000)).filter((weight_g) => weight_g > 0);
  return { shops_g, canteens_g };
}
