import type { Grams } from '../../vocabulary/units.js';
import type { KeptBand } from './band-repair.js';
import { fairnessReport, type FairnessReport, type Standing } from './fairness-band.js';
import type { Problem } from './problem.js';
import type { Proposal } from './proposal.js';

/** What is kept of a cycle's fairness: how even it left things, what the promise cost, and whoever stood outside the band. */
export interface CycleFairness extends Pick<FairnessReport, 'band' | 'all' | 'byCold'> {
  readonly price_g: number;
  readonly moved_g: Grams;
  readonly outside: readonly Pick<Standing, 'recipient' | 'place' | 'ratio' | 'breach' | 'because'>[];
}

/** Constraints kept for one association: those that follow stand in the way of less and less. */
const MOST_NAMED = 6;

/** The report of a cycle in short. */
export function cycleFairness(problem: Problem, proposal: Proposal, { price_g, moved_g, board }: KeptBand): CycleFairness {
  const { band, all, byCold, standings } = fairnessReport(problem, proposal, board);
  const outside = standings
    .filter(({ place }) => place === 'below' || place === 'above')
    .map(({ recipient, place, ratio, breach, because }) => ({ recipient, place, ratio, breach, because: because.slice(0, MOST_NAMED) }));
  return { band, all, byCold, price_g, moved_g, outside };
}
