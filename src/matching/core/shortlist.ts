import type { Metres } from '../../vocabulary/units.js';
import { crowFly_m } from '../../vocabulary/place.js';
import { pairCost_g } from './objective.js';
import type { Lot, Policy, Recipient, Travel } from './problem.js';
import type { KeptPrice } from './single-lot.js';

/** What is known of a recipient before anything is read of the moment. */
export interface Candidate {
  readonly fact: Recipient;
  readonly price?: KeptPrice | undefined;
}

/**
 * The recipients that fetch from as far as a lot is, the most promising first: by what a gram of it is worth there less the
 * room it takes at the prices of the last cycle and its part of the trip. No rule is asked but distance, so this only says
 * in which order to look.
 */
export function shortlist<T extends Candidate>(
  lot: Lot,
  candidates: readonly T[],
  { policy, travel }: { policy: Policy; travel: Travel },
): T[] {
  const grams = lot.package_g * lot.packages;
  return candidates
    .map((candidate, place) => ({ candidate, place, travel_m: travelOf(travel, lot, candidate.fact) }))
    .filter(({ candidate, travel_m }) => travel_m <= (candidate.fact.maxDistance_m ?? Infinity))
    .map(({ candidate, place, travel_m }) => {
      const { fact, price } = candidate;
      const paid = price === undefined ? 0 : (price.room[lot.cold] ?? 0) + price.total;
      return { candidate, place, score: policy.tierWeight[fact.kind] - paid - pairCost_g(policy, travel_m) / grams };
    })
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .map(({ candidate }) => candidate);
}

/** A matrix goes by places in a file, which this is not: everybody is near then. */
function travelOf(travel: Travel, lot: Lot, recipient: Recipient): Metres {
  const crow_m = crowFly_m(lot.point, recipient.point);
  return travel.model === 'matrix' || crow_m === 0 ? 0 : travel.intercept_m + travel.slope * crow_m;
}
