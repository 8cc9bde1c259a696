import type { Facts } from './constraint.js';

export interface Placement {
  readonly lot: string;
  readonly recipient: string;
  readonly packages: number;
}

/** Why a recipient did not take (more of) a lot. The code is that of a constraint or of a joint reason. */
export interface Reason {
  readonly recipient: string;
  readonly code: string;
  readonly facts: Facts;
}

export interface Unplaced {
  readonly lot: string;
  readonly packages: number;
  readonly because: readonly Reason[];
}

/** The answer to a problem: the file format `glane-proposal/1`, as plain JSON. */
export interface Proposal {
  readonly format: 'glane-proposal/1';
  readonly placements: readonly Placement[];
  readonly unplaced: readonly Unplaced[];
  /** Z of the objective, in grams-equivalent. */
  readonly objective: number;
  /** No proposal for this problem can have a higher objective. */
  readonly bound: number;
  /** (bound − objective) / bound. */
  readonly gap: number;
  /** How long it took; the caller measures it, since a core has no clock. */
  readonly seconds?: number;
}
