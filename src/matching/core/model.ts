import { COLD_CLASSES } from '../../vocabulary/food.js';
import { fairShares_g, heldBefore_g, pairCost_g } from './objective.js';
import { pairGains } from './pair-gain.js';
import { feasiblePairs } from './pairs.js';
import type { Prepared } from './prepared.js';

export const ROOMS = COLD_CLASSES.length;

/**
 * The problem as flat numbers, for loops that run millions of times. Lots and recipients are places in `Prepared`; a
 * **link** is a donor and a recipient, paid for once however many lots go; a **room** is `recipient × ROOMS + cold class`.
 * Pairs that could never take one package, or never reach the least a recipient accepts, are not in it.
 */
export interface Model {
  readonly prepared: Prepared;
  readonly maxParcels: number;
  readonly fairnessWeight: number;

  readonly lots: number;
  readonly package_g: Float64Array;
  readonly packages: Int32Array;
  readonly donors: number;
  readonly lotsOfDonor: readonly (readonly number[])[];

  /** Pairs of lot `l`: `pairStart[l]` to `pairStart[l + 1]`. */
  readonly pairs: number;
  readonly pairStart: Int32Array;
  readonly pairLot: Int32Array;
  readonly pairRecipient: Int32Array;
  readonly pairRoom: Int32Array;
  readonly pairLink: Int32Array;
  /** Objective per gram before costs and fairness: the product of the wishes. */
  readonly pairGain: Float64Array;
  readonly pairTravel_m: Float64Array;
  /** The packages that could go at most if nothing else did. */
  readonly pairMost: Int32Array;

  /** Links of donor `d`: `linkStart[d]` to `linkStart[d + 1]`. */
  readonly links: number;
  readonly linkStart: Int32Array;
  readonly linkDonor: Int32Array;
  readonly linkRecipient: Int32Array;
  readonly linkCost_g: Float64Array;
  readonly linkLeast_g: Float64Array;
  /** Pairs of link `k`, best gain first: `linkPairs` from `linkPairStart[k]` to `linkPairStart[k + 1]`. */
  readonly linkPairStart: Int32Array;
  readonly linkPairs: Int32Array;
  readonly linksOfRecipient: readonly (readonly number[])[];

  readonly recipients: number;
  /** Free grams per room and per recipient before this cycle; Infinity where nothing limits. */
  readonly roomFree_g: Float64Array;
  readonly totalFree_g: Float64Array;
  /** What a recipient holds before this cycle, and its fair share; below zero for those fairness does not measure. */
  readonly held_g: Float64Array;
  readonly share_g: Float64Array;
}

function freeRoom({ problem, recipients }: Prepared): { roomFree_g: Float64Array; totalFree_g: Float64Array } {
  const roomFree_g = new Float64Array(recipients.length * ROOMS).fill(Infinity);
  const totalFree_g = new Float64Array(recipients.length).fill(Infinity);
  const place = new Map(recipients.map(({ id }, r) => [id, r]));
  recipients.forEach(({ capacity_g, total_g = Infinity }, r) => {
    totalFree_g[r] = total_g;
    if (capacity_g !== undefined) COLD_CLASSES.forEach((cold, c) => (roomFree_g[r * ROOMS + c] = capacity_g[cold] ?? 0));
  });
  for (const { recipient, cold, grams } of problem.fixed) {
    const r = place.get(recipient)!;
    totalFree_g[r]! -= grams;
    roomFree_g[r * ROOMS + COLD_CLASSES.indexOf(cold)]! -= grams;
  }
  return { roomFree_g, totalFree_g };
}

/** One donor and one recipient while the model is being built. `travel_m` is that of its nearest lot, so that the bound stays one. */
interface LinkDraft {
  readonly donor: number;
  readonly recipient: number;
  readonly pairs: number[];
  travel_m: number;
  most_g: number;
}

