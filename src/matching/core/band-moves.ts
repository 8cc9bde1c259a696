import type { Grams } from '../../vocabulary/units.js';
import type { BandBoard } from './band-board.js';

/** Where packages of a lot can come from: a pair that holds some, or nobody. */
const NOBODY = -1;

/**
 * Brings more of one donor's food to the association at the end of a link: about `want_g`, and at least what that link
 * must carry. First what nobody has, then what hubs and outlets have, then what other associations can spare without
 * falling below the band; `only` names one giver. Every rule about pairs, room, parcels and least deliveries is kept, on
 * both sides. Answers the grams brought; 0 leaves the board as it was.
 */
export function bring(state: BandBoard, link: number, want_g: Grams, only?: number): Grams {
  const { model, held_g } = state.board;
  const j = model.linkRecipient[link]!;
  const before_g = held_g[j]!;
  // Shares grow with what associations hold: where that tips a giver over, it is asked again for a little less.
  for (const growth_g of [0, want_g + largestPackage_g(state, link)]) {
    for (const way of ways(state, link, only)) {
      const mark = state.mark();
      const taken = new Set<number>();
      if (way.whole === undefined || takeLink(state, link, way.whole, taken)) {
        takeParts(state, link, { until_g: before_g + want_g, growth_g, only, lot: way.lot, taken });
        if (held_g[j]! > before_g && stands(state, link, taken)) return held_g[j]! - before_g;
      }
      state.back(mark);
    }
  }
  return 0;
}

/** All from the whole of another link first (`whole`), or from one lot alone. */
interface Way {
  readonly whole?: number;
  readonly lot?: number;
}

/**
 * Parts of whatever there is; then, for a giver that accepts a least delivery, all that comes to it; then, for a least
 * delivery here, each lot alone, since small ones may leave no room for the one that would suffice.
 */
function ways(state: BandBoard, link: number, only: number | undefined): Way[] {
  const { model, link_g } = state.board;
  const pairs = model.linkPairs.subarray(model.linkPairStart[link], model.linkPairStart[link + 1]);
  const fussy = link_g[link]! < model.linkLeast_g[link]! && pairs.length > 1;
  return [
    {},
    ...allOrNothing(state, link, only).map((whole) => ({ whole })),
    ...(fussy ? Array.from(pairs, (pair) => ({ lot: model.pairLot[pair]! })) : []),
  ];
}

function largestPackage_g({ board: { model } }: BandBoard, link: number): Grams {
  let largest = 0;
  for (let at = model.linkPairStart[link]!; at < model.linkPairStart[link + 1]!; at++) {
    largest = Math.max(largest, model.package_g[model.pairLot[model.linkPairs[at]!]!]!);
  }
  return largest;
}

/** Links of the same donor to givers that accept a least delivery, and so may have to give all that comes by them. */
function allOrNothing({ board }: BandBoard, link: number, only: number | undefined): number[] {
  const { model } = board;
  const donor = model.linkDonor[link]!;
  const found: number[] = [];
  for (let k = model.linkStart[donor]!; k < model.linkStart[donor + 1]!; k++) {
    const wanted = only === undefined || model.linkRecipient[k] === only;
    if (k !== link && wanted && model.linkLeast_g[k]! > 0 && board.link_g[k]! > 0) found.push(k);
  }
  return found;
}

function pairOf({ board: { model } }: BandBoard, lot: number, link: number): number {
  for (let p = model.pairStart[lot]!; p < model.pairStart[lot + 1]!; p++) if (model.pairLink[p] === link) return p;
  return -1;
}

/** Takes all that comes by another link; false when some of it may not come here. */
function takeLink(state: BandBoard, link: number, other: number, taken: Set<number>): boolean {
  const { board } = state;
  const { model } = board;
  for (let at = model.linkPairStart[other]!; at < model.linkPairStart[other + 1]!; at++) {
    const from = model.linkPairs[at]!;
    const packages = board.packages[from]!;
    if (packages === 0) continue;
    const pair = pairOf(state, model.pairLot[from]!, link);
    if (pair === -1) return false;
    state.set(from, 0);
    if (board.fits(pair) < packages) return false;
    state.set(pair, board.packages[pair]! + packages);
  }
  taken.add(other);
  return true;
}

