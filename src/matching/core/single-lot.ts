import type { Grams } from '../../vocabulary/units.js';
import { Board } from './board.js';
import { Insertion } from './insertion.js';
import { buildModel, ROOMS, type Model } from './model.js';
import { fairShares_g } from './objective.js';
import { prepare } from './prepared.js';
import type { RecipientPrice } from './price-list.js';
import type { Problem } from './problem.js';
import type { Proposal } from './proposal.js';
import { propose } from './propose.js';
import { COLD_CLASSES } from '../../vocabulary/food.js';

/** A price of the last cycle with the fair share it was found at: a share is part of all that was open, which a single lot does not know. */
export interface KeptPrice extends RecipientPrice {
  /** Missing for those fairness does not measure. */
  readonly share_g?: Grams;
}

/** What a cycle leaves behind for the single lots until the next one. */
export function keepPrices(problem: Problem, prices: readonly RecipientPrice[]): KeptPrice[] {
  const [first] = problem.lots;
  if (first === undefined) return [];
  // Shares depend on the lots by their mass alone: one lot that weighs as much as all spares preparing thousands.
  const open_g = problem.lots.reduce((sum, lot) => sum + lot.package_g * lot.packages, 0);
  const prepared = prepare({ ...problem, lots: [{ ...first, package_g: open_g, packages: 1 }] });
  const shares = fairShares_g(prepared);
  const share = new Map(prepared.recipients.map(({ id }, r) => [id, shares[r]]));
  return prices.map((price) => {
    const share_g = share.get(price.recipient);
    return share_g === undefined ? price : { ...price, share_g };
  });
}

/**
 * Decides a lot between two cycles, at once: it goes where it is worth most after the prices of the last cycle, so that
 * it leaves alone the room that other food needs more; what that holds back goes where there is room all the same, since
 * it cannot wait. Rules, rooms and limits are those of a cycle. The problem holds that one lot and the recipients near
 * it; the objective is counted at the kept shares, and the bound is loose: all of it at the best recipient, free of charge.
 */
export function decideSingle(problem: Problem, kept: readonly KeptPrice[]): Proposal {
  const built = buildModel(prepare(problem));
  const known = new Map(kept.map((price) => [price.recipient, price]));
  const prices = built.prepared.recipients.map(({ id }) => known.get(id));
  const model: Model = { ...built, share_g: Float64Array.from(prices, (price) => price?.share_g ?? -1) };
  const worth = model.pairGain.map((gain, pair) => {
    const price = prices[model.pairRecipient[pair]!];
    const cold = COLD_CLASSES[model.pairRoom[pair]! % ROOMS]!;
    return price === undefined ? gain : gain - (price.room[cold] ?? 0) - price.total;
  });
  const board = new Board(model);
  const insertion = new Insertion(board, worth);
  for (let donor = 0; donor < model.donors; donor++) insertion.insert(donor, 'priced');
  for (let donor = 0; donor < model.donors; donor++) insertion.insert(donor, 'true');
  return propose(board, looseBound(model));
}

function looseBound({ pairGain, packages, package_g, fairnessWeight }: Model): number {
  if (pairGain.length === 0) return 0;
  const grams = packages.reduce((sum, count, lot) => sum + count * package_g[lot]!, 0);
  return grams * (pairGain.reduce((most, gain) => Math.max(most, gain), 0) + fairnessWeight);
}