/** Lays a prepared problem out as flat numbers. */
export function buildModel(prepared: Prepared): Model {
  const { problem, lots, recipients } = prepared;
  const { policy } = problem;
  const feasible = feasiblePairs(prepared);
  const { roomFree_g, totalFree_g } = freeRoom(prepared);
  const coldOf = lots.map(({ cold }) => COLD_CLASSES.indexOf(cold));
  const gains = pairGains(prepared, feasible);

  const most = new Int32Array(feasible.count);
  const donorIndex = new Map<string, number>();
  const drafts: Map<number, LinkDraft>[] = [];
  const lotsOfDonor: number[][] = [];
  lots.forEach((lot, l) => {
    const donor = donorIndex.get(lot.donor) ?? donorIndex.size;
    donorIndex.set(lot.donor, donor);
    (lotsOfDonor[donor] ??= []).push(l);
    const mine = (drafts[donor] ??= new Map<number, LinkDraft>());
    for (let p = feasible.start[l]!; p < feasible.start[l + 1]!; p++) {
      const recipient = feasible.recipient[p]!;
      const free_g = Math.min(roomFree_g[recipient * ROOMS + coldOf[l]!]!, totalFree_g[recipient]!);
      most[p] = Math.max(0, Math.min(lot.packages, Math.floor(free_g / lot.package_g)));
      if (most[p] === 0) continue;
      let link = mine.get(recipient);
      if (link === undefined) mine.set(recipient, (link = { donor, recipient, pairs: [], travel_m: Infinity, most_g: 0 }));
      link.pairs.push(p);
      link.travel_m = Math.min(link.travel_m, feasible.travel_m[p]!);
      link.most_g += most[p]! * lot.package_g;
    }
  });

  const links = drafts
    .flatMap((mine) => [...mine.values()].sort((a, b) => a.recipient - b.recipient))
    .filter((k) => Math.min(k.most_g, totalFree_g[k.recipient]!) >= (recipients[k.recipient]!.minDelivery_g ?? 0));
  return {
    prepared,
    maxParcels: policy.maxParcelsPerLot,
    fairnessWeight: policy.fairness.weight,
    lots: lots.length,
    package_g: Float64Array.from(lots, (lot) => lot.package_g),
    packages: Int32Array.from(lots, (lot) => lot.packages),
    donors: donorIndex.size,
    lotsOfDonor,
    recipients: recipients.length,
    roomFree_g,
    totalFree_g,
    held_g: Float64Array.from(heldBefore_g(prepared)),
    share_g: Float64Array.from(fairShares_g(prepared), (share) => share ?? -1),
    ...layLinks(),
  };

  function layLinks() {
    const gainOf = (p: number): number => gains[p]!;
    const linkOf = new Int32Array(feasible.count).fill(-1);
    links.forEach(({ pairs }, k) => pairs.forEach((p) => (linkOf[p] = k)));
    const kept = Array.from(linkOf.keys()).filter((p) => linkOf[p] !== -1);
    const placeOf = new Int32Array(feasible.count);
    kept.forEach((p, place) => (placeOf[p] = place));
    const linkPairs = links.flatMap(({ pairs }) => [...pairs].sort((a, b) => gainOf(b) - gainOf(a) || a - b));
    const linksOfRecipient: number[][] = recipients.map(() => []);
    links.forEach(({ recipient }, k) => linksOfRecipient[recipient]!.push(k));
    return {
      pairs: kept.length,
      pairStart: startsOf(lots.length, kept, (p) => feasible.lot[p]!),
      pairLot: Int32Array.from(kept, (p) => feasible.lot[p]!),
      pairRecipient: Int32Array.from(kept, (p) => feasible.recipient[p]!),
      pairRoom: Int32Array.from(kept, (p) => feasible.recipient[p]! * ROOMS + coldOf[feasible.lot[p]!]!),
      pairLink: Int32Array.from(kept, (p) => linkOf[p]!),
      pairGain: Float64Array.from(kept, gainOf),
      pairTravel_m: Float64Array.from(kept, (p) => feasible.travel_m[p]!),
      pairMost: Int32Array.from(kept, (p) => most[p]!),
      links: links.length,
      linkStart: startsOf(donorIndex.size, links, ({ donor }) => donor),
      linkDonor: Int32Array.from(links, ({ donor }) => donor),
      linkRecipient: Int32Array.from(links, ({ recipient }) => recipient),
      linkCost_g: Float64Array.from(links, ({ travel_m }) => pairCost_g(policy, travel_m)),
      linkLeast_g: Float64Array.from(links, ({ recipient }) => recipients[recipient]!.minDelivery_g ?? 0),
      linkPairStart: startsOf(links.length, linkPairs, (p) => linkOf[p]!),
      linkPairs: Int32Array.from(linkPairs, (p) => placeOf[p]!),
      linksOfRecipient,
    };
  }
}

/** Where each group begins in items that are sorted by group; one more entry says where the last one ends. */
function startsOf<T>(groups: number, items: readonly T[], groupOf: (item: T) => number): Int32Array {
  const start = new Int32Array(groups + 1);
  for (const item of items) start[groupOf(item) + 1]! += 1;
  for (let g = 0; g < groups; g++) start[g + 1]! += start[g]!;
  return start;
}
