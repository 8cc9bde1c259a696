import type { Grams } from '../../vocabulary/units.js';
import { ROOMS, type Model } from './model.js';
import { fairnessReward } from './objective.js';
import { Steps } from './steps.js';

/** Looked up once, as in `Insertion`. */
const { max, min } = Math;
const UNLIMITED = Infinity;

/** Parts of the prices' range moved in the first round; later rounds move less. Both found by trial. */
const PRICE_STEP = 0.05;
const SHARE_STEP = 0.3;

/** The problem with its shared limits turned into prices, so that every lot and every recipient decides for itself. */
export class Relaxation {
  private readonly roomPrice: Steps;
  private readonly totalPrice: Steps;
  /** What a gram costs in each room, its recipient's total included. */
  private readonly cost: Float64Array;
  /** Each pair's part of its link's cost, per gram when all that can go goes. */
  private readonly share: Float64Array;
  private readonly most_g: Float64Array;
  /** Pairs that were bought, the grams of each, and the links that they belong to. */
  private readonly bought: Int32Array;
  private readonly bought_g: Float64Array;
  private boughtCount = 0;
  private readonly usedLinks: number[] = [];
  private readonly linkUsed: Uint8Array;
  private readonly limit_g: Float64Array;
  private readonly supply_g: Float64Array;

  constructor(private readonly model: Model) {
    const { pairs, pairLot, pairMost, package_g, linkPairStart, linkPairs, links } = model;
    const range = model.pairGain.reduce((most, gain) => max(most, gain), 0) + model.fairnessWeight;
    this.roomPrice = new Steps(model.roomFree_g.length, PRICE_STEP * range);
    this.totalPrice = new Steps(model.recipients, PRICE_STEP * range);
    this.cost = new Float64Array(model.roomFree_g.length);
    this.share = new Float64Array(pairs);
    this.bought = new Int32Array(pairs);
    this.bought_g = new Float64Array(pairs);
    this.linkUsed = new Uint8Array(links);
    this.most_g = new Float64Array(pairs);
    for (let p = 0; p < pairs; p++) this.most_g[p] = pairMost[p]! * package_g[pairLot[p]!]!;
    this.supply_g = Float64Array.from(model.packages, (packages, l) => packages * package_g[l]!);
    this.limit_g = new Float64Array(model.recipients);
    for (let p = 0; p < pairs; p++) this.limit_g[model.pairRecipient[p]!]! += this.most_g[p]!;
    // What could come is the limit only where there is no other: a limit that is just met would leave its price open.
    model.totalFree_g.forEach((free_g, r) => {
      if (free_g !== UNLIMITED) this.limit_g[r] = max(0, free_g);
    });
    for (let k = 0; k < links; k++) {
      let most_g = 0;
      for (let at = linkPairStart[k]!; at < linkPairStart[k + 1]!; at++) most_g += this.most_g[linkPairs[at]!]!;
      for (let at = linkPairStart[k]!; at < linkPairStart[k + 1]!; at++) this.share[linkPairs[at]!] = model.linkCost_g[k]! / most_g;
    }
  }

  /** The value of the relaxation at the present prices: an upper bound of Z. Leaves in `over` what was overbought. */
  solve(): number {
    const { model, roomPrice, totalPrice } = this;
    roomPrice.over.fill(0);
    totalPrice.over.fill(0);
    let value = this.buyAll();
    for (let room = 0; room < model.roomFree_g.length; room++) {
      const free_g = model.roomFree_g[room]!;
      if (free_g === UNLIMITED) roomPrice.over[room] = 0;
      else {
        value += roomPrice.at[room]! * max(0, free_g);
        roomPrice.over[room]! -= max(0, free_g);
      }
    }
    for (let r = 0; r < model.recipients; r++) {
      const taken_g = this.takes(r);
      value += this.takenValue(r, taken_g);
      totalPrice.over[r]! -= taken_g;
    }
    return value;
  }

