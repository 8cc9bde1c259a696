import type { Board } from './board.js';
import type { Insertion } from './insertion.js';

/**
 * Fills an empty board: the donor that would lose most by having its best recipient taken goes first (regret: its best
 * score less its second best), where urgent food counts for more because it is worth more per gram. Scores change as
 * rooms fill, so a donor's regret is taken again when its turn comes, and it goes back in the queue if it has fallen.
 */
export function construct(board: Board, insertion: Insertion): void {
  const { donors } = board.model;
  const regretOf = (donor: number): number => {
    const { score, second } = insertion.bestTwo(donor, 'priced');
    return score - second;
  };
  const queue = Array.from({ length: donors }, (_, donor) => ({ donor, regret: regretOf(donor) }));
  const byRegret = (a: { donor: number; regret: number }, b: { donor: number; regret: number }): number =>
    a.regret - b.regret || b.donor - a.donor;
  queue.sort(byRegret);
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const regret = regretOf(next.donor);
    const rival = queue.at(-1);
    if (rival !== undefined && regret < rival.regret) {
      let at = queue.length;
      while (at > 0 && queue[at - 1]!.regret > regret) at -= 1;
      queue.splice(at, 0, { donor: next.donor, regret });
    } else insertion.insert(next.donor, 'priced');
  }
  // What prices held back may still pay where room is left.
  for (let donor = 0; donor < donors; donor++) insertion.insert(donor, 'true');
}
