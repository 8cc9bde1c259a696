import { COLD_CLASSES } from '../../vocabulary/food.js';
import { heldBefore_g } from './objective.js';
import type { Prepared } from './prepared.js';
import { ROOMS } from './rooms.js';

/**
 * The lots and recipients that are decided together, and the room there is for them: the whole problem, or a piece of
 * it with everything outside left as it is. `hasLot` and `hasRecipient` are 1 for those that belong.
 */
export interface Part {
  readonly hasLot: Uint8Array;
  readonly hasRecipient: Uint8Array;
  /** Free grams per room (`recipient × ROOMS + cold class`) and per recipient; Infinity where nothing limits. */
  readonly roomFree_g: Float64Array;
  readonly totalFree_g: Float64Array;
  /** What a recipient holds already, for fairness. */
  readonly held_g: Float64Array;
}

/** The whole problem: all its lots and recipients, with what is left of their room after what they have accepted. */
export function wholeOf(prepared: Prepared): Part {
  const { problem, lots, recipients } = prepared;
  const roomFree_g = new Float64Array(recipients.length * ROOMS).fill(Infinity);
  const totalFree_g = new Float64Array(recipients.length).fill(Infinity);
  const place = new Map(recipients.map(({ id }, r) => [id, r]));
  recipients.forEach(({ capacity_g, total_g = Infinity }, r) => {
    totalFree_g[r] = total_g;
    if (capacity_g !== undefined) COLD_CLASSES.forEach((cold, c) => (roomFree_g[r * ROOMS + c] = capacity_g[cold] ?? 0));
  });
  for (const { recipient, cold, grams } of problem.fixed) {
    const r = place.get(recipient)!;
    totalFree_g[r]! -= grams;
    roomFree_g[r * ROOMS + COLD_CLASSES.indexOf(cold)]! -= grams;
  }
  return {
    hasLot: new Uint8Array(lots.length).fill(1),
    hasRecipient: new Uint8Array(recipients.length).fill(1),
    roomFree_g,
    totalFree_g,
    held_g: Float64Array.from(heldBefore_g(prepared)),
  };
}
