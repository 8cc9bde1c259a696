import type { Lot, Policy, Problem } from '../../matching/core/problem.js';
import type { District } from './district.js';
import { problemAt } from './problem-at.js';
import type { Stock } from './stock.js';
import type { SimulatedDay, SimulatedLot } from './world.js';

/** A lot that has packages nobody has been offered, or that came back. */
export interface OpenLot {
  readonly of: SimulatedLot;
  /** Packages that are open now. */
  packages: number;
  /** Recipients that said no, stayed silent or did not come. */
  readonly answeredNo: string[];
  /** Grams of the same trip already promised or delivered, by the recipient's place: the trip is made anyway. */
  readonly onTheWay_g: ReadonlyMap<number, number>;
}

/** Packages put to a recipient. `atOnce`: the recipient itself took them, so there is no answer to wait for. */
export interface Offering {
  readonly lot: OpenLot;
  readonly recipient: number;
  readonly packages: number;
  readonly atOnce?: boolean;
}

/** What may be known when a decision is made: everything up to that minute, and nothing after it. */
export class Moment {
  constructor(
    readonly district: District,
    readonly day: SimulatedDay,
    readonly stock: Stock,
    readonly policy: Policy,
    readonly minute: number,
    /** In the order in which they were opened. */
    readonly open: readonly OpenLot[],
  ) {}

  /** The matching problem of this minute, of these lots. */
  problem(lots: readonly OpenLot[]): Problem {
    return problemAt(this, lots.map(asLot));
  }
}

/** The lot as it stands: what is open of it, and who is not asked again. */
export function asLot({ of: { lot }, packages, answeredNo }: OpenLot): Lot {
  return { ...lot, packages, ...(answeredNo.length > 0 ? { answeredNo } : {}) };
}

/** What has happened since a dispatcher last decided. */
export interface News {
  /** Food has opened, has come back, or room was freed. */
  readonly changed: boolean;
  /** Food has come back from somebody who was asked. */
  readonly returned: boolean;
}

/** A way of deciding who gets what. One object decides the days of one world in order, and may remember. */
export interface Dispatcher {
  /** Whether it decides in this minute. */
  isAwake(minute: number, news: News): boolean;
  choose(moment: Moment): Offering[];
}
