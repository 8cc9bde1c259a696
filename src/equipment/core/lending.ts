import { addDays, instantOf, isoWeekday, localDate } from '../../vocabulary/local-time.js';
import { merged, within, type Span } from './span.js';

/** Lent on this weekday (1 = Monday) between two local times; `24:00` is the end of the day. */
export interface LendingWindow {
  readonly weekday: number;
  readonly opens: string;
  readonly closes: string;
}

/** On these days the week does not hold: not lent, or between these times instead. */
export interface LendingException {
  readonly fromDate: string;
  readonly toDate: string;
  readonly opens: string | null;
  readonly closes: string | null;
}

/** When an owner lends something. No window at all means at any time. */
export interface LendingCalendar {
  readonly windows: readonly LendingWindow[];
  readonly exceptions: readonly LendingException[];
  readonly timeZone: string;
}

/**
 * The spans within `asked` in which it is lent. Hours are those of the clocks on the wall: on a night that clocks change
 * a window from 00:00 to 24:00 lasts 23 or 25 hours. Windows that touch (24:00, 00:00) make one span.
 */
export function lentDuring(calendar: LendingCalendar, asked: Span): Span[] {
  const days: Span[] = [];
  const last = localDate(asked.to, calendar.timeZone);
  for (let day = localDate(asked.from, calendar.timeZone); day <= last; day = addDays(day, 1)) days.push(...lentOn(calendar, day));
  return within(merged(days), [asked]);
}

function lentOn({ windows, exceptions, timeZone }: LendingCalendar, day: string): Span[] {
  const exception = exceptions.find(({ fromDate, toDate }) => fromDate <= day && day <= toDate);
  const at = (time: string): number => (time === '24:00' ? instantOf(addDays(day, 1), '00:00', timeZone) : instantOf(day, time, timeZone));
  if (exception) return exception.opens && exception.closes ? [{ from: at(exception.opens), to: at(exception.closes) }] : [];
  if (windows.length === 0) return [{ from: at('00:00'), to: at('24:00') }];
  const weekday = isoWeekday(day);
  return windows.filter((window) => window.weekday === weekday).map(({ opens, closes }) => ({ from: at(opens), to: at(closes) }));
}

export interface WeekFault {
  /** Which one in the list is wrong. */
  readonly index: number;
  readonly fault: 'ends-first' | 'overlaps';
}

/** What is wrong with a week of windows, at most one fault each: one ends after it starts and may touch but not overlap an earlier one. */
export function weekFaults(windows: readonly LendingWindow[]): WeekFault[] {
  return windows.flatMap((window, index): WeekFault[] => {
    if (window.closes <= window.opens) return [{ index, fault: 'ends-first' }];
    const overlaps = windows
      .slice(0, index)
      .some((earlier) => earlier.weekday === window.weekday && earlier.opens < window.closes && window.opens < earlier.closes);
    return overlaps ? [{ index, fault: 'overlaps' }] : [];
  });
}
