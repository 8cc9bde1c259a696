import type { Model } from './model.js';
import { Relaxation } from './relaxation.js';

/** What room is worth, and what follows: no proposal can have a higher objective than `bound`. */
export interface Prices {
  readonly bound: number;
  /** Per pair, objective per gram less the price of the room and of the recipient's total (fairness included). */
  readonly worth: Float64Array;
  /** The price of a gram of each room (`recipient × ROOMS + cold class`), and of a gram of each recipient's total. */
  readonly room: Float64Array;
  readonly total: Float64Array;
}

/**
 * Lagrangian relaxation: capacities become prices per gram, and the cost of a link is shared out among the lots that may
 * use it. Then each lot on its own buys the best room for its price and each recipient on its own chooses how much to
 * take in all; whatever the prices, the sum is an upper bound of Z. Each round moves prices against what was overbought
 * (subgradient with momentum and a step per coordinate). At best prices the bound is that of the linear relaxation.
 * Held, Wolfe and Crowder, Validation of subgradient optimization, Mathematical Programming 6 (1974).
 */
export function findPrices(model: Model, rounds: number): Prices {
  const relaxed = new Relaxation(model);
  let bound = Infinity;
  for (let round = 0; round < rounds; round++) {
    const value = relaxed.solve();
    if (value < bound) {
      bound = value;
      relaxed.keepPrices();
    }
    relaxed.improve(paceAt(round / rounds));
  }
  const kept = relaxed.keptPrices();
  return { bound, worth: worthAt(model, kept), ...kept };
}

/** What each gram is worth at given prices, pair by pair. */
export function worthAt({ pairGain, pairRoom, pairRecipient }: Model, { room, total }: Pick<Prices, 'room' | 'total'>): Float64Array {
  return pairGain.map((gain, p) => gain - room[pairRoom[p]!]! - total[pairRecipient[p]!]!);
}

/** Long strides at first, so that prices get where they belong, then ever shorter ones. Found by trial. */
const paceAt = (done: number): number => 3 * (1 - done) * (1 - done) + 0.01;
