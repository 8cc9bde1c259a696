import type { Grams } from '../../vocabulary/units.js';
import type { Board } from './board.js';
import type { Band } from './problem.js';
import { placeOf, SLACK_G, type Place } from './shares.js';

/**
 * What each association may claim and may spare, as things stand on a board. Its share is its part of all entitlements,
 * of all that associations hold (received, accepted, and placed by this cycle): unlike the share the objective rewards,
 * food that went elsewhere or nowhere is not in it, so that the ratios, weighed by entitlement, come to exactly 1.
 */
export class BandBoard {
  readonly recipients: readonly number[];
  private readonly isAssociation: readonly boolean[];
  private readonly entitlement: readonly number[];
  private readonly entitlements: number;
  private mass_g = 0;
  /** Pairs changed, each followed by what it was. */
  private readonly changes: number[] = [];

  constructor(
    readonly board: Board,
    readonly band: Band,
  ) {
    const { recipients } = board.model.prepared;
    this.isAssociation = recipients.map(({ kind }) => kind === 'association');
    this.entitlement = recipients.map(({ kind, entitlement = 0 }) => (kind === 'association' ? entitlement : 0));
    this.entitlements = this.entitlement.reduce((sum, one) => sum + one, 0);
    this.recipients = recipients.flatMap((_, r) => (this.claims(r) ? [r] : []));
    recipients.forEach((_, r) => (this.mass_g += this.isAssociation[r] ? board.held_g[r]! : 0));
  }

  /** The fair share; `growth_g` asks what it will be once associations hold that much more. */
  share_g(r: number, growth_g: Grams = 0): Grams {
    return (this.entitlement[r]! / this.entitlements) * (this.mass_g + growth_g);
  }

  /** Share received ÷ share entitled. */
  ratio(r: number): number {
    return this.board.held_g[r]! / this.share_g(r);
  }

  place(r: number): Place {
    return placeOf(this.board.held_g[r]!, this.share_g(r), this.band);
  }

  /** Whether anything was promised to this recipient. */
  claims(r: number): boolean {
    return this.entitlement[r]! > 0;
  }

  /** What to bring to one below the band: somewhat more than it lacks, or every later cycle would send it a crate again. */
  wants_g(r: number): Grams {
    const { least } = this.band;
    return (least + (1 - least) / 4) * this.share_g(r) - this.board.held_g[r]!;
  }

  /** What it holds beyond the band's upper end. */
  exceeds_g(r: number): Grams {
    return this.board.held_g[r]! - this.band.most * this.share_g(r);
  }

  /** What can be taken from a recipient that promises leave free: all, where nothing was promised to it. */
  spare_g(r: number, growth_g: Grams): Grams {
    if (!this.claims(r)) return Infinity;
    return Math.max(0, this.board.held_g[r]! - this.band.least * this.share_g(r, growth_g));
  }

  /** What it can take before it would hold more than the band allows. Food from outside (`grows`) raises all shares, its own too. */
  headroom_g(r: number, grows: boolean): Grams {
    const kept = grows ? 1 - (this.band.most * this.entitlement[r]!) / this.entitlements : 1;
    const free_g = Math.max(0, -this.exceeds_g(r));
    return kept > 0 ? free_g / kept : Infinity;
  }

  /** Whether what it holds counts among what associations hold. */
  counts(r: number): boolean {
    return this.isAssociation[r]!;
  }

  keepsItsShare(r: number): boolean {
    return !this.claims(r) || this.board.held_g[r]! >= this.band.least * this.share_g(r) - SLACK_G;
  }

  set(pair: number, packages: number): void {
    const { model } = this.board;
    const before = this.board.packages[pair]!;
    if (packages === before) return;
    this.changes.push(pair, before);
    this.apply(pair, packages, this.isAssociation[model.pairRecipient[pair]!]!);
  }

  private apply(pair: number, packages: number, counts: boolean): void {
    const { model } = this.board;
    if (counts) this.mass_g += (packages - this.board.packages[pair]!) * model.package_g[model.pairLot[pair]!]!;
    this.board.set(pair, packages);
  }

  /** A point to come `back` to. */
  mark(): number {
    return this.changes.length;
  }

  back(mark: number): void {
    while (this.changes.length > mark) {
      const before = this.changes.pop()!;
      const pair = this.changes.pop()!;
      this.apply(pair, before, this.isAssociation[this.board.model.pairRecipient[pair]!]!);
    }
  }
}
