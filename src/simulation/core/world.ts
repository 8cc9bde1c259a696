import type { Lot } from '../../matching/core/problem.js';
import type { Instant } from '../../vocabulary/units.js';
import type { Answer } from './answers.js';
import type { RecipientDay } from './calendar.js';
import type { District } from './district.js';

/** A lot of a simulated day. */
export interface SimulatedLot {
  readonly lot: Lot;
  /** Its number among the day's: with the day and the recipient it decides every answer. */
  readonly number: number;
  /** Minute of the day, from local midnight, at which it may first be decided. */
  readonly openMinute: number;
  /** Minute at which the donor no longer waits. */
  readonly endMinute: number;
  /** Lots of one donor whose pickup windows overlap can be fetched together: they share this name. */
  readonly trip: string;
}

/** One day: the same for everybody who is compared. */
export interface SimulatedDay {
  readonly date: string;
  readonly midnight_ms: Instant;
  readonly lots: readonly SimulatedLot[];
  /** In the order of the district's recipients. */
  readonly recipients: readonly RecipientDay[];
  /** What the recipient of this place in the district does about an offer of the lot: never depends on who offers it, nor when. */
  readonly answer: (lot: SimulatedLot, recipient: number) => Answer;
}

/** The days of one seed. */
export interface World {
  readonly seed: number;
  readonly district: District;
  readonly days: readonly SimulatedDay[];
}

export const MINUTE_MS = 60_000;
