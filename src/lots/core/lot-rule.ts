import type { Words } from '../../vocabulary/words.js';
import type { Circumstances, Declaration } from './declaration.js';

/** BLOCK is law: nobody overrides it. HOLD is guidance: a named person may, with a written reason. WARN is only shown. */
export type Level = 'BLOCK' | 'HOLD' | 'WARN';

export interface LotRuleExample {
  given: string;
  declaration?: Partial<Declaration>;
  circumstances?: Partial<Circumstances>;
  broken: boolean;
}

/** One rule that a declared lot must pass. Its examples are its tests and its documentation. */
export interface LotRule {
  id: string;
  level: Level;
  /** The text the rule comes from. */
  reference: string;
  /** Day since which it reads like this. */
  since: string;
  /** The field of the declaration to look at again, as a JSON pointer. */
  pointer: string;
  because: Words;
  /** True, or the facts worth showing, when the lot breaks the rule. */
  broken: (declaration: Declaration, circumstances: Circumstances) => boolean | Record<string, unknown>;
  examples: readonly LotRuleExample[];
}

export const lotRule = (rule: LotRule): LotRule => rule;
