import { writeFileSync } from 'node:fs';
import { match } from '../matching/core/match.js';
import type { Problem } from '../matching/core/problem.js';
import type { Proposal } from '../matching/core/proposal.js';
import { linearBound, solveExactly } from '../matching/exact/exact.js';
import { solveInThread, SolverFailed } from '../matching/exact/solve-in-thread.js';
import { callerPath } from './caller-path.js';
import { type Options, readOptions, Refused } from './match/options.js';
import { problemFromFile } from './match/problem-from-file.js';
import { explanation, number, summary } from './match/report.js';

/** What the exact solver is given when nothing else is said. */
const EXACT_SECONDS = 60;

async function run(options: Options): Promise<void> {
  const { how, file, out, explain, language } = options;
  const problem = problemFromFile(file);
  const started = performance.now();
  const elapsed = (): number => (performance.now() - started) / 1_000;
  if (how === 'bound') {
    const bound = await linearBound(problem, { solver: solveInThread, seconds: options.seconds ?? EXACT_SECONDS });
    print(`bound      ${number(bound)}\nseconds    ${elapsed().toFixed(2)}`);
    return;
  }
  const decided = how === 'exact' ? await exactly(problem, options) : await search(problem, options.seed, options.seconds);
  const proposal: Proposal = { ...decided, seconds: elapsed() };
  if (out !== undefined) write(out, proposal);
  print(summary(problem, proposal));
  if (explain !== undefined) print(explanation(problem, proposal, explain, language));
}

/** Ours. It has no clock of its own: within a time it is told how much of it has gone, else it stops at its own end. */
async function search(problem: Problem, seed: number, seconds: number | undefined): Promise<Proposal> {
  return match(problem, seconds === undefined ? { seed } : { seed, age: ageUntil(performance.now() + seconds * 1_000) });
}

/** Which part of the time for the search has gone: it begins when it is first asked, after the prices are found. */
function ageUntil(end: number): () => number {
  let began: number | undefined;
  return () => {
    const now = performance.now();
    began ??= now;
    return now >= end ? 1 : (now - began) / (end - began);
  };
}

/** HiGHS, which our own proposal gives a start. */
async function exactly(problem: Problem, { seed, gap, seconds = EXACT_SECONDS }: Options): Promise<Proposal> {
  const start = await search(problem, seed, seconds / 2);
  const { proposal, proven } = await solveExactly(problem, { solver: solveInThread, gap, seconds, start });
  if (!proven) process.stderr.write(`The gap of ${String(100 * gap)} % was not proven in ${String(seconds)} seconds.\n`);
  return proposal;
}

function write(out: string, proposal: Proposal): void {
  try {
    writeFileSync(callerPath(out), `${JSON.stringify(proposal)}\n`);
  } catch (error) {
    throw new Refused(`--out ${out}: ${(error as Error).message}`);
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  await run(readOptions(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof Refused || error instanceof SolverFailed)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof Refused ? 2 : 1;
}
