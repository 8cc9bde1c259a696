import type { Routes } from './routes.js';
import type { Random } from '../random.js';
import { PositionSearch } from './position-search.js';

/** More cells than this would cost more memory than remembering saves time; what a judge has seen is always remembered. */
const MOST_REMEMBERED = 40_000_000;

/**
 * One gap in so many is overlooked now and then, so that a request does not always come back to where it was (blinks:
 * Christiaens & Vanden Berghe 2020). How many until then is a geometric draw.
 */
const BLINK = 0.01;
const LOG_LOOK = Math.log(1 - BLINK);

/** Stands for the delivery's position where it is only known that the request adds no less. */
const ONLY_A_BOUND = -2;

/**
 * The cheapest way to put a request on a round, by the arrays of the network alone. What was found is remembered until
 * the round changes.
 */
export class Insertions extends PositionSearch {
  private readonly known:
    { version: Int32Array; added: Float64Array; afterPickup: Int32Array; afterDelivery: Int32Array; judged: Uint8Array } | undefined;

  constructor(
    private readonly routes: Routes,
    random: Random,
  ) {
    super(routes, () => Math.floor(Math.log(1 - random.next()) / LOG_LOOK));
    const { requests, vehicles } = routes.network;
    const cells = requests * vehicles;
    if (cells <= MOST_REMEMBERED || routes.judge !== undefined) {
      this.known = {
        version: new Int32Array(cells),
        added: new Float64Array(cells),
        afterPickup: new Int32Array(cells),
        afterDelivery: new Int32Array(cells),
        judged: new Uint8Array(cells),
      };
    }
  }

  /** From now on gaps are overlooked now and then. */
  blink(): void {
    this.untilBlink = 0;
  }

  /** True where `recall` knows what the request adds to the round as it stands, or that it adds no less than `limit`. */
  knows(request: number, vehicle: number, limit: number): boolean {
    const { known, routes } = this;
    if (known === undefined) return false;
    const cell = request * routes.network.vehicles + vehicle;
    return known.version[cell] === routes.version[vehicle] && (known.afterDelivery[cell] !== ONLY_A_BOUND || known.added[cell]! >= limit);
  }

  /** What is remembered; Infinity where only a bound is known. */
  recall(request: number, vehicle: number): number {
    const known = this.known!;
    const cell = request * this.routes.network.vehicles + vehicle;
    this.afterPickup = known.afterPickup[cell]!;
    this.afterDelivery = known.afterDelivery[cell]!;
    return this.afterDelivery < 0 ? Infinity : known.added[cell]!;
  }

  /**
   * What the request adds to the round where it is cheapest, or Infinity where it does not fit or adds `limit` or more;
   * the positions are in `afterPickup` and `afterDelivery`.
   */
  cheapest(request: number, vehicle: number, limit: number): number {
    if (this.knows(request, vehicle, limit)) return this.recall(request, vehicle);
    const added = this.search(request, vehicle, limit);
    this.remember(request, vehicle, added, false);
    return this.afterDelivery < 0 ? Infinity : added;
  }

  /** True where a judge has seen what is remembered. */
  isJudged(request: number, vehicle: number): boolean {
    const cell = request * this.routes.network.vehicles + vehicle;
    return this.known !== undefined && this.known.judged[cell] === 1 && this.known.version[cell] === this.routes.version[vehicle];
  }

  /** Remembers the positions found last, for the round as it stands. */
  remember(request: number, vehicle: number, added: number, judged: boolean): void {
    const { known, routes } = this;
    if (known === undefined) return;
    const cell = request * routes.network.vehicles + vehicle;
    known.version[cell] = routes.version[vehicle]!;
    known.added[cell] = added;
    known.judged[cell] = judged ? 1 : 0;
    known.afterPickup[cell] = this.afterPickup;
    known.afterDelivery[cell] = this.afterDelivery < 0 && added < Infinity ? ONLY_A_BOUND : this.afterDelivery;
  }
}
