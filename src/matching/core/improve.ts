import type { Board } from './board.js';
import type { Insertion } from './insertion.js';

/** Donors taken back together: fewer cannot trade places, more are slow and seldom better. Found by trial. */
const FEWEST = 2;
const MOST = 8;
/** How much worse a step may be, as parts of what a link brings on average, at the start and at the end. */
const WARM = 0.003;
const COLD = 0.000_3;
/** How far prices are nudged, as a part of the objective per gram. */
const NUDGE = 0.04;
/** How often a lot is passed over. */
const PASS_OVER = 0.05;

/**
 * Local search by ruin and recreate: takes back what a few donors send that could all serve one recipient, and inserts
 * them anew in another order at slightly other prices, which moves, swaps and ejects in one step. A worse outcome is
 * kept with a chance that falls as the search ages (simulated annealing), else undone. Stops when `looks` links have been
 * looked at, so that the outcome depends on the seed and not on the machine. Leaves the best outcome on the board.
 * Schrimpf et al., Record breaking optimization results using the ruin and recreate principle, J. Comp. Phys. 159 (2000).
 */
export function improve(board: Board, insertion: Insertion, random: () => number, looks: number): void {
  const { model } = board;
  const places = model.linksOfRecipient.filter((links) => links.length > 1);
  if (places.length === 0) return;
  const used = board.link_g.reduce((count, grams) => count + (grams > 0 ? 1 : 0), 0);
  const perLink = Math.abs(board.objective) / Math.max(1, used);
  const any = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const from = insertion.looks;
  let best = board.objective;
  let bestPackages = board.packages.slice();
  while (insertion.looks - from < looks) {
    const age = (insertion.looks - from) / looks;
    const chance = perLink * WARM * (COLD / WARM) ** age;
    const before = board.objective;
    board.mark();
    const links = any(places);
    const donors = new Set<number>();
    const size = FEWEST + Math.floor(random() * (MOST - FEWEST + 1));
    for (let i = 0; i < size; i++) donors.add(model.linkDonor[any(links)]!);
    for (const donor of donors) {
      board.clearDonor(donor);
      for (let k = model.linkStart[donor]!; k < model.linkStart[donor + 1]!; k++) {
        insertion.nudge[model.linkRecipient[k]!] = (random() - 0.5) * 2 * NUDGE;
      }
      for (const lot of model.lotsOfDonor[donor]!) insertion.passedOver[lot] = random() < PASS_OVER ? 1 : 0;
    }
    for (const donor of donors) insertion.insert(donor, 'priced');
    for (const donor of donors) insertion.insert(donor, 'true');
    if (board.objective - before < chance * Math.log(random() + Number.MIN_VALUE)) {
      board.undo(before);
    } else if (board.objective > best) {
      best = board.objective;
      bestPackages = board.packages.slice();
    }
  }
  bestPackages.forEach((packages, pair) => packages === 0 && board.set(pair, 0));
  bestPackages.forEach((packages, pair) => board.set(pair, packages));
}
