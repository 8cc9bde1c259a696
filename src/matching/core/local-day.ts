import type { DayNumber, Instant } from '../../vocabulary/units.js';

const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;

/** The number of a calendar day written `YYYY-MM-DD`, or undefined when there is no such day. */
export function dayNumber(date: string): DayNumber | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date ? undefined : at / DAY_MS;
}

/** The other way round: `YYYY-MM-DD`. */
export function isoDate(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** What was found once for a time zone holds for ever. */
const zones = new Map<string, (at: Instant) => DayNumber>();

/**
 * A function from an instant to the calendar day people in `timeZone` are living.
 * Asking the runtime for an offset costs microseconds and millions of pairs ask, so offsets are kept by quarter of an
 * hour: no time zone changes its offset inside one.
 * Throws RangeError when the zone is unknown.
 */
export function localDays(timeZone: string): (at: Instant) => DayNumber {
  let localDay = zones.get(timeZone);
  if (localDay === undefined) zones.set(timeZone, (localDay = daysOf(timeZone)));
  return localDay;
}

function daysOf(timeZone: string): (at: Instant) => DayNumber {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsets_ms = new Map<number, number>();
  const offsetAt = (at: number): number => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) - at;
  };
  return (at) => {
    const quarter = Math.floor(at / QUARTER_MS);
    let offset_ms = offsets_ms.get(quarter);
    if (offset_ms === undefined) {
      offset_ms = offsetAt(quarter * QUARTER_MS);
      offsets_ms.set(quarter, offset_ms);
    }
    return Math.floor((at + offset_ms) / DAY_MS);
  };
}
