import { hoursOf, merged, within, without, type Span } from './span.js';

/** How much of the time an item could be had it was used. Hours. */
export interface Use {
  /** Lent by its owner and not in upkeep. */
  readonly lent_h: number;
  /** Booked and used by anybody, whether within the lending hours or, the owner agreeing, outside them. */
  readonly used_h: number;
  /** Lent, and nobody had it. */
  readonly idle_h: number;
}

/** Use within `period`: `lent`, `used` and `upkeep` may reach beyond it and overlap. */
export function useOf({
  period,
  lent,
  used,
  upkeep,
}: {
  period: Span;
  lent: readonly Span[];
  used: readonly Span[];
  upkeep: readonly Span[];
}): Use {
  const inside = within(used, [period]);
  const open = without(within(lent, [period]), upkeep);
  return { lent_h: hoursOf(open), used_h: hoursOf(inside), idle_h: hoursOf(without(open, merged(inside))) };
}
