import { seeded } from '../../demo/core/seeded.js';
import { Board } from '../../matching/core/board.js';
import type { Model } from '../../matching/core/model.js';
import { fillUrgentFirst } from '../../matching/core/urgent-first.js';

/** How people share out food without deciding together: lots one after the other, each to somebody who may take it and has room. */
export const PLAIN_RULES = ['nearest-first', 'most-urgent-first', 'first-come'] as const;
export type PlainRule = (typeof PLAIN_RULES)[number];

/** Who sees an announcement at all, under first come first served. */
const SEEN_WITHIN_M = 5_000;

/** Fills a board by a rule and answers it. First come: whoever of those within 5 km happens to look first, drawn from the seed. */
export function byRule(model: Model, rule: PlainRule, seed: number): Board {
  const { prepared, pairStart, pairTravel_m } = model;
  const board = new Board(model);
  if (rule === 'most-urgent-first') {
    fillUrgentFirst(board);
    return board;
  }
  const draws = seeded(seed, 'first-come');
  const inFileOrder = prepared.lots.map((_, l) => l).sort((a, b) => prepared.lots[a]!.row - prepared.lots[b]!.row);
  for (const l of inFileOrder) {
    const pairs = Array.from({ length: pairStart[l + 1]! - pairStart[l]! }, (_, at) => pairStart[l]! + at);
    const seen = rule === 'nearest-first' ? pairs : pairs.filter((p) => pairTravel_m[p]! <= SEEN_WITHIN_M);
    const turn = new Map(seen.map((p) => [p, rule === 'nearest-first' ? pairTravel_m[p]! : draws.unit()]));
    seen.sort((a, b) => turn.get(a)! - turn.get(b)! || a - b);
    fill(board, l, seen);
  }
  return board;
}

/** Gives as much of a lot as fits to one after the other. */
function fill(board: Board, l: number, pairs: readonly number[]): void {
  const { model } = board;
  for (const pair of pairs) {
    const packages = board.fits(pair);
    if (packages === 0 || board.parcels[l]! >= model.maxParcels) continue;
    const link = model.pairLink[pair]!;
    if (board.link_g[link]! + packages * model.package_g[l]! >= model.linkLeast_g[link]!) board.set(pair, packages);
  }
}
