import type { Grams } from '../../vocabulary/units.js';
import type { BandBoard } from './band-board.js';
import type { BandCode } from './band-reasons.js';
import { couldGiveAway, couldTakeMore } from './band-repair.js';
import type { Facts } from './constraint.js';
import { WhyNot } from './why-not.js';

/** One constraint that keeps an association outside the band, over all the lots it concerns. */
export interface Obstacle {
  readonly code: string;
  /** Those of the lot that came nearest: the smallest change that would have helped. */
  readonly facts: Facts;
  readonly lots: number;
  readonly grams: Grams;
}

/** Lots looked at for one association: with more, those that are far would drown what is near. */
const NEAREST = 1_000;

interface Draft {
  readonly code: string;
  facts: Facts;
  lots: number;
  grams: number;
  /** Grams that nothing else stands in the way of. */
  alone_g: number;
}

/** Names what keeps associations outside the band, for a board on which everything is decided. */
export class Obstacles {
  private readonly whyNot: WhyNot;

  constructor(private readonly state: BandBoard) {
    this.whyNot = new WhyNot(state.board);
  }

  /**
   * Why an association has no more: whether the cycle broke its promise, and otherwise each constraint that refused it
   * what the cycle decided, the most binding first: what stands alone in the way of most grams, then what concerns most.
   */
  below(r: number): { breach: boolean; because: Obstacle[] } {
    const breach = couldTakeMore(this.state, r);
    const drafts = new Map<string, Draft>();
    for (const l of this.nearestLots(r)) {
      const grams = this.grams(l) - this.heldOf(l, r);
      if (grams > 0) note(drafts, this.reasons(l, r), grams);
    }
    return { breach, because: [...(breach ? [whole('could-have')] : []), ...ranked(drafts, 'nothing-more')] };
  }

  /** Why an association has no less: each constraint that kept what this cycle gave it from every other association. */
  above(r: number): { breach: boolean; because: Obstacle[] } {
    const { model } = this.state.board;
    const breach = couldGiveAway(this.state, r);
    const drafts = new Map<string, Draft>();
    for (let l = 0; l < model.lots; l++) {
      const grams = this.heldOf(l, r);
      if (grams === 0) continue;
      const reasons = new Map<string, Reason>();
      for (const other of this.state.recipients) {
        if (other === r) continue;
        for (const reason of this.reasons(l, other)) {
          const known = reasons.get(keyOf(reason));
          if (known === undefined || size(reason.facts) < size(known.facts)) reasons.set(keyOf(reason), reason);
        }
      }
      note(drafts, [...reasons.values()], grams);
    }
    return { breach, because: [...(breach ? [whole('could-have-gone')] : []), ...ranked(drafts, 'had-before')] };
  }

  /** What refuses a lot to an association. That somebody else has it is no constraint: then it is the band that keeps it there. */
  private reasons(l: number, r: number): Reason[] {
    return this.whyNot.ask(l, r).map(({ code, facts }) => {
      if (code !== 'lost-to' && code !== 'not-worth') return { code, facts };
      const coarse = this.state.headroom_g(r, this.comesFromOutside(l)) < this.state.board.model.package_g[l]!;
      return { code: (coarse ? 'too-coarse' : 'not-to-spare') satisfies BandCode, facts: {} };
    });
  }

  /** Whether some of a lot is with nobody, a hub or an outlet. */
  private comesFromOutside(l: number): boolean {
    const { model, packages, left } = this.state.board;
    for (let p = model.pairStart[l]!; p < model.pairStart[l + 1]!; p++) {
      if (packages[p]! > 0 && !this.state.counts(model.pairRecipient[p]!)) return true;
    }
    return left[l]! > 0;
  }

  private grams(l: number): Grams {
    const { model } = this.state.board;
    return model.packages[l]! * model.package_g[l]!;
  }

  private heldOf(l: number, r: number): Grams {
    const { model, packages } = this.state.board;
    for (let p = model.pairStart[l]!; p < model.pairStart[l + 1]!; p++) {
      if (model.pairRecipient[p] === r) return packages[p]! * model.package_g[l]!;
    }
    return 0;
  }

  /** In the order of their places. With ties a few more. */
  private nearestLots(r: number): number[] {
    const { prepared, lots } = this.state.board.model;
    const all = Array.from({ length: lots }, (_, l) => l);
    if (lots <= NEAREST) return all;
    const far = Float64Array.from(all, (l) => prepared.travel_m(prepared.lots[l]!, prepared.recipients[r]!));
    const farthest = far.toSorted()[NEAREST - 1]!;
    return all.filter((l) => far[l]! <= farthest);
  }
}

interface Reason {
  readonly code: string;
  readonly facts: Facts;
}

/** Room is missing in one class or another: those are different things to help. */
const keyOf = ({ code, facts }: Reason): string => `${code} ${String(facts['cold'] ?? '')} ${String(facts['limit'] ?? '')}`;

/** How far facts are from allowing: their numbers, all of which grow with what is in the way. */
const size = (facts: Facts): number =>
  Object.values(facts).reduce<number>((sum, value) => sum + (typeof value === 'number' ? value : 0), 0);

function note(drafts: Map<string, Draft>, reasons: readonly Reason[], grams: Grams): void {
  for (const reason of reasons) {
    let draft = drafts.get(keyOf(reason));
    if (draft === undefined) drafts.set(keyOf(reason), (draft = { ...reason, lots: 0, grams: 0, alone_g: 0 }));
    draft.lots += 1;
    draft.grams += grams;
    if (reasons.length === 1) draft.alone_g += grams;
    if (size(reason.facts) < size(draft.facts)) draft.facts = reason.facts;
  }
}

function ranked(drafts: ReadonlyMap<string, Draft>, otherwise: BandCode): Obstacle[] {
  if (drafts.size === 0) return [whole(otherwise)];
  return [...drafts]
    .sort(([nameA, a], [nameB, b]) => b.alone_g - a.alone_g || b.grams - a.grams || (nameA < nameB ? -1 : 1))
    .map(([, { code, facts, lots, grams }]) => ({ code, facts, lots, grams }));
}

/** A reason about the cycle as a whole. */
const whole = (code: BandCode): Obstacle => ({ code, facts: {}, lots: 0, grams: 0 });
