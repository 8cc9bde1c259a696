import { COLD_CLASSES } from '../../vocabulary/food.js';
import type { Board } from './board.js';
import { wholeOf, type Part } from './part.js';
import type { Prepared } from './prepared.js';
import { ROOMS } from './rooms.js';

interface Parcel {
  readonly recipient: number;
  readonly packages: number;
}

/** What has been decided so far while a large problem is decided part by part, and the room that leaves. */
export class Placing {
  private readonly parcels = new Map<number, Parcel[]>();
  private readonly roomFree_g: Float64Array;
  private readonly totalFree_g: Float64Array;
  /** What each recipient holds by now. */
  readonly held_g: Float64Array;

  constructor(private readonly prepared: Prepared) {
    const { roomFree_g, totalFree_g, held_g } = wholeOf(prepared);
    this.roomFree_g = roomFree_g;
    this.totalFree_g = totalFree_g;
    this.held_g = held_g;
  }

  /** These lots and recipients with the room there is for them, once what was decided of the lots is taken back. */
  part(hasLot: Uint8Array, hasRecipient: Uint8Array): Part {
    const part: Part = {
      hasLot,
      hasRecipient,
      roomFree_g: this.roomFree_g.slice(),
      totalFree_g: this.totalFree_g.slice(),
      held_g: this.held_g.slice(),
    };
    for (const [lot, parcels] of this.parcels) if (hasLot[lot] === 1) this.move(part, lot, parcels, -1);
    return part;
  }

  /** Puts on a board what was decided of the lots that have pairs there. */
  putOn(board: Board): void {
    const { pairStart, pairRecipient } = board.model;
    for (const [lot, parcels] of this.parcels) {
      for (let pair = pairStart[lot]!; pair < pairStart[lot + 1]!; pair++) {
        const mine = parcels.find(({ recipient }) => recipient === pairRecipient[pair]);
        if (mine !== undefined) board.set(pair, mine.packages);
      }
    }
  }

  /** Takes over what a board decided of these lots, in place of what was decided before. */
  takeFrom(board: Board, hasLot: Uint8Array): void {
    const { pairLot, pairRecipient } = board.model;
    for (const [lot, parcels] of this.parcels) {
      if (hasLot[lot] === 0) continue;
      this.move(this.room(), lot, parcels, -1);
      this.parcels.delete(lot);
    }
    board.packages.forEach((packages, pair) => {
      if (packages === 0) return;
      const lot = pairLot[pair]!;
      const parcel = { recipient: pairRecipient[pair]!, packages };
      this.move(this.room(), lot, [parcel], 1);
      const mine = this.parcels.get(lot);
      if (mine === undefined) this.parcels.set(lot, [parcel]);
      else mine.push(parcel);
    });
  }

  private room(): Pick<Part, 'roomFree_g' | 'totalFree_g' | 'held_g'> {
    return { roomFree_g: this.roomFree_g, totalFree_g: this.totalFree_g, held_g: this.held_g };
  }

  private move(
    { roomFree_g, totalFree_g, held_g }: Pick<Part, 'roomFree_g' | 'totalFree_g' | 'held_g'>,
    l: number,
    parcels: readonly Parcel[],
    sign: 1 | -1,
  ): void {
    const { package_g, cold } = this.prepared.lots[l]!;
    for (const { recipient, packages } of parcels) {
      const grams = sign * packages * package_g;
      roomFree_g[recipient * ROOMS + COLD_CLASSES.indexOf(cold)]! -= grams;
      totalFree_g[recipient]! -= grams;
      held_g[recipient]! += grams;
    }
  }
}
