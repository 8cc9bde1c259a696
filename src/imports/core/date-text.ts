export type DatePrecision = 'day' | 'month' | 'year';

export interface DateRead {
  /** `YYYY-MM-DD`: the first day of what was written. */
  readonly date: string;
  readonly precision: DatePrecision;
}

const FORMS: [pattern: RegExp, order: ('y' | 'm' | 'd')[]][] = [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, ['y', 'm', 'd']],
  [/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/, ['d', 'm', 'y']],
  [/^(\d{4})-(\d{1,2})$/, ['y', 'm']],
  [/^(\d{1,2})[/.-](\d{4})$/, ['m', 'y']],
  [/^(\d{4})$/, ['y']],
];

/**
 * Reads a printed date: `2026-11-20`, `20/11/2026`, and where the day is not printed `11/2026`, `2026-11` or `2026`.
 * Day comes before month, as in France. A day that does not exist (30 February) is refused.
 */
export function dateOf(text: string): DateRead | null {
  for (const [pattern, order] of FORMS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const part = (name: 'y' | 'm' | 'd'): number => (order.includes(name) ? Number(match[order.indexOf(name) + 1]) : 1);
    const [year, month, day] = [part('y'), part('m'), part('d')];
    if (!dayExists(year, month, day)) return null;
    const precision = order.includes('d') ? 'day' : order.includes('m') ? 'month' : 'year';
    return { date: `${year}-${two(month)}-${two(day)}`, precision };
  }
  return null;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Whether the day is in the calendar, between 2000 and 2100. */
function dayExists(year: number, month: number, day: number): boolean {
  if (year < 2000 || year > 2100 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})[T ]([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** Milliseconds since 1970 of an RFC 3339 text with its offset, or null. A time without a zone means something else to each reader. */
export function instantOf(text: string): number | null {
  const match = INSTANT.exec(text);
  if (!match || !dayExists(Number(match[1]), Number(match[2]), Number(match[3]))) return null;
  return Date.parse(text.replace(' ', 'T'));
}

/** `HH:MM` of `7:30`, `07:30`, `7h30`, `7h`; null for anything else. */
export function timeOf(text: string): string | null {
  const match = /^(\d{1,2})(?:[:hH](\d{2})?)(?::00)?$/.exec(text);
  if (!match) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  return hour > 23 || minute > 59 ? null : `${two(hour)}:${two(minute)}`;
}
