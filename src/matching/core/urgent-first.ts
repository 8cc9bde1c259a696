import { Board } from './board.js';
import { buildModel, type Model } from './model.js';
import { prepare } from './prepared.js';
import type { Problem } from './problem.js';
import type { Proposal } from './proposal.js';
import { propose } from './propose.js';

/**
 * The plain rule to fall back to, and to compare with: lots whose deadline comes first choose first, each going to the
 * nearest that may take it and has room. Looks neither ahead nor back.
 */
export function urgentFirst(problem: Problem): Proposal {
  const board = new Board(buildModel(prepare(problem)));
  fillUrgentFirst(board);
  return propose(board, simpleBound(board.model));
}

/** Fills an empty board by that rule. */
export function fillUrgentFirst(board: Board): void {
  const { model } = board;
  const { lots } = model.prepared;
  const order = lots.map((_, l) => l).sort((a, b) => compare(lots[a]!.deadlineAt, lots[b]!.deadlineAt) || a - b);
  for (const l of order) {
    const pairs = Array.from({ length: model.pairStart[l + 1]! - model.pairStart[l]! }, (_, i) => model.pairStart[l]! + i);
    pairs.sort((a, b) => model.pairTravel_m[a]! - model.pairTravel_m[b]! || a - b);
    for (const pair of pairs) {
      const packages = board.fits(pair);
      const link = model.pairLink[pair]!;
      const link_g = board.link_g[link]! + packages * model.package_g[l]!;
      if (packages > 0 && board.parcels[l]! < model.maxParcels && link_g >= model.linkLeast_g[link]!) board.set(pair, packages);
    }
  }
}

/** Infinity − Infinity is not a number, so deadlines are compared and not subtracted. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Every lot at its best recipient, free of charge, with all the fairness there is to earn: loose, but quick and true. */
function simpleBound(model: Model): number {
  let bound = 0;
  for (let l = 0; l < model.lots; l++) {
    const gains = model.pairGain.subarray(model.pairStart[l], model.pairStart[l + 1]);
    const best = gains.reduce((most, gain) => Math.max(most, gain), 0);
    if (gains.length > 0) bound += (best + model.fairnessWeight) * model.packages[l]! * model.package_g[l]!;
  }
  return bound;
}
