import type { Grams, Metres } from '../../vocabulary/units.js';
import { pairCost_g } from './objective.js';
import type { FeasiblePairs } from './pairs.js';
import type { Prepared } from './prepared.js';

/** What the links are made of: the allowed pairs, the packages each could take at most, and whose lots they are. */
interface Ground {
  readonly feasible: FeasiblePairs;
  readonly most: Int32Array;
  readonly donors: number;
  readonly donorOfLot: Int32Array;
  readonly totalFree_g: Float64Array;
}

/** Links donor by donor, and the pairs that are left: `kept` are places among the feasible ones, `pairLink` goes with them. */
export interface Links {
  readonly links: number;
  readonly linkStart: Int32Array;
  readonly linkDonor: Int32Array;
  readonly linkRecipient: Int32Array;
  readonly linkCost_g: Float64Array;
  readonly linkUneven: Uint8Array;
  readonly linkLeast_g: Float64Array;
  readonly linkPairStart: Int32Array;
  readonly linkPairs: Int32Array;
  readonly linksOfRecipient: readonly (readonly number[])[];
  readonly kept: Int32Array;
  readonly pairLink: Int32Array;
}

/**
 * Puts together what goes from one donor to one recipient. Pairs that could not take one package fall away, and links
 * that could never reach the least their recipient accepts. A link is paid for the nearest of its lots here, so that a bound stays one.
 */
export function layLinks(prepared: Prepared, ground: Ground): Links {
  const { problem, recipients } = prepared;
  const { linkOf, donor, recipient, travel_m, uneven, most_g } = draftLinks(prepared, ground);
  const least_g = recipient.map((r) => recipients[r]!.minDelivery_g ?? 0);
  const order = recipient.map((_, k) => k).filter((k) => Math.min(most_g[k]!, ground.totalFree_g[recipient[k]!]!) >= least_g[k]!);
  const placeOf = new Int32Array(recipient.length).fill(-1);
  order.forEach((k, place) => (placeOf[k] = place));
  const linkStart = new Int32Array(ground.donors + 1);
  const linksOfRecipient: number[][] = recipients.map(() => []);
  order.forEach((k, place) => {
    linkStart[donor[k]! + 1]! += 1;
    linksOfRecipient[recipient[k]!]!.push(place);
  });
  for (let d = 0; d < ground.donors; d++) linkStart[d + 1]! += linkStart[d]!;
  return {
    links: order.length,
    linkStart,
    linkDonor: Int32Array.from(order, (k) => donor[k]!),
    linkRecipient: Int32Array.from(order, (k) => recipient[k]!),
    linkCost_g: Float64Array.from(order, (k) => pairCost_g(problem.policy, travel_m[k]!)),
    linkUneven: Uint8Array.from(order, (k) => uneven[k]!),
    linkLeast_g: Float64Array.from(order, (k) => least_g[k]!),
    linksOfRecipient,
    ...keepPairs(linkOf, placeOf, order.length),
  };
}

interface Drafts {
  /** Of each feasible pair; -1 where not one package fits. */
  readonly linkOf: Int32Array;
  readonly donor: number[];
  readonly recipient: number[];
  readonly travel_m: Metres[];
  readonly uneven: (0 | 1)[];
  readonly most_g: Grams[];
}

/** One draft for each donor and recipient with a pair between them, donor by donor. */
function draftLinks({ lots, recipients }: Prepared, { feasible, most, donors, donorOfLot }: Ground): Drafts {
  const { count, start, recipient: recipientOf, travel_m: travelOf } = feasible;
  const lotsOfDonor: number[][] = Array.from({ length: donors }, () => []);
  donorOfLot.forEach((donor, l) => lotsOfDonor[donor]!.push(l));
  const drafts: Drafts = { linkOf: new Int32Array(count).fill(-1), donor: [], recipient: [], travel_m: [], uneven: [], most_g: [] };
  /** The draft of this donor with each recipient; those of earlier donors are too low to count. */
  const latest = new Int32Array(recipients.length).fill(-1);
  lotsOfDonor.forEach((mine, donor) => {
    const first = drafts.donor.length;
    for (const l of mine) {
      for (let p = start[l]!; p < start[l + 1]!; p++) {
        if (most[p] === 0) continue;
        const recipient = recipientOf[p]!;
        let k = latest[recipient]!;
        if (k < first) {
          k = drafts.donor.push(donor) - 1;
          latest[recipient] = k;
          drafts.recipient.push(recipient);
          drafts.travel_m.push(travelOf[p]!);
          drafts.uneven.push(0);
          drafts.most_g.push(0);
        }
        drafts.linkOf[p] = k;
        if (drafts.travel_m[k] !== travelOf[p]) drafts.uneven[k] = 1;
        drafts.travel_m[k] = Math.min(drafts.travel_m[k]!, travelOf[p]!);
        drafts.most_g[k]! += most[p]! * lots[l]!.package_g;
      }
    }
  });
  return drafts;
}

/** The pairs whose link was kept, and those of each link. */
function keepPairs(
  linkOf: Int32Array,
  placeOf: Int32Array,
  links: number,
): Pick<Links, 'kept' | 'pairLink' | 'linkPairStart' | 'linkPairs'> {
  const kept = new Int32Array(linkOf.length);
  let count = 0;
  for (let p = 0; p < linkOf.length; p++) if (linkOf[p] !== -1 && placeOf[linkOf[p]!] !== -1) kept[count++] = p;
  const pairLink = new Int32Array(count);
  const linkPairStart = new Int32Array(links + 1);
  for (let p = 0; p < count; p++) {
    pairLink[p] = placeOf[linkOf[kept[p]!]!]!;
    linkPairStart[pairLink[p]! + 1]! += 1;
  }
  for (let k = 0; k < links; k++) linkPairStart[k + 1]! += linkPairStart[k]!;
  const next = linkPairStart.slice();
  const linkPairs = new Int32Array(count);
  for (let p = 0; p < count; p++) linkPairs[next[pairLink[p]!]!++] = p;
  return { kept: kept.subarray(0, count), pairLink, linkPairStart, linkPairs };
}
