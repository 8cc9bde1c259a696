import type { Language } from '../words/language.js';
import { serverNow } from './clock.js';
import { addDays, localDay } from './zoned-time.js';

const LOCALES: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };

interface Near {
  today: string;
  tomorrow: string;
  yesterday: string;
}

/** Numbers, masses, days and times as one language writes them, in the territory's time zone. */
export interface Format {
  number(value: number, decimals?: number): string;
  percent(share: number): string;
  /** Grams, written in grams below one kilogram and in kilograms from there. */
  mass(grams: number): string;
  /** Grams, always in kilograms: for columns that are compared. */
  kg(grams: number): string;
  distance(metres: number): string;
  time(instant: string): string;
  /** `YYYY-MM-DD`; near days by their name. */
  day(day: string): string;
  shortDay(day: string): string;
  /** An instant: time alone today, with the day's name otherwise. */
  moment(instant: string): string;
  dateTime(instant: string): string;
  span(from: string, to: string): string;
  minutes(milliseconds: number): string;
}

export function makeFormat(language: Language, timeZone: string, near: Near): Format {
  const locale = LOCALES[language];
  const date = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const clock = date({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const long = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' });
  const withYear = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
  const short = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' });
  const full = date({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const unit = (value: number, of: 'kilogram' | 'gram' | 'kilometer' | 'meter', decimals: number): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: of, maximumFractionDigits: decimals }).format(value);
  const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

  const today = (): string => localDay(serverNow(), timeZone);
  const dayName = (day: string): string => {
    if (day === today()) return near.today;
    if (day === addDays(today(), 1)) return near.tomorrow;
    if (day === addDays(today(), -1)) return near.yesterday;
    const away = Math.abs(noon(day).getTime() - noon(today()).getTime()) / 86_400_000;
    return (away > 180 ? withYear : long).format(noon(day));
  };
  const time = (instant: string): string => clock.format(new Date(instant));
  const dayOf = (instant: string): string => localDay(Date.parse(instant), timeZone);
  const moment = (instant: string): string => (dayOf(instant) === today() ? time(instant) : `${dayName(dayOf(instant))} ${time(instant)}`);

  return {
    number: (value, decimals = 0) => new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }).format(value),
    percent: (share) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share),
    mass: (grams) => (grams < 1000 ? unit(grams, 'gram', 0) : unit(grams / 1000, 'kilogram', grams < 100_000 ? 1 : 0)),
    kg: (grams) => unit(grams / 1000, 'kilogram', grams < 100_000 ? 1 : 0),
    distance: (metres) => (metres < 1000 ? unit(Math.round(metres / 10) * 10, 'meter', 0) : unit(metres / 1000, 'kilometer', 1)),
    time,
    day: dayName,
    shortDay: (day) => short.format(noon(day)),
    moment,
    dateTime: (instant) => full.format(new Date(instant)),
    span: (from, to) => (dayOf(from) === dayOf(to) ? `${moment(from)} – ${time(to)}` : `${moment(from)} – ${moment(to)}`),
    minutes: (milliseconds) => {
      const minutes = Math.max(0, Math.round(milliseconds / 60_000));
      return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
    },
  };
}
