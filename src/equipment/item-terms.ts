import { invalidFields } from '../platform/http/http.errors.js';
import type { FieldProblem } from '../vocabulary/rejection.js';
import { priceAtCost } from './core/price.js';
import type { NewItem } from './equipment.dto.js';
import { aboveCost, costIncomplete, reasonOutOfPlace } from './equipment.errors.js';

export type Terms = Omit<NewItem, 'organisationId' | 'kind' | 'vehicleId'>;

/** Columns of an item that its owner sets and may change, with where each value comes from. */
const TERMS: Readonly<Record<string, (terms: Terms) => unknown>> = {
  home_site_id: (terms) => terms.homeSiteId,
  code: (terms) => terms.code,
  name: (terms) => terms.name,
  provides: (terms) => terms.provides ?? [],
  litres: (terms) => terms.litres,
  capacity_g: (terms) => terms.capacity_g,
  cold: (terms) => terms.cold,
  conditions: (terms) => terms.conditions,
  attested_until: (terms) => terms.attestedUntil,
  upkeep_due: (terms) => terms.upkeepDue,
  upkeep_every_h: (terms) => terms.upkeepEvery_h,
  price_unit: (terms) => terms.priceUnit,
  price_cents: (terms) => terms.price_cents,
  purchase_cents: (terms) => terms.purchase_cents,
  life_years: (terms) => terms.lifeYears,
  upkeep_cents: (terms) => terms.upkeep_cents,
  uses_a_year: (terms) => terms.usesAYear,
  price_note: (terms) => terms.priceNote,
  active: (terms) => terms.active ?? true,
  inactive_because: (terms) => terms.inactiveBecause,
};

export const TERM_COLUMNS = Object.keys(TERMS);
export const termsOf = (terms: Terms): unknown[] => Object.values(TERMS).map((value) => value(terms));

const isMissing = (value: unknown): value is null | undefined => value === null || value === undefined;

/** The price of one unit at cost, in cents; null where not all four figures are given. */
export function costOf({ purchase_cents, lifeYears, upkeep_cents, usesAYear }: Terms): number | null {
  if (isMissing(purchase_cents) || isMissing(lifeYears) || isMissing(upkeep_cents) || isMissing(usesAYear)) return null;
  return priceAtCost({ purchase_cents, lifeYears, upkeep_cents, usesAYear });
}

/**
 * A price needs its ground: at cost or below it, or a written word why. Out of order needs a reason.
 *
 * @throws invalidFields.
 */
export function checkTerms(terms: Terms, others: readonly FieldProblem[] = []): void {
  const figures = [terms.purchase_cents, terms.lifeYears, terms.upkeep_cents, terms.usesAYear].filter(
    (figure) => !isMissing(figure),
  ).length;
  const cost = costOf(terms);
  const explained = (terms.priceNote ?? '').trim() !== '';
  const problems = [...others];
  if ((figures > 0 && figures < 4) || (figures === 0 && terms.price_cents > 0 && !explained))
    problems.push(costIncomplete('/purchase_cents'));
  if (cost !== null && terms.price_cents > cost && !explained) problems.push(aboveCost('/price_cents'));
  if ((terms.active ?? true) === !isMissing(terms.inactiveBecause)) problems.push(reasonOutOfPlace('/inactiveBecause'));
  if (problems.length > 0) throw invalidFields({}, problems);
}
