import type { Grams } from '../../vocabulary/units.js';
import { ROOMS, type Model } from './model.js';
import { mostArriving_g, RecipientOffer } from './recipient-offer.js';
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
  private readonly offer: RecipientOffer;
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
    this.offer = new RecipientOffer(model, mostArriving_g(model));
    for (let k = 0; k < links; k++) {
      let most_g = 0;
      for (let at = linkPairStart[k]!; at < linkPairStart[k + 1]!; at++) most_g += this.most_g[linkPairs[at]!]!;
      for (let at = linkPairStart[k]!; at < linkPairStart[k + 1]!; at++) this.share[linkPairs[at]!] = model.linkCost_g[k]! / most_g;
    }
  }

  /** The value of the relaxation at the present prices: an upper bound of Z. Leaves in `over` what was overbought. */
  solve(): number {
    const { model, roomPrice, totalPrice, offer } = this;
    let value = this.buyAll() + offer.roomValue(roomPrice.at);
    for (let room = 0; room < model.roomFree_g.length; room++) {
      const free_g = model.roomFree_g[room]!;
      if (free_g === UNLIMITED) roomPrice.over[room] = 0;
      else roomPrice.over[room]! -= max(0, free_g);
    }
    for (let r = 0; r < model.recipients; r++) {
      const price = totalPrice.at[r]!;
      const taken_g = offer.takes(r, price);
      value += offer.takenValue(r, price, taken_g);
      totalPrice.over[r]! -= taken_g;
    }
    return value;
  }

  /**
   * What the lots of this part buy for at given prices, at most: the cost of each link is shared out among its lots as well
   * as a few rounds can, since that concerns nobody else.
   */
  lotsValueAt({ room, total }: { readonly room: Float64Array; readonly total: Float64Array }, rounds: number): number {
    this.roomPrice.at.set(room);
    this.totalPrice.at.set(total);
    let least = Infinity;
    for (let round = 0; round < rounds; round++) {
      least = min(least, this.buyAll());
      this.improveShares(1 - round / rounds);
    }
    return least;
  }

  /** Each lot buys the best room for its price, best first, until nothing is left or nothing pays. */
  private buyAll(): number {
    const { most_g, bought, bought_g, supply_g, share, cost } = this;
    const { pairStart, pairGain, pairRoom, pairRecipient, lots } = this.model;
    const roomOver = this.roomPrice.over;
    const totalOver = this.totalPrice.over;
    const totalPrice = this.totalPrice.at;
    roomOver.fill(0);
    totalOver.fill(0);
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

  keepPrices(): void {
    this.roomPrice.keep();
    this.totalPrice.keep();
  }

  keptPrices(): { room: Float64Array; total: Float64Array } {
    return { room: this.roomPrice.kept, total: this.totalPrice.kept };
  }

  /** Moves every price against what was overbought, and the cost of a link towards the lots that bought by it. */
  improve(pace: number): void {
    this.roomPrice.move(pace, 0);
    this.totalPrice.move(pace, -Infinity);
    this.improveShares(pace);
  }

  private improveShares(pace: number): void {
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
