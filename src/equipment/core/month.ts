import { instantOf } from '../../vocabulary/local-time.js';
import type { Span } from './span.js';

/** The month after (or before, when negative) so many months, `YYYY-MM`. */
export function addMonths(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** So many months in order, the last of which is `month`. */
export const monthsUpTo = (month: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addMonths(month, index - count + 1));

/** A local month from its first moment to the first of the next. */
export const monthSpan = (month: string, timeZone: string): Span => ({
  from: instantOf(`${month}-01`, '00:00', timeZone),
  to: instantOf(`${addMonths(month, 1)}-01`, '00:00', timeZone),
});
