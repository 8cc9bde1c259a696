import { localDate } from '../../vocabulary/local-time.js';
import { lentDuring, type LendingCalendar } from './lending.js';
import { holds, overlap, without, type Span } from './span.js';

/** A live booking, as far as it stands in another's way. */
export interface Hold {
  readonly period: Span;
  readonly purpose: 'loan' | 'round' | 'upkeep';
  /** Who has it. */
  readonly holder: string;
  readonly organisationId: string;
}

/** All that decides whether an item can be had. */
export interface Availability {
  readonly calendar: LendingCalendar;
  readonly active: boolean;
  /** Last local day on which it may be used; null = no attestation is asked of it. */
  readonly attestedUntil: string | null;
  readonly holds: readonly Hold[];
}

export const REFUSALS = ['taken', 'upkeep', 'not-lent', 'out-of-order', 'attestation', 'not-back'] as const;
export type RefusalReason = (typeof REFUSALS)[number];

export type Answer = { readonly can: 'book' | 'ask' } | { readonly can: 'not'; readonly reason: RefusalReason; readonly hold: Hold | null };

/** Who is late today may be late another hour: what starts later than this may count on the item being back. */
const LATE_MARGIN_MS = 3_600_000;

/**
 * Whether an item can be booked for a period: at once, only if its owner agrees (outside the hours it is lent), or not,
 * with the reason and who has it. What no owner's word can change comes first.
 */
export function availability(item: Availability, asked: Span, now_ms: number): Answer {
  if (!item.active) return { can: 'not', reason: 'out-of-order', hold: null };
  if (item.attestedUntil !== null && localDate(asked.to - 1, item.calendar.timeZone) > item.attestedUntil)
    return { can: 'not', reason: 'attestation', hold: null };
  const taken = item.holds.filter(({ period }) => overlap(period, asked)).toSorted((a, b) => a.period.from - b.period.from)[0];
  if (taken) return { can: 'not', reason: taken.purpose === 'upkeep' ? 'upkeep' : 'taken', hold: taken };
  const late = item.holds.find(({ period }) => period.to <= now_ms);
  if (late && asked.from < now_ms + LATE_MARGIN_MS) return { can: 'not', reason: 'not-back', hold: late };
  return { can: holds(lentDuring(item.calendar, asked), asked) ? 'book' : 'ask' };
}

/** How far ahead a next free period is looked for. */
const AHEAD_MS = 14 * 86_400_000;

/**
 * The earliest period as long as `asked`, at `asked.from` or later within 14 days, for which the item can be booked at
 * once; null where there is none.
 */
export function nextFree(item: Availability, asked: Span, now_ms: number): Span | null {
  const length = asked.to - asked.from;
  const from = Math.max(asked.from, now_ms);
  const free = without(
    lentDuring(item.calendar, { from, to: from + AHEAD_MS }),
    item.holds.map(({ period }) => period),
  );
  const starts = free.flatMap((span) => (span.to - span.from >= length ? [span.from] : []));
  // An item that is not back yet is free again no sooner than the margin after now.
  for (const start of starts) {
    for (const at of [start, Math.max(start, now_ms + LATE_MARGIN_MS)]) {
      const period = { from: at, to: at + length };
      if (holds(free, period) && availability(item, period, now_ms).can === 'book') return period;
    }
  }
  return null;
}
