import { Annealing } from './anneal.js';
import { Board, fairnessOf } from './board.js';
import { candidatesOf } from './candidates.js';
import { cellOf, cutMap, type Cell } from './cells.js';
import { construct } from './construct.js';
import { leftOvers } from './explain.js';
import { Insertion } from './insertion.js';
import { buildModel, type Model } from './model.js';
import { fairShares_g } from './objective.js';
import { wholeOf } from './part.js';
import { Placing } from './placing.js';
import type { Prepared } from './prepared.js';
import { priceList, type RecipientPrice } from './price-list.js';
import { findPrices, worthAt } from './prices.js';
import type { Placement, Proposal, Unplaced } from './proposal.js';
import { placementsOn, proposalOf } from './propose.js';
import { seededRandom } from './random.js';
import { mostArriving_g, RecipientOffer } from './recipient-offer.js';
import { Relaxation } from './relaxation.js';
import { ROOMS } from './rooms.js';

/** How the map is cut for the second and third look: a third instead of a half, so that no seam lies where one was. */
const OTHER_FIRST_CUTS = [1 / 3, 2 / 3];
/** Prices of a part; they need not be perfect, since the seams blur them anyway. */
const PRICE_ROUNDS = 200;
/** Rounds to share out the costs of links in the bound. */
const SHARE_ROUNDS = 12;

export interface PartsOptions {
  readonly seed: number;
  /** The most lots that are decided together. */
  readonly largest: number;
  /** Steps of the search for each lot of a part. */
  readonly stepsPerLot: number;
  readonly explain: boolean;
  readonly age?: (() => number) | undefined;
}

/**
 * Decides a problem too large for one go: the map is cut into cells, each decided with its own lots and recipients;
 * then it is cut otherwise, twice, and each piece is searched again from where it stands, now with every recipient
 * (repair over the seams). In the end every lot is looked at once more: that gives the bound, which is true but loose since
 * no part knew the others' prices, and the reasons.
 */
export function decideInParts(prepared: Prepared, options: PartsOptions): { proposal: Proposal; prices: readonly RecipientPrice[] } {
  const { lots, recipients } = prepared;
  const points = lots.map(({ point }) => point);
  const random = seededRandom(options.seed);
  const placing = new Placing(prepared);
  const prices = { room: new Float64Array(recipients.length * ROOMS), total: new Float64Array(recipients.length) };
  const cells = cutMap(points, options.largest);
  const territory = new Territory(prepared, cells);
  cells.forEach((_, c) => {
    const hasLot = territory.lotsIn(c);
    const hasRecipient = territory.recipientsIn(c);
    const model = buildModel(prepared, placing.part(hasLot, hasRecipient));
    const found = findPrices(model, PRICE_ROUNDS);
    hasRecipient.forEach((has, r) => {
      if (has === 0) return;
      prices.total[r] = found.total[r]!;
      prices.room.set(found.room.subarray(r * ROOMS, (r + 1) * ROOMS), r * ROOMS);
    });
    const board = new Board(model);
    construct(board, new Insertion(board, found.worth));
    search(board, found.worth, hasLot);
    placing.takeFrom(board, hasLot);
  });
  const everyone = new Uint8Array(recipients.length).fill(1);
  if (cells.length > 1) {
    for (const first of OTHER_FIRST_CUTS) {
      const others = new Territory(prepared, cutMap(points, options.largest, first));
      others.cells.forEach((_, c) => {
        const hasLot = others.lotsIn(c);
        const model = buildModel(prepared, placing.part(hasLot, everyone));
        const board = new Board(model);
        placing.putOn(board);
        search(board, worthAt(model, prices), hasLot);
        placing.takeFrom(board, hasLot);
      });
    }
  }
  return { ...takeStock(), prices: priceList({ prepared }, prices) };

  function search(board: Board, worth: Float64Array, hasLot: Uint8Array): void {
    const steps = options.stepsPerLot * hasLot.reduce((sum, has) => sum + has, 0);
    const age = (done: number): number => (done >= steps || (options.age?.() ?? 0) >= 1 ? 1 : done / steps);
    new Annealing(board, candidatesOf(board.model, worth), random).run(age);
  }

  /** Every cell's lots with all recipients: what they bring, the most they could at these prices, and why some are left over. */
  function takeStock(): { proposal: Proposal } {
    const most_g = new Float64Array(recipients.length);
    const placements: Placement[] = [];
    const unplaced: Unplaced[] = [];
    let value = 0;
    let bound = 0;
    cells.forEach((_, c) => {
      const hasLot = territory.lotsIn(c);
      const whole = { ...wholeOf(prepared), hasLot };
      const model: Model = buildModel(prepared, whole);
      bound += new Relaxation(model).lotsValueAt(prices, SHARE_ROUNDS);
      mostArriving_g(model).forEach((grams, r) => (most_g[r]! += grams));
      const board = new Board(model);
      placing.putOn(board);
      value += board.placedValue();
      placements.push(...placementsOn(board));
      const free = placing.part(new Uint8Array(lots.length), everyone);
      board.roomFree_g.set(free.roomFree_g);
      board.totalFree_g.set(free.totalFree_g);
      board.held_g.set(free.held_g);
      unplaced.push(...leftOvers(board, options.explain));
    });
    const whole = {
      ...wholeOf(prepared),
      share_g: Float64Array.from(fairShares_g(prepared), (share) => share ?? -1),
      fairnessWeight: prepared.problem.policy.fairness.weight,
    };
    const offer = new RecipientOffer(whole, most_g);
    bound += offer.roomValue(prices.room);
    for (let r = 0; r < recipients.length; r++) bound += offer.takenValue(r, prices.total[r]!, offer.takes(r, prices.total[r]!));
    const objective = value + fairnessOf(whole, placing.held_g);
    return { proposal: proposalOf(prepared, { placements, unplaced, objective, bound }) };
  }
}

/** Who lives in which cell of a map. All lots of a donor go with its first one. */
class Territory {
  private readonly cellOfDonor = new Map<string, number>();
  private readonly cellOfRecipient: readonly number[];

  constructor(
    private readonly prepared: Prepared,
    readonly cells: readonly Cell[],
  ) {
    for (const { donor, point } of prepared.lots) {
      if (!this.cellOfDonor.has(donor)) this.cellOfDonor.set(donor, cellOf(cells, point));
    }
    this.cellOfRecipient = prepared.recipients.map(({ point }) => cellOf(cells, point));
  }

  lotsIn(cell: number): Uint8Array {
    return Uint8Array.from(this.prepared.lots, ({ donor }) => (this.cellOfDonor.get(donor) === cell ? 1 : 0));
  }

  recipientsIn(cell: number): Uint8Array {
    return Uint8Array.from(this.cellOfRecipient, (mine) => (mine === cell ? 1 : 0));
  }
}
