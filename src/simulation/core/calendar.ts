import type { IsoInstant, IsoWindow } from '../../matching/core/problem.js';
import { addDays, instantOf, isoWeekday } from '../../vocabulary/local-time.js';
import type { Absence } from './answers.js';
import type { DistrictRecipient, WeekWindow } from './district.js';

/** A recipient on one day: when it takes in, when it gives out, and whether it is there at all. */
export interface RecipientDay {
  readonly absence: Absence;
  /** Today's openings for deliveries; undefined: at any time. */
  readonly open: readonly IsoWindow[] | undefined;
  /** Starts of distributions of today and the days after; undefined: it has none to wait for. */
  readonly distributions: readonly IsoInstant[] | undefined;
  /** Minutes of today at which a distribution ends: what was in the house by then is given out, and its room is free. */
  readonly clears: readonly number[];
}

const MINUTE_MS = 60_000;
/** Distributions are known this many days ahead, as in the service. */
const DAYS_AHEAD = 4;

export interface Calendar {
  readonly date: string;
  readonly timeZone: string;
  /** Whether, and how, the recipient is shut on that day. */
  readonly absence: (date: string) => Absence;
}

/** A recipient's day. A closure that was announced is known to everybody beforehand. */
export function recipientDay({ windows }: DistrictRecipient, { date, timeZone, absence }: Calendar): RecipientDay {
  const on = (purpose: WeekWindow['purpose'], day: string): WeekWindow[] =>
    absence(day) === 'announced' ? [] : windows.filter((window) => window.purpose === purpose && window.weekday === isoWeekday(day));
  const at = (day: string, time: string): IsoInstant => new Date(instantOf(day, time, timeZone)).toISOString();
  const has = (purpose: WeekWindow['purpose']): boolean => windows.some((window) => window.purpose === purpose);
  const days = Array.from({ length: DAYS_AHEAD }, (_, n) => addDays(date, n));
  const today = absence(date);
  const midnight_ms = instantOf(date, '00:00', timeZone);
  return {
    absence: today,
    open: has('receiving')
      ? on('receiving', date).map(({ opens, closes }) => ({ from: at(date, opens), to: at(date, closes) }))
      : undefined,
    distributions: has('distribution') ? days.flatMap((day) => on('distribution', day).map(({ opens }) => at(day, opens))) : undefined,
    clears:
      today === null
        ? on('distribution', date)
            .map(({ closes }) => Math.round((instantOf(date, closes, timeZone) - midnight_ms) / MINUTE_MS))
            .sort((a, b) => a - b)
        : [],
  };
}
