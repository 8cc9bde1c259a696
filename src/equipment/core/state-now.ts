import { localDate } from '../../vocabulary/local-time.js';
import { nextFree, type Availability } from './availability.js';
import { lentDuring } from './lending.js';

/** How an item is at a moment, for a list. */
export interface StateNow {
  readonly state: 'free' | 'taken' | 'late' | 'upkeep' | 'not-lent' | 'attestation' | 'out-of-order';
  readonly holder: string | null;
  readonly until_ms: number | null;
  /** When it can be had for an hour at once; null where not within 14 days. */
  readonly freeFrom_ms: number | null;
}

const HOUR_MS = 3_600_000;

/** How an item is now, who has it, and when it can be had next. */
export function stateNow(item: Availability, now_ms: number): StateNow {
  const freeFrom_ms = nextFree(item, { from: now_ms, to: now_ms + HOUR_MS }, now_ms)?.from ?? null;
  const said = (state: StateNow['state'], holder: string | null = null, until_ms: number | null = null): StateNow => ({
    state,
    holder,
    until_ms,
    freeFrom_ms,
  });
  if (!item.active) return { ...said('out-of-order'), freeFrom_ms: null };
  const late = item.holds.find(({ period }) => period.to <= now_ms);
  if (late) return said('late', late.holder, late.period.to);
  const held = item.holds.find(({ period }) => period.from <= now_ms && now_ms < period.to);
  if (held) return said(held.purpose === 'upkeep' ? 'upkeep' : 'taken', held.holder, held.period.to);
  if (item.attestedUntil !== null && localDate(now_ms, item.calendar.timeZone) > item.attestedUntil) return said('attestation');
  return said(lentDuring(item.calendar, { from: now_ms, to: now_ms + 60_000 }).length > 0 ? 'free' : 'not-lent');
}