  /** Each lot buys the best room for its price, best first, until nothing is left or nothing pays. */
  private buyAll(): number {
    const { most_g, bought, bought_g, supply_g, share, cost } = this;
    const { pairStart, pairGain, pairRoom, pairRecipient, lots } = this.model;
    const roomOver = this.roomPrice.over;
    const totalOver = this.totalPrice.over;
    const totalPrice = this.totalPrice.at;
    this.roomPrice.at.forEach((price, room) => (cost[room] = price + totalPrice[(room / ROOMS) | 0]!));
    for (let i = 0; i < this.boughtCount; i++) bought_g[bought[i]!] = 0;
    let count = 0;
    let value = 0;
    for (let lot = 0; lot < lots; lot++) {
      const from = pairStart[lot]!;
      const to = pairStart[lot + 1]!;
      let left_g = supply_g[lot]!;
      while (left_g > 0) {
        let best = -1;
        let highest = 0;
        for (let p = from; p < to; p++) {
          const dense = pairGain[p]! - cost[pairRoom[p]!]! - share[p]!;
          if (dense > highest && (left_g === supply_g[lot] || bought_g[p] === 0)) {
            highest = dense;
            best = p;
          }
        }
        if (best === -1) break;
        const grams = min(left_g, most_g[best]!);
        bought[count++] = best;
        bought_g[best] = grams;
        value += highest * grams;
        left_g -= grams;
        roomOver[pairRoom[best]!]! += grams;
        totalOver[pairRecipient[best]!]! += grams;
      }
    }
    this.boughtCount = count;
    return value;
  }

  /** A recipient takes the total that is worth most to it: fairness is concave, so it is one of these. */
  private takes(r: number): Grams {
    const { share_g, held_g } = this.model;
    const limit_g = this.limit_g[r]!;
    let best_g = this.takenValue(r, limit_g) > 0 ? limit_g : 0;
    for (let part = 0.5; part <= 1.5; part += 0.5) {
      const total_g = part * share_g[r]! - held_g[r]!;
      if (total_g > 0 && total_g < limit_g && this.takenValue(r, total_g) > this.takenValue(r, best_g)) best_g = total_g;
    }
    return best_g;
  }

  private takenValue(r: number, grams: Grams): number {
    const { share_g, held_g, fairnessWeight } = this.model;
    const paid = this.totalPrice.at[r]! * grams;
    if (share_g[r]! < 0) return paid;
    const before = fairnessReward(fairnessWeight, share_g[r]!, held_g[r]!);
    return paid + fairnessReward(fairnessWeight, share_g[r]!, held_g[r]! + grams) - before;
  }

  keepPrices(): void {
    this.roomPrice.keep();
    this.totalPrice.keep();
  }

  keptPrices(): { room: Float64Array; total: Float64Array } {
    return { room: this.roomPrice.kept, total: this.totalPrice.kept };
  }

  worthAtKeptPrices(): Float64Array {
    const { pairRoom, pairRecipient } = this.model;
    return this.model.pairGain.map((gain, p) => gain - this.roomPrice.kept[pairRoom[p]!]! - this.totalPrice.kept[pairRecipient[p]!]!);
  }

  /** Moves every price against what was overbought, and the cost of a link towards the lots that bought by it. */
  improve(pace: number): void {
    this.roomPrice.move(pace, 0);
    this.totalPrice.move(pace, -Infinity);
    const { bought, bought_g, most_g, share, usedLinks, linkUsed } = this;
    const { pairLink, linkPairStart, linkCost_g } = this.model;
    usedLinks.length = 0;
    for (let i = 0; i < this.boughtCount; i++) {
      const p = bought[i]!;
      const k = pairLink[p]!;
      if (linkPairStart[k + 1]! - linkPairStart[k]! < 2) continue;
      if (linkUsed[k] === 0) {
        linkUsed[k] = 1;
        usedLinks.push(k);
      }
      share[p]! += (pace * SHARE_STEP * linkCost_g[k]! * bought_g[p]!) / (most_g[p]! * most_g[p]!);
    }
    for (const k of usedLinks) {
      linkUsed[k] = 0;
      this.shareOut(linkPairStart[k]!, linkPairStart[k + 1]!, linkCost_g[k]!);
    }
  }

  /** The nearest shares that are none below zero and add up to the cost: lowers all alike, dropping those that reach 0. */
  private shareOut(from: number, to: number, cost_g: Grams): void {
    const { linkPairs } = this.model;
    const { share, most_g } = this;
    for (;;) {
      let sum = 0;
      let count = 0;
      for (let at = from; at < to; at++) {
        const p = linkPairs[at]!;
        if (share[p]! > 0) {
          sum += share[p]! * most_g[p]!;
          count += 1;
        }
      }
      const lower_g = (sum - cost_g) / count;
      let again = false;
      for (let at = from; at < to; at++) {
        const p = linkPairs[at]!;
        if (share[p]! <= 0) continue;
        share[p]! -= lower_g / most_g[p]!;
        if (share[p]! < 0) {
          share[p] = 0;
          again = true;
        }
      }
      if (!again) return;
    }
  }
}
