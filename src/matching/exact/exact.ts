import { Board } from '../core/board.js';
import { checkProposal } from '../core/check-proposal.js';
import { buildModel, type Model } from '../core/model.js';
import { prepare } from '../core/prepared.js';
import type { Problem } from '../core/problem.js';
import type { Placement, Proposal } from '../core/proposal.js';
import { propose } from '../core/propose.js';
import { formulate } from './formulation.js';
import type { Solved, SolveOptions } from './highs.js';
import type { LinearProgram } from './linear-program.js';
import { SolverFailed } from './solve-in-thread.js';

/** How a program is solved: in a thread of its own (`solveInThread`), or here when it is tiny. */
export type Solver = (program: LinearProgram, options: SolveOptions) => Promise<Solved> | Solved;

export interface ExactOptions {
  readonly solver: Solver;
  /** Proven within this part of the best there can be. */
  readonly gap: number;
  readonly seconds: number;
  /** A proposal to start from, as `match` makes it; it stands where the solver finds none, and its bound where that proves more. */
  readonly start?: Pick<Proposal, 'placements' | 'bound'>;
}

export interface ExactProposal {
  readonly proposal: Proposal;
  /** Whether the gap that was asked for was proven; otherwise the time was over. */
  readonly proven: boolean;
}

/**
 * Solves a problem to the gap asked for, or as far as the time goes, with HiGHS. The answer is checked by the code that
 * checks every proposal.
 *
 * @throws {SolverFailed} when the solver cannot hold the problem, or its answer breaks a rule.
 */
export async function solveExactly(problem: Problem, { solver, gap, seconds, start }: ExactOptions): Promise<ExactProposal> {
  const model = buildModel(prepare(problem));
  const { program, grams, packages, columns } = formulate(model, { whole: true });
  const begun = packagesOf(model, start?.placements ?? []);
  const solved = await solver(program, { gap, seconds, ...(start && { start: columns(begun) }) });
  const found = solved.columns === undefined ? begun : packages(solved.columns);
  const proposal = propose(boardOf(model, found), Math.min(grams(solved.bound), start?.bound ?? Infinity));
  const { violations } = checkProposal(problem, proposal);
  if (violations.length > 0) throw new SolverFailed(`the exact solver's answer breaks a rule: ${JSON.stringify(violations[0])}`);
  return { proposal, proven: solved.status === 'optimal' };
}

/**
 * The bound of the linear relaxation: no proposal can be worth more.
 *
 * @throws {SolverFailed} when the solver cannot hold the problem, or the time is over.
 */
export async function linearBound(problem: Problem, { solver, seconds }: Pick<ExactOptions, 'solver' | 'seconds'>): Promise<number> {
  const { program, grams } = formulate(buildModel(prepare(problem)), { whole: false });
  const { status, value } = await solver(program, { gap: 0, seconds });
  if (status !== 'optimal') throw new SolverFailed(`the linear bound was not found in ${String(seconds)} seconds: ask for more`);
  return grams(value);
}

function boardOf(model: Model, packages: Int32Array): Board {
  const board = new Board(model);
  packages.forEach((count, pair) => board.set(pair, count));
  return board;
}

function packagesOf(model: Model, placements: readonly Placement[]): Int32Array {
  const { lots, recipients } = model.prepared;
  const lotPlace = new Map(lots.map(({ id }, l) => [id, l]));
  const recipientPlace = new Map(recipients.map(({ id }, r) => [id, r]));
  const packages = new Int32Array(model.pairs);
  for (const { lot, recipient, packages: count } of placements) {
    const l = lotPlace.get(lot)!;
    const r = recipientPlace.get(recipient)!;
    const pair = model.pairRecipient.subarray(model.pairStart[l], model.pairStart[l + 1]).indexOf(r);
    if (pair !== -1) packages[model.pairStart[l]! + pair] = count;
  }
  return packages;
}