interface Wanted {
  readonly until_g: Grams;
  readonly growth_g: Grams;
  readonly only: number | undefined;
  /** Nothing of other lots. */
  readonly lot: number | undefined;
  /** Links something was taken from. */
  readonly taken: Set<number>;
}

function takeParts(state: BandBoard, link: number, { until_g, growth_g, only, lot: alone, taken }: Wanted): void {
  const { board } = state;
  const { model } = board;
  const j = model.linkRecipient[link]!;
  for (let at = model.linkPairStart[link]!; at < model.linkPairStart[link + 1]!; at++) {
    const pair = model.linkPairs[at]!;
    const lot = model.pairLot[pair]!;
    const package_g = model.package_g[lot]!;
    if (alone !== undefined && lot !== alone) continue;
    for (const from of sources(state, lot, j, only)) {
      const need_g = Math.max(until_g - board.held_g[j]!, model.linkLeast_g[link]! - board.link_g[link]!);
      if (need_g <= 0) return;
      const grows = from === NOBODY || !state.counts(model.pairRecipient[from]!);
      const room_g = Math.min(board.roomFree_g[model.pairRoom[pair]!]!, board.totalFree_g[j]!, state.headroom_g(j, grows));
      const has = from === NOBODY ? board.left[lot]! : board.packages[from]!;
      const spare = from === NOBODY ? has : Math.min(has, Math.floor(spare_g(state, from, growth_g) / package_g));
      const most = Math.min(Math.floor(room_g / package_g), spare);
      // A lot shared between as many as may be takes one more only in place of another.
      const crowded = board.packages[pair] === 0 && board.parcels[lot]! >= model.maxParcels;
      const instead = from !== NOBODY && most >= has ? has : 0;
      const packages = crowded ? instead : Math.min(Math.ceil(need_g / package_g), most);
      if (packages <= 0) continue;
      if (from !== NOBODY) {
        state.set(from, has - packages);
        taken.add(model.pairLink[from]!);
      }
      state.set(pair, board.packages[pair]! + packages);
    }
  }
}

/** What a giver can give by one pair: nothing of its share, and nothing of the least delivery it accepts. */
function spare_g(state: BandBoard, from: number, growth_g: Grams): Grams {
  const { model, link_g } = state.board;
  const link = model.pairLink[from]!;
  const least_g = model.linkLeast_g[link]!;
  return Math.min(state.spare_g(model.pairRecipient[from]!, growth_g), least_g > 0 ? link_g[link]! - least_g : Infinity);
}

/** Who has packages of a lot, in the order in which they are asked: nobody, outlets and hubs, then whoever has had most of its share. */
function sources(state: BandBoard, lot: number, j: number, only: number | undefined): number[] {
  const { board } = state;
  const { model } = board;
  const found: number[] = [];
  for (let p = model.pairStart[lot]!; p < model.pairStart[lot + 1]!; p++) {
    const r = model.pairRecipient[p]!;
    if (board.packages[p]! > 0 && r !== j && (only === undefined || r === only)) found.push(p);
  }
  const rank = (p: number): number => {
    const r = model.pairRecipient[p]!;
    return state.claims(r) ? state.ratio(r) : Infinity;
  };
  if (found.length > 1) {
    found.sort((a, b) => compare(rank(b), rank(a)) || model.pairGain[a]! - model.pairGain[b]! || a - b);
  }
  return board.left[lot]! > 0 && only === undefined ? [NOBODY, ...found] : found;
}

/** Infinity − Infinity is not a number. */
const compare = (a: number, b: number): number => (a === b ? 0 : a - b);

/** Whether all is as it must be once food has moved: deliveries large enough, givers with their share, the taker not above the band. */
function stands(state: BandBoard, link: number, taken: ReadonlySet<number>): boolean {
  const { board } = state;
  const { model } = board;
  const carries = (k: number): boolean => board.link_g[k] === 0 || board.link_g[k]! >= model.linkLeast_g[k]!;
  const j = model.linkRecipient[link]!;
  return carries(link) && state.place(j) !== 'above' && [...taken].every((k) => carries(k) && state.keepsItsShare(model.linkRecipient[k]!));
}
