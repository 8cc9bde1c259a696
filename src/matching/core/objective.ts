import type { Grams, Metres } from '../../vocabulary/units.js';
import type { Policy } from './problem.js';
import type { Prepared } from './prepared.js';

/** What it costs that anything at all goes from a donor to a recipient, in grams-equivalent. */
export function pairCost_g({ pairCost: { fixed_g, perMetre_g } }: Policy, travel_m: Metres): Grams {
  return fixed_g + perMetre_g * travel_m;
}

/**
 * What an association has been rewarded in all once it holds `held_g` of a fair share of `share_g`: per gram `weight` up
 * to half the share, half of it up to the whole, nothing up to one and a half, and a penalty beyond. Concave.
 */
export function fairnessReward(weight: number, share_g: Grams, held_g: Grams): number {
  const half = share_g / 2;
  if (held_g <= half) return weight * held_g;
  const atHalf = weight * half;
  if (held_g <= share_g) return atHalf + (weight / 2) * (held_g - half);
  const atShare = atHalf + (weight / 2) * half;
  return held_g <= 3 * half ? atShare : atShare - (weight / 2) * (held_g - 3 * half);
}

/** What each recipient has before this cycle's placements: received, and accepted already. In the order of `recipients`. */
export function heldBefore_g({ problem, recipients }: Prepared): Grams[] {
  const fixed = new Map<string, Grams>();
  for (const { recipient, grams } of problem.fixed) fixed.set(recipient, (fixed.get(recipient) ?? 0) + grams);
  return recipients.map(({ id, received_g = 0 }) => received_g + (fixed.get(id) ?? 0));
}

/**
 * The fair share of each association: its part of all entitlements, of all that associations have and all that is open.
 * Undefined for other recipients, and for all when nobody is entitled to anything: then nothing was promised.
 */
export function fairShares_g(prepared: Prepared): (Grams | undefined)[] {
  const { lots, recipients } = prepared;
  const held = heldBefore_g(prepared);
  let entitlements = 0;
  let mass_g = lots.reduce((sum, lot) => sum + lot.package_g * lot.packages, 0);
  recipients.forEach(({ kind, entitlement = 0 }, r) => {
    if (kind !== 'association') return;
    entitlements += entitlement;
    mass_g += held[r] ?? 0;
  });
  return recipients.map(({ kind, entitlement = 0 }) =>
    kind === 'association' && entitlements > 0 ? (entitlement / entitlements) * mass_g : undefined,
  );
}
