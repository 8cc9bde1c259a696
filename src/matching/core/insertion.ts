import type { Board } from './board.js';
import { ROOMS } from './model.js';

/** Looked up once: in a sandbox, such as that of the tests, finding a global costs more than all the rest of a look. */
const { floor, max, min } = Math;

/** How a gram on a pair is valued when choosing where it goes. */
export type Worth = 'priced' | 'true';

/** Sends what a donor has left where it is worth most, all its lots together, since they share the trip. */
export class Insertion {
  /** Objective per gram less the price of the room it takes. */
  private readonly priced: Float64Array;
  private readonly room_g = new Float64Array(ROOMS);
  private readonly chosen: number[] = [];

  constructor(
    private readonly board: Board,
    priced: Float64Array,
  ) {
    this.priced = priced;
  }

  /** Places the donor's remaining packages, best link first, as long as it pays. */
  insert(donor: number, worth: Worth): void {
    for (;;) {
      const { link } = this.bestTwo(donor, worth);
      if (link === -1) return;
      this.fill(link, worth);
      for (let at = 0; at < this.chosen.length; at += 2) {
        const pair = this.chosen[at]!;
        this.board.set(pair, this.board.packages[pair]! + this.chosen[at + 1]!);
      }
    }
  }

  /** The link that what the donor has left should go by, its score, and that of the second best. -1: none pays. */
  bestTwo(donor: number, worth: Worth): { link: number; score: number; second: number } {
    const { linkStart } = this.board.model;
    let link = -1;
    let score = 0;
    let second = 0;
    for (let k = linkStart[donor]!; k < linkStart[donor + 1]!; k++) {
      const found = this.fill(k, worth);
      if (found > score) {
        second = score;
        score = found;
        link = k;
      } else if (found > second) second = found;
    }
    return { link, score, second };
  }

  /** Chooses what would go by a link, best gain first, and answers what that is worth; 0 when nothing can. */
  private fill(link: number, worth: Worth): number {
    const { board, chosen, room_g } = this;
    const { model } = board;
    chosen.length = 0;
    const recipient = model.linkRecipient[link]!;
    let free_g = board.totalFree_g[recipient]!;
    if (free_g <= 0) return 0;
    for (let c = 0; c < ROOMS; c++) room_g[c] = board.roomFree_g[recipient * ROOMS + c]!;
    const least_g = model.linkLeast_g[link]!;
    const before_g = board.link_g[link]!;
    let held_g = board.held_g[recipient]!;
    let link_g = before_g;
    const uneven = model.linkUneven[link] === 1;
    let paid_g = 0;
    let score = before_g > 0 ? 0 : -model.linkCost_g[link]!;
    for (let at = model.linkPairStart[link]!; at < model.linkPairStart[link + 1]!; at++) {
      const pair = model.linkPairs[at]!;
      const lot = model.pairLot[pair]!;
      const left = board.left[lot]!;
      if (left === 0 || (board.packages[pair] === 0 && board.parcels[lot]! >= model.maxParcels)) continue;
      const room = model.pairRoom[pair]! - recipient * ROOMS;
      const package_g = model.package_g[lot]!;
      const packages = min(left, floor(min(room_g[room]!, free_g) / package_g));
      if (packages <= 0) continue;
      const grams = packages * package_g;
      const extra_g = uneven ? max(0, board.extraCost_g(pair) - (before_g > 0 ? 0 : model.linkCost_g[link]!) - paid_g) : 0;
      const value =
        (worth === 'true' ? model.pairGain[pair]! * grams + board.fairnessGain(recipient, held_g, grams) : this.priced[pair]! * grams) -
        extra_g;
      // What does not pay by itself may still make up the least that the recipient accepts.
      if (value <= 0 && (link_g === 0 || link_g >= least_g)) continue;
      score += value;
      paid_g += extra_g;
      room_g[room]! -= grams;
      free_g -= grams;
      held_g += grams;
      link_g += grams;
      chosen.push(pair, packages);
    }
    return link_g > before_g && link_g >= least_g ? score : 0;
  }
}
