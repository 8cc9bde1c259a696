import type { Grams } from '../../vocabulary/units.js';
import type { Model } from './model.js';
import { fairnessReward } from './objective.js';

const UNLIMITED = Infinity;

/** What the recipients sell when room has its price: their side of the relaxation. */
export class RecipientOffer {
  private readonly limit_g: Float64Array;

  /** `most_g`: what could come to each recipient at most; it is the limit only where there is no other, for a limit that is just met would leave its price open. */
  constructor(
    private readonly model: Pick<Model, 'roomFree_g' | 'totalFree_g' | 'held_g' | 'share_g' | 'fairnessWeight'>,
    most_g: Float64Array,
  ) {
    this.limit_g = model.totalFree_g.map((free_g, r) => (free_g === UNLIMITED ? most_g[r]! : Math.max(0, free_g)));
  }

  /** What all rooms together are worth at these prices. */
  roomValue(price: Float64Array): number {
    let value = 0;
    this.model.roomFree_g.forEach((free_g, room) => {
      if (free_g !== UNLIMITED) value += price[room]! * Math.max(0, free_g);
    });
    return value;
  }

  /** A recipient takes the total that is worth most to it: fairness is concave, so it is one of these. */
  takes(r: number, price: number): Grams {
    const { share_g, held_g } = this.model;
    const limit_g = this.limit_g[r]!;
    let best_g = this.takenValue(r, price, limit_g) > 0 ? limit_g : 0;
    for (let part = 0.5; part <= 1.5; part += 0.5) {
      const total_g = part * share_g[r]! - held_g[r]!;
      if (total_g > 0 && total_g < limit_g && this.takenValue(r, price, total_g) > this.takenValue(r, price, best_g)) best_g = total_g;
    }
    return best_g;
  }

  /** What `grams` at a price per gram are worth to it, fairness included. */
  takenValue(r: number, price: number, grams: Grams): number {
    const { share_g, held_g, fairnessWeight } = this.model;
    const paid = price * grams;
    if (share_g[r]! < 0) return paid;
    const before = fairnessReward(fairnessWeight, share_g[r]!, held_g[r]!);
    return paid + fairnessReward(fairnessWeight, share_g[r]!, held_g[r]! + grams) - before;
  }
}

/** What could come to each recipient if every lot went there as far as there is room. */
export function mostArriving_g({ pairs, pairMost, pairLot, pairRecipient, package_g, recipients }: Model): Float64Array {
  const most_g = new Float64Array(recipients);
  for (let p = 0; p < pairs; p++) most_g[pairRecipient[p]!]! += pairMost[p]! * package_g[pairLot[p]!]!;
  return most_g;
}
