import { COLD_CLASSES } from '../../vocabulary/food.js';
import { layLinks } from './links.js';
import { fairShares_g, pairCost_g } from './objective.js';
import { pairGains } from './pair-gain.js';
import { feasiblePairs, type FeasiblePairs } from './pairs.js';
import { wholeOf, type Part } from './part.js';
import type { Prepared } from './prepared.js';
import { ROOMS } from './rooms.js';

export { ROOMS };

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
  /** 1 for the lots that are decided here. */
  readonly hasLot: Uint8Array;
  readonly package_g: Float64Array;
  readonly packages: Int32Array;
  readonly donors: number;
  readonly donorOfLot: Int32Array;

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
  /** What a link costs at least: the way to the nearest of its lots. */
  readonly linkCost_g: Float64Array;
  /** 1 where the lots of a link stand at different distances: then `costOf_g` tells what going to each of them costs. */
  readonly linkUneven: Uint8Array;
  readonly costOf_g: (pair: number) => number;
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

/** Lays a prepared problem, or a part of it, out as flat numbers. Lots and recipients outside the part have no pairs. */
export function buildModel(prepared: Prepared, part: Part = wholeOf(prepared)): Model {
  const { problem, lots, recipients } = prepared;
  const { policy } = problem;
  const { roomFree_g, totalFree_g, held_g } = part;
  const feasible = feasiblePairs(prepared, part);
  const coldOf = Int32Array.from(lots, ({ cold }) => COLD_CLASSES.indexOf(cold));
  const most = mostPackages();
  const { donors, donorOfLot } = numberDonors(prepared);
  const links = layLinks(prepared, { feasible, most, donors, donorOfLot, totalFree_g });
  const { kept } = links;
  const gains = pairGains(prepared, feasible);
  const pick = <T extends Int32Array | Float64Array>(from: T, into: T): T => {
    for (let p = 0; p < kept.length; p++) into[p] = from[kept[p]!]!;
    return into;
  };
  const pairRecipient = pick(feasible.recipient, new Int32Array(kept.length));
  const pairLot = pick(feasible.lot, new Int32Array(kept.length));
  const pairTravel_m = pick(feasible.travel_m, new Float64Array(kept.length));
  const pairGain = pick(gains, new Float64Array(kept.length));
  sortByGain(links, pairGain);
  return {
    prepared,
    maxParcels: policy.maxParcelsPerLot,
    fairnessWeight: policy.fairness.weight,
    lots: lots.length,
    hasLot: part.hasLot,
    package_g: Float64Array.from(lots, (lot) => lot.package_g),
    packages: Int32Array.from(lots, (lot) => lot.packages),
    donors,
    donorOfLot,
    pairs: kept.length,
    pairStart: startsOf(lots.length, pairLot),
    pairLot,
    pairRecipient,
    pairRoom: pairRecipient.map((r, p) => r * ROOMS + coldOf[pairLot[p]!]!),
    pairLink: links.pairLink,
    pairGain,
    pairTravel_m,
    pairMost: pick(most, new Int32Array(kept.length)),
    links: links.links,
    linkStart: links.linkStart,
    linkDonor: links.linkDonor,
    linkRecipient: links.linkRecipient,
    linkCost_g: links.linkCost_g,
    linkUneven: links.linkUneven,
    costOf_g: (pair) => pairCost_g(policy, pairTravel_m[pair]!),
    linkLeast_g: links.linkLeast_g,
    linkPairStart: links.linkPairStart,
    linkPairs: links.linkPairs,
    linksOfRecipient: links.linksOfRecipient,
    recipients: recipients.length,
    roomFree_g,
    totalFree_g,
    held_g,
    share_g: Float64Array.from(fairShares_g(prepared), (share) => share ?? -1),
  };

  function mostPackages(): Int32Array {
    const { count, lot, recipient }: FeasiblePairs = feasible;
    const found = new Int32Array(count);
    for (let p = 0; p < count; p++) {
      const { packages, package_g } = lots[lot[p]!]!;
      const free_g = Math.min(roomFree_g[recipient[p]! * ROOMS + coldOf[lot[p]!]!]!, totalFree_g[recipient[p]!]!);
      found[p] = Math.max(0, Math.min(packages, Math.floor(free_g / package_g)));
    }
    return found;
  }
}

/** Donors in the order in which their first lot comes. */
function numberDonors({ lots }: Prepared): { donors: number; donorOfLot: Int32Array } {
  const known = new Map<string, number>();
  const donorOfLot = Int32Array.from(lots, ({ donor }) => {
    const number = known.get(donor) ?? known.size;
    known.set(donor, number);
    return number;
  });
  return { donors: known.size, donorOfLot };
}

/** The pairs of each link, best gain first: there are seldom more than three. */
function sortByGain(
  { links, linkPairStart, linkPairs }: { links: number; linkPairStart: Int32Array; linkPairs: Int32Array },
  gain: Float64Array,
): void {
  for (let k = 0; k < links; k++) {
    for (let at = linkPairStart[k]! + 1; at < linkPairStart[k + 1]!; at++) {
      const pair = linkPairs[at]!;
      let to = at;
      for (; to > linkPairStart[k]! && gain[linkPairs[to - 1]!]! < gain[pair]!; to--) linkPairs[to] = linkPairs[to - 1]!;
      linkPairs[to] = pair;
    }
  }
}

/** Where each group begins in items that are sorted by group; one more entry says where the last one ends. */
export function startsOf(groups: number, groupOf: Int32Array): Int32Array {
  const start = new Int32Array(groups + 1);
  for (const group of groupOf) start[group + 1]! += 1;
  for (let g = 0; g < groups; g++) start[g + 1]! += start[g]!;
  return start;
}
