import { COLD_CLASSES } from '../../vocabulary/food.js';
import type { Grams } from '../../vocabulary/units.js';
import type { Board } from './board.js';
import type { Facts } from './constraint.js';
import { constraints } from './constraints/index.js';
import type { JointCode } from './joint-reasons.js';
import { ROOMS } from './model.js';
import { Pair } from './pair.js';
import type { Reason } from './proposal.js';

/** Says why a recipient takes no more of a lot, given everything else on the board. */
export class WhyNot {
  private readonly pair: Pair;
  private readonly lotsOfDonor = new Map<string, number[]>();

  constructor(private readonly board: Board) {
    const { prepared } = board.model;
    this.pair = new Pair(prepared);
    prepared.lots.forEach(({ donor }, l) => {
      const mine = this.lotsOfDonor.get(donor);
      if (mine === undefined) this.lotsOfDonor.set(donor, [l]);
      else mine.push(l);
    });
  }

  /** Each rule that refuses lot `l` to recipient `r`; when none does, what the joint decision has against it. */
  ask(l: number, r: number): Reason[] {
    const recipient = this.board.model.prepared.recipients[r]!.id;
    const refused = this.refusals(l, r);
    if (refused.length > 0) return refused.map(({ code, facts }) => ({ recipient, code, facts }));
    const [code, facts] = this.board.left[l] === 0 ? this.lostTo(l, r) : this.jointly(l, r);
    return [{ recipient, code, facts }];
  }

  private refusals(l: number, r: number): { code: string; facts: Facts }[] {
    const { lots, recipients } = this.board.model.prepared;
    const pair = this.pair.of(lots[l]!, recipients[r]!);
    return constraints.flatMap(({ code, refuses }) => {
      const facts = refuses(pair);
      return facts === false ? [] : [{ code, facts }];
    });
  }

  private pairOf(l: number, r: number): number {
    const { pairStart, pairRecipient } = this.board.model;
    const at = pairRecipient.subarray(pairStart[l], pairStart[l + 1]).indexOf(r);
    return at === -1 ? -1 : pairStart[l]! + at;
  }

  /** In the order in which one removes them: room, sharing, the least delivery, and only then what it is worth. */
  private jointly(l: number, r: number): [JointCode, Facts] {
    const { board } = this;
    const { model } = board;
    const lot = model.prepared.lots[l]!;
    const room_g = board.roomFree_g[r * ROOMS + COLD_CLASSES.indexOf(lot.cold)]!;
    // Below zero where more was accepted before than there is room for: that would have to be made good as well.
    const free_g = Math.min(room_g, board.totalFree_g[r]!);
    if (free_g < lot.package_g) {
      const limit = room_g <= board.totalFree_g[r]! ? 'cold' : 'total';
      return ['full', { cold: lot.cold, free_g: Math.max(0, free_g), limit, short_g: lot.package_g - free_g }];
    }
    const pair = this.pairOf(l, r);
    if ((pair === -1 || board.packages[pair] === 0) && board.parcels[l]! >= model.maxParcels) {
      return ['max-parcels', { most: model.maxParcels }];
    }
    const least_g = model.prepared.recipients[r]!.minDelivery_g ?? 0;
    const offered_g = this.couldBring(l, r);
    if (pair === -1 || offered_g < least_g) return ['min-delivery', { least_g, offered_g, short_g: least_g - offered_g }];
    const grams = board.fits(pair) * lot.package_g;
    const gain_g = model.pairGain[pair]! * grams + board.fairnessGain(r, board.held_g[r]!, grams);
    const cost_g = board.extraCost_g(pair);
    const short_g = Math.max(1, Math.round(cost_g - gain_g));
    return ['not-worth', { gain_g: Math.round(gain_g), cost_g: Math.round(cost_g), short_g }];
  }

  /** What the donor of a lot sends to a recipient and could still add, all its lots together, as far as there is room. */
  private couldBring(lot: number, r: number): Grams {
    const { board } = this;
    const { package_g, prepared } = board.model;
    const rooms_g = board.roomFree_g.slice(r * ROOMS, (r + 1) * ROOMS);
    let total_g = board.totalFree_g[r]!;
    let could_g = 0;
    for (const l of this.lotsOfDonor.get(prepared.lots[lot]!.donor) ?? []) {
      const pair = this.pairOf(l, r);
      if (pair !== -1) could_g += board.packages[pair]! * package_g[l]!;
      if (board.left[l] === 0 || this.refusals(l, r).length > 0) continue;
      const room = COLD_CLASSES.indexOf(prepared.lots[l]!.cold);
      const packages = Math.min(board.left[l]!, Math.floor(Math.min(rooms_g[room]!, total_g) / package_g[l]!));
      const grams = Math.max(0, packages) * package_g[l]!;
      rooms_g[room]! -= grams;
      total_g -= grams;
      could_g += grams;
    }
    return could_g;
  }

  /** The lot is placed whole: what would be lost if its largest parcel came here instead, or why it could not come. */
  private lostTo(l: number, r: number): [JointCode, Facts] {
    const { board } = this;
    const { model } = board;
    const pair = this.pairOf(l, r);
    let winner = -1;
    for (let p = model.pairStart[l]!; p < model.pairStart[l + 1]!; p++) {
      if (p !== pair && board.packages[p]! > (winner === -1 ? 0 : board.packages[winner]!)) winner = p;
    }
    if (winner === -1) return this.jointly(l, r);
    const packages = board.packages[winner]!;
    const before = board.objective;
    board.mark();
    board.set(winner, 0);
    const obstacle = this.jointly(l, r);
    if (pair !== -1) board.set(pair, board.packages[pair]! + Math.min(packages, board.fits(pair)));
    const less_g = before - board.objective;
    board.undo(before);
    if (obstacle[0] !== 'not-worth') return obstacle;
    const recipient = model.prepared.recipients[model.pairRecipient[winner]!]!.id;
    return ['lost-to', { recipient, packages, less_g: Math.max(1, Math.round(less_g)) }];
  }
}
