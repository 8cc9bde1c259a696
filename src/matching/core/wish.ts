import type { Instant } from '../../vocabulary/units.js';
import type { Words } from '../../vocabulary/words.js';
import type { PreparedLot, PreparedRecipient } from './prepared.js';
import type { IsoInstant, Lot, Policy, Recipient } from './problem.js';

/** A lot and a recipient that the rules allow, and what a wish may go by. */
export interface Wished {
  readonly lot: PreparedLot;
  readonly recipient: PreparedRecipient;
  readonly policy: Policy;
  readonly nowAt: Instant;
  /** The earliest instant at which the food can be handed over. */
  readonly delivery: Instant;
}

/** A case that says what the wish means, and is run as its test. What is not stated is unremarkable food, a recipient without limits and the usual policy. */
export interface WishExample {
  readonly given: string;
  readonly now?: IsoInstant;
  readonly policy?: Partial<Policy>;
  readonly lot?: Partial<Lot>;
  readonly recipient?: Partial<Recipient>;
  readonly factor: number;
}

/** One soft wish about a lot and a recipient: what a gram between them counts for, as a factor of at least 0. */
export interface Wish<Code extends string = string> {
  readonly code: Code;
  /** Where it comes from: the field of the policy that was voted, or the method. */
  readonly reference: string;
  /** The wish in words, for whoever asks why a lot went where it went. */
  readonly because: Words;
  /** 1 changes nothing. Called millions of times a cycle: no text is parsed here. */
  readonly factor: (pair: Wished) => number;
  readonly examples: readonly WishExample[];
}

/** Declares a wish. */
export const wish = <const Code extends string>(declared: Wish<Code>): Wish<Code> => declared;
