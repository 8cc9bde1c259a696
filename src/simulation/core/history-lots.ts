import { seeded } from '../../demo/core/seeded.js';
import type { Lot } from '../../matching/core/problem.js';
import { addDays, daysBetween, instantOf, isoWeekday, localDate } from '../../vocabulary/local-time.js';
import type { Instant } from '../../vocabulary/units.js';
import type { District } from './district.js';
import type { LotSource } from './draw-world.js';

/** A day that was: its lots, whole, and when each could first be decided. */
export interface PastDay {
  readonly date: string;
  readonly lots: readonly { readonly lot: Lot; readonly openedAt_ms: Instant }[];
}

/**
 * Draws each day from the days that were, one of the same weekday where there is any, and moves its lots and their dates to
 * the day that is drawn. What a territory really sees comes again: shops that give together, weeks without much.
 */
export function historyLots({ timeZone }: District, past: readonly PastDay[]): LotSource {
  return (seed, date) => {
    const alike = past.filter((day) => isoWeekday(day.date) === isoWeekday(date));
    const day = seeded(seed, date, 'past-day').pick(alike.length > 0 ? alike : past);
    const moved = movedTo(date, day.date, timeZone);
    return day.lots.map(({ lot, openedAt_ms }, index) => ({
      number: index + 1,
      openedAt_ms: moved.instant(openedAt_ms),
      lot: {
        ...lot,
        id: `${date}/${index + 1}`,
        pickup: { from: moved.iso(lot.pickup.from), to: moved.iso(lot.pickup.to) },
        deadline: lot.deadline && moved.iso(lot.deadline),
        ...(lot.date === undefined ? {} : { date: addDays(lot.date, daysBetween(day.date, date)) }),
      },
    }));
  };
}

/** The same time of day, as many days after the new day as it was after the old one. */
function movedTo(date: string, from: string, timeZone: string) {
  // From noon: clocks change at night, and a day that has 25 hours has them before it.
  const noon = (day: string): Instant => instantOf(day, '12:00', timeZone);
  const instant = (at_ms: Instant): Instant => {
    const then = localDate(at_ms, timeZone);
    return noon(addDays(date, daysBetween(from, then))) + at_ms - noon(then);
  };
  return { instant, iso: (at: string): string => new Date(instant(Date.parse(at))).toISOString() };
}
