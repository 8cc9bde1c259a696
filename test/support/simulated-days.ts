import type { Answer } from '../../src/simulation/core/answers.js';
import { recipientDay } from '../../src/simulation/core/calendar.js';
import type { District, DistrictRecipient, WeekWindow } from '../../src/simulation/core/district.js';
import { tripsOf } from '../../src/simulation/core/trips.js';
import type { SimulatedDay, World } from '../../src/simulation/core/world.js';
import type { Lot, Policy } from '../../src/matching/core/problem.js';
import { instantOf } from '../../src/vocabulary/local-time.js';
import { aLot, aRecipient, POLICY } from './matching-problems.js';

/** Tiny simulated days by hand: a Friday in November, an hour ahead of UTC. */

export const FRIDAY = '2026-11-20';
const TIME_ZONE = 'Europe/Paris';
const MINUTE_MS = 60_000;
const midnight_ms = instantOf(FRIDAY, '00:00', TIME_ZONE);

export const at = (time: string): string => new Date(instantOf(FRIDAY, time, TIME_ZONE)).toISOString();
export const minuteOf = (time: string): number => (instantOf(FRIDAY, time, TIME_ZONE) - midnight_ms) / MINUTE_MS;

/** Weights without fairness or costs of the way, so that a gram to an association is worth one. */
export const PLAIN: Policy = { ...POLICY, pairCost: { fixed_g: 0, perMetre_g: 0 }, urgency: { horizonHours: 72, boost: 0 } };

/** An association that is always open and never distributes, unless windows say otherwise. */
export const someone = (facts: Partial<DistrictRecipient['facts']> = {}, windows: readonly WeekWindow[] = []): DistrictRecipient => ({
  facts: { ...aRecipient(), entitlement: 10, ...facts },
  windows,
});

export const window = (purpose: WeekWindow['purpose'], opens: string, closes: string, weekday = 5): WeekWindow => ({
  purpose,
  weekday,
  opens,
  closes,
});

/** A lot that opens at a time and is fetched until another. */
export const gift = (opens: string, ends: string, lot: Partial<Lot> = {}): { opens: string; lot: Lot } => ({
  opens,
  lot: aLot({ pickup: { from: at(opens), to: at(ends) }, ...lot }),
});

export const YES: Answer = { kind: 'accept', after_min: 1, comes: true };

/** One day of a district, and what each recipient says of each lot: by `lot recipient`, YES where nothing is said. */
export function aDay(
  recipients: readonly DistrictRecipient[],
  gifts: readonly { opens: string; lot: Lot }[],
  answers: Readonly<Record<string, Answer>> = {},
): World {
  const district: District = {
    timeZone: TIME_ZONE,
    travel: { model: 'affine', intercept_m: 165, slope: 1.115, speed_kmh: 12 },
    donors: [],
    recipients,
  };
  const opened = gifts.map(({ opens, lot }, index) => ({
    lot: { ...lot, id: `L${index + 1}` },
    number: index + 1,
    openedAt_ms: Date.parse(at(opens)),
  }));
  const day: SimulatedDay = {
    date: FRIDAY,
    midnight_ms,
    recipients: recipients.map((recipient) => recipientDay(recipient, { date: FRIDAY, timeZone: TIME_ZONE, absence: () => null })),
    lots: tripsOf(opened).map(({ lot, number, openedAt_ms, trip }) => ({
      lot,
      number,
      trip,
      openMinute: (openedAt_ms - midnight_ms) / MINUTE_MS,
      endMinute: (Date.parse(lot.pickup.to) - midnight_ms) / MINUTE_MS,
    })),
    answer: ({ lot }, recipient) => answers[`${lot.id} ${recipients[recipient]!.facts.id}`] ?? YES,
  };
  return { seed: 1, district, days: [day] };
}
