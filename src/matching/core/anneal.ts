import type { Board } from './board.js';
import type { Candidates } from './candidates.js';

/** Looked up once, as in `Insertion`. */
const { ceil, floor, log, max, min } = Math;
const { MIN_VALUE } = Number;

/** How much worse a step may be, in grams-equivalent, at the start and shortly before the end. Found by trial. */
const WARM_G = 300;
const COLD_G = 10;
/** The last part of the search keeps nothing that is worse. */
const DESCENT = 0.95;
/** With so few pairs the best outcome is kept at any step; with more the last one is as good, and copying would take too long. */
const SMALL = 5_000;
/** Steps between two looks at the age of the search. */
const BETWEEN = 1024;
/** How often a lot that is not all placed still takes from where it is; all that is there and not a part of it; a whole link. */
const FROM_PLACED = 0.3;
const ALL = 0.6;
const WHOLE_LINK = 0.02;
/** Parcels put out of a full room for one that comes in; recipients that what was put out may go to instead. */
const MOST_EJECTED = 2;
const MOST_REFILLED = 3;

/**
 * Local search by simulated annealing. Each step moves packages of one lot to another recipient, better ones more often;
 * where there is no room, it puts something else out (ejection), and what was put out goes where it is worth most or
 * stays over. A worse outcome is kept with a chance that falls as the search ages (Kirkpatrick, Gelatt and Vecchi,
 * Optimization by simulated annealing, Science 220, 1983), else undone.
 */
export class Annealing {
  private readonly lots: readonly number[];

  constructor(
    private readonly board: Board,
    private readonly candidates: Candidates,
    private readonly random: () => number,
  ) {
    const { start } = candidates;
    this.lots = Array.from({ length: board.model.lots }, (_, l) => l).filter((l) => start[l + 1]! > start[l]!);
  }

  /** Searches until `age` reaches 1: the part of the search that is over after so many steps. Never ends worse than it began. */
  run(age: (steps: number) => number): void {
    const { board, lots, random } = this;
    if (lots.length === 0) return;
    const keepsBest = board.model.pairs <= SMALL;
    let best = board.objective;
    let bestPackages = board.packages.slice();
    let chance_g = 0;
    for (let step = 0; ; step++) {
      if (step % BETWEEN === 0) {
        const old = age(step);
        if (old >= 1) break;
        chance_g = old < DESCENT ? WARM_G * (COLD_G / WARM_G) ** old : 0;
      }
      this.step(random() < WHOLE_LINK ? this.leaveLink : this.moveLot, chance_g);
      if (keepsBest && board.objective > best) {
        best = board.objective;
        bestPackages = board.packages.slice();
      }
    }
    if (board.objective >= best) return;
    board.mark();
    bestPackages.forEach((packages, pair) => packages === 0 && board.set(pair, 0));
    bestPackages.forEach((packages, pair) => board.set(pair, packages));
  }

  private step(move: (this: this) => boolean, chance_g: number): void {
    const { board, random } = this;
    const before = board.objective;
    board.mark();
    const done = move.call(this) && this.leastKept();
    const more = board.objective - before;
    if (!done || (more < 0 && more < chance_g * log(random() + MIN_VALUE))) board.undo(before);
  }

  /** Some packages of one lot go to another recipient, from what is left of it or from where they are. */
  private moveLot(): boolean {
    const { board, candidates, lots, random } = this;
    const { model, packages, left, parcels } = board;
    const lot = lots[floor(random() * lots.length)]!;
    const from = candidates.start[lot]!;
    const count = candidates.start[lot + 1]! - from;
    const rank = random();
    const target = candidates.pairs[from + floor(rank * rank * rank * count)]!;
    let source = -1;
    if (left[lot] === 0 || random() < FROM_PLACED) {
      const first = floor(random() * count);
      for (let n = 0; n < count && source === -1; n++) {
        const pair = candidates.pairs[from + ((first + n) % count)]!;
        if (pair !== target && packages[pair]! > 0) source = pair;
      }
    }
    const most = source === -1 ? left[lot]! : packages[source]!;
    if (most === 0) return false;
    const package_g = model.package_g[lot]!;
    const link = model.pairLink[target]!;
    const least = ceil((model.linkLeast_g[link]! - board.link_g[link]!) / package_g);
    const wanted = max(least, random() < ALL ? most : 1 + floor(random() * most));
    if (wanted > most) return false;
    if (source !== -1) board.set(source, packages[source]! - wanted);
    if (packages[target] === 0 && parcels[lot]! >= model.maxParcels) return false;
    const put = this.makeRoom(target, wanted);
    if (put <= 0 || put < least) return false;
    board.set(target, packages[target]! + put);
    this.refillMoved();
    return true;
  }

