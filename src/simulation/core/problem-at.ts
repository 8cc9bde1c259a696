import type { FixedLoad, Lot, Policy, Problem, Recipient } from '../../matching/core/problem.js';
import { COLD_CLASSES, type ColdClass } from '../../vocabulary/food.js';
import type { Grams } from '../../vocabulary/units.js';
import type { District } from './district.js';
import type { Stock } from './stock.js';
import { MINUTE_MS, type SimulatedDay } from './world.js';

/** The matching problem of one minute of a day: what the service would have built from its tables. */
export function problemAt(
  { district, day, stock, policy, minute }: { district: District; day: SimulatedDay; stock: Stock; policy: Policy; minute: number },
  lots: readonly Lot[],
): Problem {
  return {
    format: 'glane-matching/1',
    now: new Date(day.midnight_ms + minute * MINUTE_MS).toISOString(),
    timeZone: district.timeZone,
    policy,
    travel: district.travel,
    lots,
    recipients: district.recipients.map(({ facts }, r): Recipient => {
      const { open, distributions } = day.recipients[r]!;
      const { total_g } = facts;
      return {
        ...facts,
        ...roomLeft(facts, (cold) => stock.held(r, cold)),
        ...(total_g === undefined ? {} : { total_g: Math.max(0, total_g - stock.heldInAll(r)) }),
        ...(open ? { open } : {}),
        ...(distributions ? { distributions } : {}),
        received_g: stock.received(r),
      };
    }),
    fixed: district.recipients.flatMap(({ facts }, r) =>
      COLD_CLASSES.flatMap((cold): FixedLoad[] => {
        const grams = stock.promised(r, cold);
        return grams > 0 ? [{ recipient: facts.id, cold, grams }] : [];
      }),
    ),
  };
}

/** A recipient's room by class less what it holds; nothing where nothing limits it. */
export function roomLeft({ capacity_g }: Pick<Recipient, 'capacity_g'>, held_g: (cold: ColdClass) => Grams): Pick<Recipient, 'capacity_g'> {
  if (!capacity_g) return {};
  return {
    capacity_g: Object.fromEntries(
      Object.entries(capacity_g).map(([cold, grams]) => [cold, Math.max(0, grams - held_g(cold as ColdClass))]),
    ),
  };
}
