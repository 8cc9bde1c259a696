import type { ColdClass } from '../../vocabulary/food.js';
import type { Grams } from '../../vocabulary/units.js';
import type { Band, Problem, Recipient } from './problem.js';
import type { Placement } from './proposal.js';

/** Where an association stands against the band; `unmeasured` where nothing is promised to it, or too little so far to judge. */
export type Place = 'within' | 'below' | 'above' | 'unmeasured';

/** A hundredth of a gram: sums of shares are not exact, and nobody weighs finer. */
export const SLACK_G = 0.01;

/** Where who holds so much of such a share stands. */
export function placeOf(held_g: Grams, share_g: Grams, { least, most, from_g = 0 }: Band): Place {
  if (!(share_g > 0) || share_g < from_g) return 'unmeasured';
  if (held_g < least * share_g - SLACK_G) return 'below';
  return held_g > most * share_g + SLACK_G ? 'above' : 'within';
}

/** What one association holds. */
export interface Holding {
  readonly recipient: Recipient;
  readonly before_g: Grams;
  readonly held_g: Grams;
  readonly heldByCold_g: Readonly<Partial<Record<ColdClass, Grams>>>;
}

/** What every association holds once these placements are carried out, in the order of the problem. */
export function holdingsOf({ recipients, lots, fixed }: Problem, placements: readonly Placement[]): Holding[] {
  const lotOf = new Map(lots.map((lot) => [lot.id, lot]));
  const drafts = new Map(
    recipients.map(({ id, received_g = 0, receivedByCold_g = {} }) => [
      id,
      { before_g: received_g, held_g: received_g, heldByCold_g: { ...receivedByCold_g } as Partial<Record<ColdClass, Grams>> },
    ]),
  );
  for (const { recipient, cold, grams } of fixed) {
    const draft = drafts.get(recipient)!;
    draft.before_g += grams;
    draft.held_g += grams;
    draft.heldByCold_g[cold] = (draft.heldByCold_g[cold] ?? 0) + grams;
  }
  for (const { lot, recipient, packages } of placements) {
    const { cold, package_g } = lotOf.get(lot)!;
    const draft = drafts.get(recipient)!;
    draft.held_g += packages * package_g;
    draft.heldByCold_g[cold] = (draft.heldByCold_g[cold] ?? 0) + packages * package_g;
  }
  return recipients.filter(({ kind }) => kind === 'association').map((recipient) => ({ recipient, ...drafts.get(recipient.id)! }));
}

/** The fair share of each (its part of all entitlements, of all that these hold), and share received ÷ share entitled: null without a share. */
export function ratiosOf(holdings: readonly Holding[], grams: (holding: Holding) => Grams): { share_g: Grams[]; ratio: (number | null)[] } {
  const entitlements = holdings.reduce((sum, { recipient }) => sum + (recipient.entitlement ?? 0), 0);
  const all_g = holdings.reduce((sum, holding) => sum + grams(holding), 0);
  const share_g = holdings.map(({ recipient: { entitlement = 0 } }) => (entitlements > 0 ? (entitlement / entitlements) * all_g : 0));
  return { share_g, ratio: holdings.map((holding, i) => (share_g[i]! > 0 ? grams(holding) / share_g[i]! : null)) };
}
