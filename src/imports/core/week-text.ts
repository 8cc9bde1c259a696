import { timeOf } from './date-text.js';

const DAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
const DAYS_EN = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** One opening on one day of the week, ISO: 1 = Monday. */
export interface WeekWindow {
  readonly weekday: number;
  readonly opens: string;
  readonly closes: string;
}

/**
 * ISO weekdays of what the Paris markets file writes: `mercredi, samedi`, `mardi apm et vendredi apm`,
 * `tous les jours sauf le lundi`, and its misprint `lous les jours sauf dimanche`. Null where a word is no day.
 */
export function frenchDays(text: string): number[] | null {
  const words = text.trim().toLowerCase();
  const every = /^\w?ous les jours(?:\s+sauf\s+(?:le\s+)?(.+))?$/.exec(words);
  if (every) {
    const except = every[1] === undefined ? [] : frenchDays(every[1]);
    return except && [1, 2, 3, 4, 5, 6, 7].filter((day) => !except.includes(day));
  }
  const days = words.split(/\s*,\s*|\s+et\s+/).map((word) => DAYS.indexOf(word.replace(/\s+apm$/, '').trim()) + 1);
  return days.length === 0 || days.includes(0) ? null : [...new Set(days)].sort((a, b) => a - b);
}

/** One day by its French or English name or a beginning of it of two letters or more; 0 = none. */
function dayOf(word: string): number {
  const wanted = word.trim().toLowerCase().replace(/\.$/, '');
  if (wanted.length < 2) return 0;
  return (
    Math.max(
      DAYS.findIndex((day) => day.startsWith(wanted)),
      DAYS_EN.findIndex((day) => day.startsWith(wanted)),
    ) + 1
  );
}

/**
 * Opening hours of a week on one line: `lun-ven 09:00-12:00, 14:00-18:00; sam 10:00-13:00`. Days in French or English.
 * An empty text is no opening. Null where it cannot be read, or an opening ends before it begins.
 */
export function weekOf(text: string): WeekWindow[] | null {
  const windows: WeekWindow[] = [];
  for (const part of text
    .split(';')
    .map((piece) => piece.trim())
    .filter(Boolean)) {
    const match = /^([^\d]+?)\s+(\d.*)$/.exec(part);
    const days = match && daysOf(match[1]!);
    if (!match || !days) return null;
    for (const span of match[2]!.split(',')) {
      const ends = span
        .trim()
        .split(/\s*[-–]\s*/)
        .map(timeOf);
      const [opens, closes] = ends;
      if (ends.length !== 2 || !opens || !closes || closes <= opens) return null;
      for (const weekday of days) windows.push({ weekday, opens, closes });
    }
  }
  return windows.sort((a, b) => a.weekday - b.weekday || (a.opens < b.opens ? -1 : 1));
}

function daysOf(text: string): number[] | null {
  const days: number[] = [];
  for (const piece of text.split(/\s*[,+]\s*/)) {
    const [from, to = from] = piece.split(/\s*[-–]\s*/).map(dayOf);
    if (!from || !to || to < from) return null;
    for (let day = from; day <= to; day++) days.push(day);
  }
  return days;
}
