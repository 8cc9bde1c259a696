import { match } from '../../matching/core/match.js';
import type { Lot, Problem, Recipient } from '../../matching/core/problem.js';
import type { Placement } from '../../matching/core/proposal.js';
import { DayValue } from './day-value.js';
import { partName, partOf, partsIn, partsOfDay } from './parts-of-day.js';
import { problemAt } from './problem-at.js';
import type { DayFacts, Delivery } from './run-day.js';
import type { SimulatedDay, SimulatedLot } from './world.js';

/** How hard the whole day is searched. */
export interface Effort {
  readonly budget: number;
  readonly priceRounds: number;
}

/** A search ten times as long finds a tenth of a per cent more (docs/simulation.md). */
export const USUAL_EFFORT: Effort = { budget: 200_000, priceRounds: 150 };

/**
 * A whole day as one problem, for somebody who knows it beforehand: every lot, every answer, every closure. Nothing that
 * could be decided minute by minute is impossible in it:
 * - a recipient stands once for each part of the day between two distributions, each with its own room;
 * - whoever says no, stays silent or would not come for a lot is not asked for it;
 * - how many recipients a lot may have and the least a recipient accepts are left out, since answers may cut a trip short.
 *
 * @returns the best that was found, what it is worth, and what no policy could pass from the same morning.
 */
export function inHindsight(
  facts: Pick<DayFacts, 'world' | 'day' | 'stock' | 'policy'>,
  effort: Effort,
): { deliveries: Delivery[]; value: number; bound: number } {
  const day = new DayKnown(facts);
  const placements = match(day.problem('shared'), { seed: 1, explain: false, ...effort }).placements;
  const deliveries = placements.map((placement) => day.delivery(placement));
  const value = new DayValue(facts).of(deliveries);
  // For the bound only its prices matter, so nothing is searched.
  const { bound } = match(day.problem('whole'), { seed: 1, explain: false, budget: 0, priceRounds: effort.priceRounds });
  return { deliveries, value, bound: Math.max(bound, value) };
}

class DayKnown {
  private readonly lots: ReadonlyMap<string, SimulatedLot>;
  private readonly morning: Problem;

  constructor(private readonly facts: Pick<DayFacts, 'world' | 'day' | 'stock' | 'policy'>) {
    const { world, day, stock, policy } = facts;
    this.lots = new Map(day.lots.map((one) => [one.lot.id, one]));
    this.morning = problemAt(
      { district: world.district, day, stock, policy, minute: 0 },
      day.lots.map((one) => this.known(one)),
    );
  }

  /**
   * The reward of fairness is not simply the sum over the parts of a day. `shared`: each part has its part of the entitlement,
   * which is close to the truth and good to search by. `whole`: each part is rewarded as if it came first, never less than
   * what they are worth together, so that the bound is one.
   */
  problem(fairness: 'shared' | 'whole'): Problem {
    const { day, world } = this.facts;
    const all = this.morning.recipients.map((recipient, place) =>
      partsOfDay(withoutLeast(recipient), world.district.recipients[place]!, { day, place }),
    );
    const most = Math.max(...all.map((parts) => parts.length));
    const open_g = day.lots.reduce((sum, { lot }) => sum + lot.package_g * lot.packages, 0);
    return {
      ...this.morning,
      policy: { ...this.morning.policy, maxParcelsPerLot: Number.MAX_SAFE_INTEGER },
      recipients:
        fairness === 'shared'
          ? all.flatMap((parts, place) => sharedOut(parts, massByPart(day, place)))
          : [...all.flatMap((parts) => filledUp(parts, most)), balance(open_g * (most - 1))],
    };
  }

  /** What a placement in one of these problems means for the day. */
  delivery({ lot, recipient: name, packages }: Placement): Delivery {
    const { world, day } = this.facts;
    const { recipient, part } = partOf(name);
    const place = world.district.recipients.findIndex(({ facts }) => facts.id === recipient);
    // Any minute of the part will do: it says which room is taken.
    return { lot: this.lots.get(lot)!, recipient: place, packages, minute: day.recipients[place]!.clears[part - 1] ?? 0 };
  }

  /** A lot with everybody who would not take it; its trip instead of its donor, since only lots fetched together share a way. */
  private known(one: SimulatedLot): Lot {
    const { world, day } = this.facts;
    const answeredNo = world.district.recipients.flatMap(({ facts }, place) => {
      const answer = day.answer(one, place);
      if (answer.kind === 'accept' && answer.comes) return [];
      return Array.from({ length: partsIn(day, place) }, (_, part) => partName(facts.id, part));
    });
    return { ...one.lot, donor: one.trip, answeredNo };
  }
}

function withoutLeast({ minDelivery_g: _, ...recipient }: Recipient): Recipient {
  return recipient;
}

/** Grams of the day's lots by the part of a recipient's day in which the donor waits no longer. */
function massByPart(day: SimulatedDay, place: number): number[] {
  const { clears } = day.recipients[place]!;
  const mass_g = new Array<number>(clears.length + 1).fill(1);
  for (const { endMinute, lot } of day.lots) mass_g[clears.filter((clear) => clear <= endMinute).length]! += lot.package_g * lot.packages;
  return mass_g;
}

/** Entitlement and what was received, by the mass that each part may see. */
function sharedOut(parts: readonly Recipient[], mass_g: readonly number[]): Recipient[] {
  const all_g = mass_g.reduce((sum, grams) => sum + grams, 0);
  return parts.map((recipient, part) => {
    const share = mass_g[part]! / all_g;
    const { entitlement = 0, received_g = 0 } = recipient;
    return { ...recipient, entitlement: entitlement * share, received_g: received_g * share };
  });
}

/** Associations stand equally often, the last of them shut, or their shares of the whole would shift. */
function filledUp(parts: readonly Recipient[], most: number): Recipient[] {
  const [first] = parts;
  if (first!.kind !== 'association') return [...parts];
  const shut = Array.from({ length: most - parts.length }, (_, n): Recipient => ({ ...first!, id: `${first!.id}+${n}`, accepts: [] }));
  return [...parts, ...shut];
}

/** Shares are counted over what all have had: those counted several times are balanced by one that is entitled to nothing. */
const balance = (received_g: number): Recipient => ({
  id: 'balance',
  kind: 'association',
  point: [0, 0],
  accepts: [],
  entitlement: 0,
  received_g,
});
