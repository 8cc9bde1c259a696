import type { Grams } from '../../vocabulary/units.js';
import { fairnessReward, fairShares_g, heldBefore_g, pairCost_g } from './objective.js';
import { pairGain } from './pair-gain.js';
import { feasiblePairs } from './pairs.js';
import { prepare, type Prepared, type PreparedLot, type PreparedRecipient } from './prepared.js';
import type { Problem } from './problem.js';
import type { Placement } from './proposal.js';

/** How many are kept ready behind each recipient: after three refusals the next cycle looks at everything again. */
const READY = 3;

/** A placement, and who would be asked next if it came to nothing, the best first. */
export interface NextBest {
  readonly lot: string;
  readonly recipient: string;
  readonly next: readonly string[];
}

/**
 * For each placement the recipients that would add most to the objective in its stead, with everything else as proposed:
 * those whom the rules allow, that have room for all of it beside what they get already, take at least as much, and are
 * worth the trip. Nobody who gets a part of the lot anyway.
 */
export function nextBest(problem: Problem, placements: readonly Placement[]): NextBest[] {
  const whole = prepare(problem);
  const after = new Afterwards(whole, placements);
  const placed = new Set(placements.map(({ lot }) => lot));
  const prepared: Prepared = { ...whole, lots: whole.lots.filter(({ id }) => placed.has(id)) };
  const pairs = feasiblePairs(prepared);
  const place = new Map(prepared.lots.map(({ id }, l) => [id, l]));
  const { policy } = problem;
  return placements.map(({ lot: lotId, recipient: chosen, packages }) => {
    const l = place.get(lotId)!;
    const lot = prepared.lots[l]!;
    const grams = packages * lot.package_g;
    const ranked: { recipient: string; r: number; worth: number }[] = [];
    for (let p = pairs.start[l]!; p < pairs.start[l + 1]!; p++) {
      const r = pairs.recipient[p]!;
      const recipient = prepared.recipients[r]!;
      const sent_g = after.sent_g(lot.donor, recipient.id);
      const takesAll = after.hasRoom(lot, recipient, grams) && sent_g + grams >= (recipient.minDelivery_g ?? 0);
      if (!takesAll || after.gets(lotId, recipient.id)) continue;
      const gain = pairGain({ lot, recipient, policy, nowAt: prepared.nowAt, delivery: pairs.delivery[p]! });
      const trip_g = sent_g > 0 ? 0 : pairCost_g(policy, pairs.travel_m[p]!);
      const worth = gain * grams - trip_g + after.fairnessGain(r, grams);
      if (worth > 0) ranked.push({ recipient: recipient.id, r, worth });
    }
    ranked.sort((a, b) => b.worth - a.worth || a.r - b.r);
    return { lot: lotId, recipient: chosen, next: ranked.slice(0, READY).map(({ recipient }) => recipient) };
  });
}

/** How things stand once a proposal is carried out. */
class Afterwards {
  private readonly grams = new Map<string, Grams>();
  private readonly before_g: readonly Grams[];
  private readonly shares_g: readonly (Grams | undefined)[];

  constructor(
    private readonly prepared: Prepared,
    placements: readonly Placement[],
  ) {
    const lots = new Map(prepared.lots.map((lot) => [lot.id, lot]));
    for (const { recipient, cold, grams } of prepared.problem.fixed) this.add(grams, [recipient], [recipient, cold]);
    for (const { lot: id, recipient, packages } of placements) {
      const { cold, donor, package_g } = lots.get(id)!;
      const names = [[recipient], [recipient, cold], ['new', recipient], ['sent', donor, recipient], ['lot', id, recipient]];
      this.add(packages * package_g, ...names);
    }
    this.before_g = heldBefore_g(prepared);
    this.shares_g = fairShares_g(prepared);
  }

  private add(grams: Grams, ...names: readonly (readonly string[])[]): void {
    for (const name of names) this.grams.set(name.join('\n'), this.of(...name) + grams);
  }

  private of(...name: readonly string[]): Grams {
    return this.grams.get(name.join('\n')) ?? 0;
  }

  hasRoom({ cold }: PreparedLot, { id, capacity_g, total_g = Infinity }: PreparedRecipient, grams: Grams): boolean {
    return this.of(id) + grams <= total_g && (capacity_g === undefined || this.of(id, cold) + grams <= (capacity_g[cold] ?? 0));
  }

  sent_g(donor: string, recipient: string): Grams {
    return this.of('sent', donor, recipient);
  }

  gets(lot: string, recipient: string): boolean {
    return this.of('lot', lot, recipient) > 0;
  }

  /** What the recipient's fairness reward gains by this much more. */
  fairnessGain(r: number, grams: Grams): number {
    const share_g = this.shares_g[r];
    if (share_g === undefined) return 0;
    const { weight } = this.prepared.problem.policy.fairness;
    const held_g = this.before_g[r]! + this.of('new', this.prepared.recipients[r]!.id);
    return fairnessReward(weight, share_g, held_g + grams) - fairnessReward(weight, share_g, held_g);
  }
}
