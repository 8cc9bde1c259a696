import type { Span } from './span.js';

/** What a price is for: an hour, a started day of 24 hours, or a kilometre. */
export const PRICE_UNITS = ['hour', 'day', 'km'] as const;
export type PriceUnit = (typeof PRICE_UNITS)[number];

/** What a thing costs its owner, from which the price at cost follows. */
export interface CostFacts {
  readonly purchase_cents: number;
  readonly lifeYears: number;
  /** Upkeep, insurance, energy: all that is paid each year. */
  readonly upkeep_cents: number;
  /** How many hours, days or kilometres it is used in a year, the owner's own use included. */
  readonly usesAYear: number;
}

/**
 * The price of one unit at which the owner neither earns nor loses: purchase spread over its life in equal parts, plus a
 * year's upkeep, divided by a year's use. In hundredths of a cent, rounded down, so that it is never above cost.
 */
export function priceAtCost({ purchase_cents, lifeYears, upkeep_cents, usesAYear }: CostFacts): number {
  // The tiny addition keeps 0.29 × 100 = 28.999999999999996 from losing a hundredth.
  return Math.floor(((purchase_cents / lifeYears + upkeep_cents) / usesAYear) * 100 + 1e-6) / 100;
}

const HOUR_MS = 3_600_000;

/** What a use costs the borrower, in whole cents, half a cent up: by the minute, by the started day of 24 hours, or by the metre. */
export function costOfUse({
  unit,
  price_cents,
  span,
  used_m,
}: {
  unit: PriceUnit;
  price_cents: number;
  span: Span;
  used_m: number;
}): number {
  const hours = Math.max(0, span.to - span.from) / HOUR_MS;
  const units = unit === 'hour' ? hours : unit === 'day' ? Math.ceil(hours / 24) : used_m / 1000;
  return Math.round(price_cents * units + 1e-9);
}