  /** All that one donor brings to one recipient goes elsewhere. */
  private leaveLink(): boolean {
    const { board, candidates, lots, random } = this;
    const { model, packages } = board;
    const lot = lots[floor(random() * lots.length)]!;
    const from = candidates.start[lot]!;
    const pair = candidates.pairs[from + floor(random() * (candidates.start[lot + 1]! - from))]!;
    if (packages[pair] === 0) return false;
    const link = model.pairLink[pair]!;
    for (let at = model.linkPairStart[link]!; at < model.linkPairStart[link + 1]!; at++) board.set(model.linkPairs[at]!, 0);
    this.refillMoved();
    return true;
  }

  /** Puts out what stands in the way of `wanted` packages, if need be, and answers how many then fit. */
  private makeRoom(target: number, wanted: number): number {
    const { board, random } = this;
    const { model, packages, link_g } = board;
    const lot = model.pairLot[target]!;
    const room = model.pairRoom[target]!;
    const recipient = model.pairRecipient[target]!;
    const wanted_g = wanted * model.package_g[lot]!;
    const arriving = board.arriving[recipient]!;
    for (let n = 0; ; n++) {
      const free_g = min(board.roomFree_g[room]!, board.totalFree_g[recipient]!);
      if (free_g >= wanted_g) return wanted;
      const fitting = floor(free_g / model.package_g[lot]!);
      if (n === MOST_EJECTED || arriving.length === 0) return fitting;
      const anyRoom = board.roomFree_g[room]! >= wanted_g;
      const first = floor(random() * arriving.length);
      let out = -1;
      for (let i = 0; i < arriving.length && out === -1; i++) {
        const pair = arriving[(first + i) % arriving.length]!;
        if (model.pairLot[pair] !== lot && (anyRoom || model.pairRoom[pair] === room)) out = pair;
      }
      if (out === -1) return fitting;
      const package_g = model.package_g[model.pairLot[out]!]!;
      let gone = min(packages[out]!, ceil((wanted_g - free_g) / package_g));
      const link = model.pairLink[out]!;
      const stays_g = link_g[link]! - gone * package_g;
      if (stays_g > 0 && stays_g < model.linkLeast_g[link]!) gone = packages[out]!;
      board.set(out, packages[out]! - gone);
    }
  }

  /** What was taken away in this step and is left over goes where it is worth most. */
  private refillMoved(): void {
    const { board } = this;
    const { journal } = board;
    const changed = journal.length;
    for (let at = 0; at < changed; at += 2) {
      const lot = board.model.pairLot[journal[at]!]!;
      if (board.left[lot]! > 0) this.refill(lot);
    }
  }

  private refill(lot: number): void {
    const { board, candidates } = this;
    const { model, packages, left, parcels, link_g } = board;
    const package_g = model.package_g[lot]!;
    for (let n = 0; n < MOST_REFILLED && left[lot]! > 0; n++) {
      let best = -1;
      let most = 0;
      let highest = 0;
      for (let at = candidates.start[lot]!; at < candidates.start[lot + 1]!; at++) {
        const pair = candidates.pairs[at]!;
        if (packages[pair] === 0 && parcels[lot]! >= model.maxParcels) continue;
        const fitting = board.fits(pair);
        const link = model.pairLink[pair]!;
        if (fitting === 0 || link_g[link]! + fitting * package_g < model.linkLeast_g[link]!) continue;
        const gain = board.gain(pair, fitting);
        if (gain > highest) {
          highest = gain;
          best = pair;
          most = fitting;
        }
      }
      if (best === -1) return;
      board.set(best, packages[best]! + most);
    }
  }

  /** Whether every link that was touched still brings nothing or the least its recipient accepts. */
  private leastKept(): boolean {
    const { model, journal, link_g } = this.board;
    for (let at = 0; at < journal.length; at += 2) {
      const link = model.pairLink[journal[at]!]!;
      if (link_g[link]! > 0 && link_g[link]! < model.linkLeast_g[link]!) return false;
    }
    return true;
  }
}
