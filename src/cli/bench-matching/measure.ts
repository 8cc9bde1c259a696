import { match } from '../../matching/core/match.js';
import { buildModel } from '../../matching/core/model.js';
import { prepare } from '../../matching/core/prepared.js';
import type { Problem } from '../../matching/core/problem.js';
import { linearBound, solveExactly } from '../../matching/exact/exact.js';
import { solveInThread, SolverFailed } from '../../matching/exact/solve-in-thread.js';
import { problemFromFile } from '../match/problem-from-file.js';
import type { Measured, Method, Outcome } from './measured.js';
import { byRule, PLAIN_RULES, type PlainRule } from './plain-rules.js';

/**
 * One method on one problem file, in a process of its own so that its memory is its own: `measure FILE METHOD SECONDS SEED`.
 * Prints one line of JSON. Reading the file is not counted.
 */
async function measure(problem: Problem, method: Method, seconds: number, seed: number): Promise<Outcome> {
  if (method === 'ours') {
    const { objective, bound } = await match(problem, { seed });
    return { objective, bound };
  }
  if (method === 'linear-bound') return { bound: await linearBound(problem, { solver: solveInThread, seconds }) };
  if (method === 'exact') {
    const start = await match(problem, { seed });
    const { proposal, proven } = await solveExactly(problem, { solver: solveInThread, gap: 0, seconds, start });
    return { objective: proposal.objective, bound: proposal.bound, proven };
  }
  const model = buildModel(prepare(problem));
  return { objective: byRule(model, method, seed).recount(), pairs: model.pairs };
}

const isMethod = (name: string): name is Method => [...PLAIN_RULES, 'ours', 'linear-bound', 'exact'].includes(name as PlainRule);

const [file = '', method = '', seconds = '', seed = ''] = process.argv.slice(2);
if (!isMethod(method)) throw new Error(`There is no method ${method}`);
const problem = problemFromFile(file);
const started = performance.now();
const cpuBefore = process.cpuUsage();
let outcome: Outcome;
try {
  outcome = await measure(problem, method, Number(seconds), Number(seed));
} catch (error) {
  if (!(error instanceof SolverFailed)) throw error;
  outcome = { failed: error.message };
}
const { user, system } = process.cpuUsage(cpuBefore);
const measured: Measured = {
  ...outcome,
  seconds: (performance.now() - started) / 1_000,
  cpuSeconds: (user + system) / 1e6,
  peak_mb: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(`${JSON.stringify(measured)}\n`);
