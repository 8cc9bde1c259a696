import type { Lot } from '../../matching/core/problem.js';
import type { Instant } from '../../vocabulary/units.js';

/** A lot and the moment from which it may be decided. */
export interface OpenedLot {
  readonly lot: Lot;
  readonly number: number;
  readonly openedAt_ms: Instant;
}

/**
 * Names the trips: lots of one donor whose pickup windows touch one another can be fetched together, and are paid for once
 * for each recipient; those of the morning and of the evening cannot.
 */
export function tripsOf(lots: readonly OpenedLot[]): (OpenedLot & { readonly trip: string })[] {
  const byDonor = new Map<string, OpenedLot[]>();
  for (const one of lots) byDonor.set(one.lot.donor, [...(byDonor.get(one.lot.donor) ?? []), one]);
  const names = new Map<OpenedLot, string>();
  for (const [donor, mine] of byDonor) {
    let trip = 0;
    let until = -Infinity;
    for (const one of mine.toSorted((a, b) => Date.parse(a.lot.pickup.from) - Date.parse(b.lot.pickup.from) || a.number - b.number)) {
      if (Date.parse(one.lot.pickup.from) > until) trip += 1;
      until = Math.max(until, Date.parse(one.lot.pickup.to));
      names.set(one, `${donor}#${trip}`);
    }
  }
  return lots.map((one) => ({ ...one, trip: names.get(one)! }));
}
