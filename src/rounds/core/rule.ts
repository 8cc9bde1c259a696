import type { Words } from '../../vocabulary/words.js';
import type { RuleExample } from './rule-example.js';
import type { Trip } from './trip.js';

/** What is worth showing beside a reason: numbers carry their unit at the end of their name. */
export type Facts = Readonly<Record<string, string | number>>;

/**
 * BLOCK is law or physics, nobody can override it; HOLD is guidance or an agreement with people, which a named person may
 * override with a written reason. The planner keeps both.
 */
export type Level = 'BLOCK' | 'HOLD';

/** Where on a trip a rule is first broken: a position in `trip.stops`, or `trip.stops.length` for the return. */
export interface Breach {
  readonly at: number;
  readonly facts: Facts;
}

/** One rule about one vehicle's trip. Committed stops are facts: only what comes after them can break a rule. */
export interface Rule<Code extends string = string> {
  readonly code: Code;
  readonly level: Level;
  /** The text the rule stands on, where it is not ours. */
  readonly source?: string;
  /** The rule in words, for the coordinator who asks why a request was left over. */
  readonly because: Words;
  /** True when only vehicle and request matter, not when and in what order: such a rule is asked before any order is tried. */
  readonly aboutTheVehicle?: true;
  readonly refuses: (trip: Trip) => false | Breach;
  readonly examples: readonly RuleExample[];
}

/** Declares a rule; the code is kept as a literal type. */
export const rule = <const Code extends string>(declared: Rule<Code>): Rule<Code> => declared;

/** False for a committed stop, which no rule may refuse any more. */
export const isOpen = (trip: Trip, position: number): boolean => position >= trip.vehicle.committed.length;
