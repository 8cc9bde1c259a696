import type { Grams } from '../../vocabulary/units.js';
import type { Model } from './model.js';
import { fairnessReward, pairCost_g } from './objective.js';

/** Looked up once, as in `Insertion`. */
const { floor, max, min } = Math;

/** A proposal in the making: how many packages go by each pair, and everything that follows from it. */
export class Board {
  readonly packages: Int32Array;
  /** Packages of a lot not placed yet, and the recipients it goes to. */
  readonly left: Int32Array;
  readonly parcels: Int32Array;
  readonly roomFree_g: Float64Array;
  readonly totalFree_g: Float64Array;
  readonly held_g: Float64Array;
  readonly link_g: Float64Array;
  /** Z so far. Sums of many small changes drift by a few millionths of a gram; `match` recounts at the end. */
  objective = 0;
  /** Pairs changed since `mark`, each followed by what it was. */
  readonly journal: number[] = [];
  /** The pairs that bring something to each recipient, in no order, and where each stands in that list. */
  readonly arriving: number[][];
  private readonly standsAt: Int32Array;

  constructor(readonly model: Model) {
    this.packages = new Int32Array(model.pairs);
    this.left = model.packages.slice();
    this.parcels = new Int32Array(model.lots);
    this.roomFree_g = model.roomFree_g.slice();
    this.totalFree_g = model.totalFree_g.slice();
    this.held_g = model.held_g.slice();
    this.link_g = new Float64Array(model.links);
    this.arriving = Array.from({ length: model.recipients }, () => []);
    this.standsAt = new Int32Array(model.pairs);
  }

  /** What a recipient's fairness reward gains when it receives `grams` more than `held_g`. */
  fairnessGain(recipient: number, held_g: Grams, grams: Grams): number {
    const share_g = this.model.share_g[recipient]!;
    if (share_g < 0) return 0;
    const weight = this.model.fairnessWeight;
    return fairnessReward(weight, share_g, held_g + grams) - fairnessReward(weight, share_g, held_g);
  }

  /** The packages of the pair's lot that are left and that its recipient still has room for. */
  fits(pair: number): number {
    const { pairLot, pairRoom, pairRecipient, package_g } = this.model;
    const lot = pairLot[pair]!;
    const free_g = min(this.roomFree_g[pairRoom[pair]!]!, this.totalFree_g[pairRecipient[pair]!]!);
    return max(0, min(this.left[lot]!, floor(free_g / package_g[lot]!)));
  }

  /** Makes `packages` go by this pair, whatever went before. Does not ask whether there is room. */
  set(pair: number, packages: number): void {
    const before = this.packages[pair]!;
    if (packages === before) return;
    this.journal.push(pair, before);
    this.apply(pair, packages);
  }

  private apply(pair: number, packages: number): void {
    const { model } = this;
    const lot = model.pairLot[pair]!;
    const recipient = model.pairRecipient[pair]!;
    const link = model.pairLink[pair]!;
    const before = this.packages[pair]!;
    const more = packages - before;
    const grams = more * model.package_g[lot]!;
    const paid_g = this.paid_g(link);
    if (before === 0) this.arrive(pair, recipient, lot);
    else if (packages === 0) this.leave(pair, recipient, lot);
    this.packages[pair] = packages;
    this.left[lot]! -= more;
    this.roomFree_g[model.pairRoom[pair]!]! -= grams;
    this.totalFree_g[recipient]! -= grams;
    this.objective += model.pairGain[pair]! * grams + this.fairnessGain(recipient, this.held_g[recipient]!, grams);
    this.held_g[recipient]! += grams;
    this.link_g[link]! += grams;
    this.objective += paid_g - this.paid_g(link);
  }

  /** What a link costs for what goes by it now: the way to the farthest of its lots. */
  private paid_g(link: number): number {
    const { linkUneven, linkCost_g, linkPairStart, linkPairs, costOf_g } = this.model;
    if (this.link_g[link] === 0) return 0;
    if (linkUneven[link] === 0) return linkCost_g[link]!;
    let paid_g = 0;
    for (let at = linkPairStart[link]!; at < linkPairStart[link + 1]!; at++) {
      const pair = linkPairs[at]!;
      if (this.packages[pair]! > 0) paid_g = max(paid_g, costOf_g(pair));
    }
    return paid_g;
  }

  /** What it would cost more that something goes by this pair. */
  extraCost_g(pair: number): number {
    const { linkUneven, linkCost_g, pairLink, costOf_g } = this.model;
    const link = pairLink[pair]!;
    if (linkUneven[link] === 0) return this.link_g[link] === 0 ? linkCost_g[link]! : 0;
    return max(0, costOf_g(pair) - this.paid_g(link));
  }

  private arrive(pair: number, recipient: number, lot: number): void {
    this.parcels[lot]! += 1;
    this.standsAt[pair] = this.arriving[recipient]!.push(pair) - 1;
  }

  private leave(pair: number, recipient: number, lot: number): void {
    this.parcels[lot]! -= 1;
    const last = this.arriving[recipient]!.pop()!;
    if (last === pair) return;
    this.arriving[recipient]![this.standsAt[pair]!] = last;
    this.standsAt[last] = this.standsAt[pair]!;
  }

  /** What `packages` more by this pair would add to Z. */
  gain(pair: number, packages: number): number {
    const { pairLot, pairRecipient, pairGain, package_g } = this.model;
    const grams = packages * package_g[pairLot[pair]!]!;
    const recipient = pairRecipient[pair]!;
    return pairGain[pair]! * grams + this.fairnessGain(recipient, this.held_g[recipient]!, grams) - this.extraCost_g(pair);
  }

  /** From here on, `undo` comes back to this. */
  mark(): void {
    this.journal.length = 0;
  }

  undo(objective: number): void {
    for (let at = this.journal.length - 2; at >= 0; at -= 2) this.apply(this.journal[at]!, this.journal[at + 1]!);
    this.journal.length = 0;
    this.objective = objective;
  }

  /** Z counted afresh. */
  recount(): number {
    return this.placedValue() + fairnessOf(this.model, this.held_g);
  }

  /** What is placed and what its links cost, counted afresh in one order, with each link paid for the farthest of the lots that go by it. */
  placedValue(): number {
    const { model } = this;
    const { policy } = model.prepared.problem;
    const farthest_m = new Float64Array(model.links).fill(-1);
    let value = 0;
    this.packages.forEach((packages, pair) => {
      if (packages === 0) return;
      const link = model.pairLink[pair]!;
      farthest_m[link] = max(farthest_m[link]!, model.pairTravel_m[pair]!);
      value += model.pairGain[pair]! * packages * model.package_g[model.pairLot[pair]!]!;
    });
    for (const travel_m of farthest_m) if (travel_m >= 0) value -= pairCost_g(policy, travel_m);
    return value;
  }
}

/** What all recipients' fairness rewards have gained once they hold this. */
export function fairnessOf(
  { held_g, share_g, fairnessWeight }: Pick<Model, 'held_g' | 'share_g' | 'fairnessWeight'>,
  now_g: Float64Array,
): number {
  let gained = 0;
  now_g.forEach((grams, r) => {
    const share = share_g[r]!;
    if (share >= 0) gained += fairnessReward(fairnessWeight, share, grams) - fairnessReward(fairnessWeight, share, held_g[r]!);
  });
  return gained;
}
