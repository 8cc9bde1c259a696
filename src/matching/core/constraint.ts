import type { Words } from '../../vocabulary/words.js';
import type { Pair } from './pair.js';
import type { IsoInstant, Lot, Recipient } from './problem.js';

/** What is worth showing beside a reason: numbers carry their unit at the end of their name. */
export type Facts = Readonly<Record<string, string | number>>;

/** BLOCK is law, nobody can override it; HOLD may be overridden by a named person with a written reason; null is a wish of the recipient or plain arithmetic. */
export type Level = 'BLOCK' | 'HOLD' | null;

/** A case that says what the rule means, and is run as its test. What is not stated is unremarkable food and a recipient without limits. */
export interface Example {
  readonly given: string;
  readonly now?: IsoInstant;
  readonly lot?: Partial<Lot>;
  readonly recipient?: Partial<Recipient>;
  /** The facts expected, or true when any will do. */
  readonly refused: boolean | Facts;
}

/** One hard rule about one lot and one recipient. */
export interface Constraint<Code extends string = string> {
  readonly code: Code;
  readonly level: Level;
  /** The rule in words, for the person who is refused. */
  readonly because: Words;
  /** False when the pair is allowed, else the facts worth showing. */
  readonly refuses: (pair: Pair) => false | Facts;
  /** What would have had to be different, from the facts `refuses` gave. */
  readonly wouldHelp: (facts: Facts) => Words;
  readonly examples: readonly Example[];
}

const NO_FACTS: Facts = {};

/** Declares a rule. `refuses` may answer true when there is nothing to show beside the reason itself. */
export function constraint<const Code extends string>(
  rule: Omit<Constraint<Code>, 'refuses' | 'wouldHelp'> & {
    readonly refuses: (pair: Pair) => boolean | Facts;
    readonly wouldHelp: Words | ((facts: Facts) => Words);
  },
): Constraint<Code> {
  const { refuses, wouldHelp } = rule;
  return {
    ...rule,
    refuses: (pair) => {
      const answer = refuses(pair);
      return answer === true ? NO_FACTS : answer;
    },
    wouldHelp: typeof wouldHelp === 'function' ? wouldHelp : () => wouldHelp,
  };
}
