import { checkProposal } from '../../matching/core/check-proposal.js';
import type { Problem } from '../../matching/core/problem.js';
import type { Metres } from '../../vocabulary/units.js';
import { partAt } from './parts-of-day.js';
import { problemAt } from './problem-at.js';
import type { DayFacts, Delivery } from './run-day.js';
import { travelOf } from './travel.js';

/**
 * What deliveries of a day are worth in the one number of a policy, counted from the morning: grams by tier and urgency, and
 * fairness by what every association had received before and receives today; each way is paid for once for all lots that are
 * fetched together and brought in the same part of the recipient's day.
 */
export class DayValue {
  private readonly gains: Problem;

  /** @param facts the day as it stands in the morning: the stock is read now and not later. */
  constructor(private readonly facts: Pick<DayFacts, 'world' | 'day' | 'stock' | 'policy'>) {
    const { world, day, stock, policy } = facts;
    const free = { ...policy, pairCost: { fixed_g: 0, perMetre_g: 0 } };
    this.gains = problemAt(
      { district: world.district, day, stock, policy: free, minute: 0 },
      day.lots.map(({ lot }) => lot),
    );
  }

  of(deliveries: readonly Delivery[]): number {
    const { world, day, policy } = this.facts;
    const { recipients } = world.district;
    const ways = new Map<string, Metres>();
    const packages = new Map<string, { lot: string; recipient: string; packages: number }>();
    for (const { lot, recipient, packages: more, minute } of deliveries) {
      const { id, point } = recipients[recipient]!.facts;
      const way = `${lot.trip} ${recipient} ${partAt(day, recipient, minute)}`;
      ways.set(way, Math.max(ways.get(way) ?? 0, travelOf(world.district, lot.lot.point, point)));
      const key = `${lot.lot.id} ${recipient}`;
      packages.set(key, { lot: lot.lot.id, recipient: id, packages: (packages.get(key)?.packages ?? 0) + more });
    }
    const cost = [...ways.values()].reduce((sum, metres) => sum + policy.pairCost.fixed_g + policy.pairCost.perMetre_g * metres, 0);
    // The checker recomputes the objective from its definition; whether everything fits is not its question here.
    return checkProposal(this.gains, { placements: [...packages.values()], unplaced: [] }).objective - cost;
  }
}
