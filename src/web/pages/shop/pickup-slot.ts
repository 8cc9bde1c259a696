import { addDays, instantAt, localDay, weekdayOf } from '../../format/zoned-time.js';

interface Window {
  purpose: string;
  weekday: number;
  opens: string;
  closes: string;
}

interface Closure {
  fromDate: string;
  toDate: string;
}

/** When a lot can be collected: a day and two times of day, as the shop's clock shows them. */
export interface Slot {
  day: string;
  from: string;
  to: string;
}

/** A round needs some time to come: a window that closes sooner is left to the next one. */
const NOTICE_MS = 45 * 60_000;
const LOOK_AHEAD_DAYS = 7;

/** The next slot in which this site hands out, by its own opening windows; null where none is known. */
export function nextSlot(site: { windows: readonly Window[]; closures: readonly Closure[] }, now: number, timeZone: string): Slot | null {
  const today = localDay(now, timeZone);
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const day = addDays(today, ahead);
    if (site.closures.some((closure) => closure.fromDate <= day && day <= closure.toDate)) continue;
    const windows = site.windows
      .filter((window) => window.purpose === 'pickup' && window.weekday === weekdayOf(day))
      .sort((a, b) => (a.opens < b.opens ? -1 : 1));
    const window = windows.find(({ closes }) => instantAt(day, closes, timeZone) - now >= NOTICE_MS);
    if (window) return { day, from: window.opens, to: window.closes };
  }
  return null;
}

/** The slot as the API takes it. Part of it that has passed is left out. */
export function slotInstants({ day, from, to }: Slot, now: number, timeZone: string): { from: string; to: string } {
  const start = Math.max(instantAt(day, from, timeZone), now);
  return { from: new Date(start).toISOString(), to: new Date(instantAt(day, to, timeZone)).toISOString() };
}
