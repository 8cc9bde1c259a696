import { COLD_CLASSES, type ColdClass } from '../../vocabulary/food.js';
import type { Grams } from '../../vocabulary/units.js';
import { fairnessReward, fairShares_g, heldBefore_g, pairCost_g } from './objective.js';
import { pairGain } from './pair-gain.js';
import { feasiblePairs } from './pairs.js';
import { prepare, type Prepared } from './prepared.js';
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
    const room = COLD_CLASSES.indexOf(lot.cold);
    const sent = after.sent.get(lot.donor);
    const takers = after.takers.get(lotId)!;
    const ranked: { r: number; worth: number }[] = [];
    for (let p = pairs.start[l]!; p < pairs.start[l + 1]!; p++) {
      const r = pairs.recipient[p]!;
      if (after.roomFree_g[r * COLD_CLASSES.length + room]! < grams || after.totalFree_g[r]! < grams || takers.has(r)) continue;
      const recipient = prepared.recipients[r]!;
      const sent_g = sent?.get(r) ?? 0;
      if (sent_g + grams < (recipient.minDelivery_g ?? 0)) continue;
      const gain = pairGain({ lot, recipient, policy, nowAt: prepared.nowAt, delivery: pairs.delivery[p]! });
      const trip_g = sent_g > 0 ? 0 : pairCost_g(policy, pairs.travel_m[p]!);
      const worth = gain * grams - trip_g + after.fairnessGain(r, grams);
      if (worth > 0) ranked.push({ r, worth });
    }
    ranked.sort((a, b) => b.worth - a.worth || a.r - b.r);
    return { lot: lotId, recipient: chosen, next: ranked.slice(0, READY).map(({ r }) => prepared.recipients[r]!.id) };
  });
}

/** How things stand once a proposal is carried out, by the place of each recipient. */
class Afterwards {
  readonly roomFree_g: Float64Array;
  readonly totalFree_g: Float64Array;
  private readonly held_g: Float64Array;
  private readonly shares_g: readonly (Grams | undefined)[];
  /** What each donor sends, by recipient. */
  readonly sent = new Map<string, Map<number, Grams>>();
  /** Who gets something of each lot. */
  readonly takers = new Map<string, Set<number>>();

  constructor(
    private readonly prepared: Prepared,
    placements: readonly Placement[],
  ) {
    const { recipients, problem } = prepared;
    this.roomFree_g = Float64Array.from({ length: recipients.length * COLD_CLASSES.length }, (_, at) => {
      const { capacity_g } = recipients[Math.floor(at / COLD_CLASSES.length)]!;
      return capacity_g === undefined ? Infinity : (capacity_g[COLD_CLASSES[at % COLD_CLASSES.length]!] ?? 0);
    });
    this.totalFree_g = Float64Array.from(recipients, ({ total_g = Infinity }) => total_g);
    this.held_g = Float64Array.from(heldBefore_g(prepared));
    this.shares_g = fairShares_g(prepared);
    const lots = new Map(prepared.lots.map((lot) => [lot.id, lot]));
    const places = new Map(recipients.map(({ id }, r) => [id, r]));
    for (const { recipient, cold, grams } of problem.fixed) this.fill(places.get(recipient)!, cold, grams);
    for (const { lot: id, recipient, packages } of placements) {
      const { cold, donor, package_g } = lots.get(id)!;
      const r = places.get(recipient)!;
      const grams = packages * package_g;
      this.fill(r, cold, grams);
      this.held_g[r]! += grams;
      const sent = this.sent.get(donor) ?? new Map<number, Grams>();
      this.sent.set(donor, sent.set(r, (sent.get(r) ?? 0) + grams));
      this.takers.set(id, (this.takers.get(id) ?? new Set()).add(r));
    }
  }

  private fill(r: number, cold: ColdClass, grams: Grams): void {
    this.roomFree_g[r * COLD_CLASSES.length + COLD_CLASSES.indexOf(cold)]! -= grams;
    this.totalFree_g[r]! -= grams;
  }

  /** What the recipient's fairness reward gains by this much more. */
  fairnessGain(r: number, grams: Grams): number {
    const share_g = this.shares_g[r];
    if (share_g === undefined) return 0;
    const { weight } = this.prepared.problem.policy.fairness;
    const held_g = this.held_g[r]!;
    return fairnessReward(weight, share_g, held_g + grams) - fairnessReward(weight, share_g, held_g);
  }
}
