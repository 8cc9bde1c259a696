const formats = new Map<string, Intl.DateTimeFormat>();

/** A calendar's wall clock at an instant. */
interface WallClock {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

function wallClock(instant_ms: number, timeZone: string): WallClock {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(timeZone, format);
  }
  const clock: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(instant_ms)) clock[type] = Number(value);
  return clock as unknown as WallClock;
}

/** Most answers kept of each kind below; then all are forgotten, since days once past are not asked for again. */
const MOST_KEPT = 5000;

/** Remembers the answers of a pure function: the same few days and times are asked for thousands of times, and a calendar is slow. */
function remembered<T>(answer: (...asked: string[]) => T): (...asked: string[]) => T {
  const known = new Map<string, T>();
  return (...asked) => {
    const key = asked.join('|');
    let found = known.get(key);
    if (found === undefined) {
      if (known.size >= MOST_KEPT) known.clear();
      known.set(key, (found = answer(...asked)));
    }
    return found;
  };
}

const two = (value: number): string => String(value).padStart(2, '0');

/** The calendar day `YYYY-MM-DD` that it is in `timeZone` at this instant (ms since 1970). */
export const localDate = (instant_ms: number, timeZone: string): string => dateAt(String(instant_ms), timeZone);

const dateAt = remembered((instant_ms, timeZone) => {
  const { year, month, day } = wallClock(Number(instant_ms), timeZone!);
  return `${year}-${two(month)}-${two(day)}`;
});

/** The hour, 0 to 23, that clocks in `timeZone` show at this instant. */
export const localHour = (instant_ms: number, timeZone: string): number => wallClock(instant_ms, timeZone).hour;

/** The instant (ms since 1970) at which clocks in `timeZone` show this day and `HH:MM`; in a skipped hour, the moment after the jump. */
export const instantOf: (date: string, time: string, timeZone: string) => number = remembered((date, time, timeZone) => {
  const shown = Date.parse(`${date}T${time!.length === 5 ? `${time}:00` : time}Z`);
  let instant = shown;
  // Twice, since the offset found at the first guess may belong to the other side of a clock change.
  for (let i = 0; i < 2; i++) {
    const clock = wallClock(instant, timeZone!);
    const there = Date.UTC(clock.year, clock.month - 1, clock.day, clock.hour, clock.minute, clock.second);
    instant += shown - there;
  }
  return instant;
});

/** `days` later (or earlier, when negative) on the calendar. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Whole calendar days from `from` to `to`. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** The last millisecond of a calendar day in `timeZone`: until then food "to be used by" that day may be given on. */
export const endOfDay = (date: string, timeZone: string): number => instantOf(addDays(date, 1), '00:00', timeZone) - 1;

/** ISO weekday of a calendar day: 1 = Monday … 7 = Sunday. */
export const isoWeekday = (date: string): number => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
