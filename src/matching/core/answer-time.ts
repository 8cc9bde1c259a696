import type { Instant } from '../../vocabulary/units.js';
import { instantOf, localDate, addDays } from '../../vocabulary/local-time.js';
import type { TimeWindow } from '../../vocabulary/time-window.js';

const MINUTE_MS = 60_000;
/** Hours at which people look at their phone; at night an offer waits for the morning, unless the recipient is open then. */
const DAY = { from: '07:00', to: '22:00' };
/** How far ahead nights are looked for; no offer waits longer than this. */
const MOST_DAYS = 7;

/** How long offers may stand, as the policy voted it. */
export interface OfferRules {
  /** Longest time to answer. */
  readonly answerMinutes: number;
  /** Shortest, as long as the next one can be given as much. */
  readonly leastMinutes: number;
}

export interface AnswerAsked {
  readonly now: Instant;
  /** The last instant at which the lot may be collected or given on. */
  readonly end: Instant;
  readonly timeZone: string;
  /** The recipient's own opening windows. */
  readonly open: readonly TimeWindow[];
  readonly rules: OfferRules;
}

/**
 * Until when a recipient may answer. A third of the time that is left, so that two more can be asked after it; at most and
 * at least what the policy says; and always so that the next one asked can still have the least, or when even that is
 * too much, half of what is left. The time in which nobody looks (at night, unless the recipient is open) does not count
 * where there is other time left.
 *
 * @returns an instant between `now` and `end`.
 */
export function answerUntil({ now, end, timeZone, open, rules }: AnswerAsked): Instant {
  const [most, least] = [rules.answerMinutes * MINUTE_MS, rules.leastMinutes * MINUTE_MS];
  const awake = answeringTime({ now, end, timeZone, open });
  // Too little of it for this one and the next: then the night is used as well.
  const windows = length(awake) >= 2 * least ? awake : [{ from: now, to: end }];
  const left = length(windows);
  const wanted = Math.max(least, Math.min(most, left / 3));
  return after(windows, Math.min(wanted, Math.max(left - least, left / 2)));
}

const length = (windows: readonly TimeWindow[]): Instant => windows.reduce((sum, { from, to }) => sum + (to - from), 0);

/** The time between now and the end in which somebody can be expected to answer. */
function answeringTime({ now, end, timeZone, open }: Omit<AnswerAsked, 'rules'>): TimeWindow[] {
  const today = localDate(now, timeZone);
  const days = Array.from({ length: MOST_DAYS }, (_, n) => addDays(today, n)).map((day) => ({
    from: instantOf(day, DAY.from, timeZone),
    to: instantOf(day, DAY.to, timeZone),
  }));
  const merged: { from: Instant; to: Instant }[] = [];
  for (const window of [...days, ...open].toSorted((a, b) => a.from - b.from)) {
    const [from, to] = [Math.max(window.from, now), Math.min(window.to, end)];
    if (to <= from) continue;
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** The instant at which this much of the windows' time has passed. */
function after(windows: readonly TimeWindow[], length_ms: Instant): Instant {
  let left = length_ms;
  for (const { from, to } of windows) {
    if (left <= to - from) return from + left;
    left -= to - from;
  }
  return windows.at(-1)!.to;
}
