import { addDays, endOfDay } from '../../vocabulary/local-time.js';
import type { Declaration } from './declaration.js';

const NO_DATE_LIFE_MS = 48 * 3_600_000;
const YEARS_AS_LONG_AS_GOOD = null;

/** The last day of what a printed date means: `month` is that month's last day, `year` its 31 December. */
export function lastDayMeant(date: string, precision: 'day' | 'month' | 'year'): string {
  if (precision === 'year') return `${date.slice(0, 4)}-12-31`;
  if (precision === 'day') return date;
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** Days a best-before date may be overrun, by class; null = as long as it is good (GBPH Aide alimentaire 2022, fiche 9). */
export function overrunDays({ category, cold }: Pick<Declaration, 'category' | 'cold'>): number | null {
  if (category === 'eggs') return 0;
  if (category === 'baby') return 0;
  if (cold === 'frozen') return 183;
  if (cold !== 'ambient') return 0;
  if (category === 'dairy') return 91;
  if (category === 'deli') return 91;
  if (category === 'ready-meal') return 183;
  return YEARS_AS_LONG_AS_GOOD;
}

/**
 * The last instant at which the food may be given on, or null where it has none: the end of the DLC day, the end of
 * the overrun its class allows after a DDM, 48 hours after collection for food without a date.
 */
export function deadlineOf(declaration: Declaration, timeZone: string): number | null {
  const { dateKind, date, datePrecision, pickupTo_ms } = declaration;
  if (dateKind === 'none' || date === null) return pickupTo_ms + NO_DATE_LIFE_MS;
  const last = lastDayMeant(date, datePrecision ?? 'day');
  if (dateKind === 'DLC') return endOfDay(last, timeZone);
  const overrun = overrunDays(declaration);
  return overrun === null ? null : endOfDay(addDays(last, overrun), timeZone);
}
