import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { RoundsPlan } from '../rounds/core/answer.js';
import { planRounds } from '../rounds/core/plan.js';
import type { RoundsProblem } from '../rounds/core/problem.js';
import { readProblem } from '../rounds/core/read-problem.js';
import { ProblemError } from '../vocabulary/reading.js';
import { callerPath } from './caller-path.js';

const USAGE = 'npm run rounds -- PROBLEM.json[.gz] [--out PLAN.json] [--seed 1] [--iterations N]';

/** Where a command writes: its answer and, apart, what went wrong. */
interface Output {
  readonly answer: (line: string) => void;
  readonly error: (line: string) => void;
}

/** What stops the command, in one line that says what to mend. */
class CannotGoOn extends Error {}

/**
 * Plans the rounds of a problem file, prints what came of it and, with --out, writes the plan.
 * Answers the exit code: 0, or 2 when arguments or file cannot be used.
 */
export function rounds(args: readonly string[], { answer, error }: Output): 0 | 2 {
  try {
    const { problemFile, out, seed, iterations } = readArguments(args);
    const problem = readProblemFile(problemFile);
    const started = performance.now();
    const plan = planRounds(problem, { seed, ...(iterations !== undefined && { iterations }) });
    const planning_s = (performance.now() - started) / 1000;
    if (out !== undefined) writePlan(out, { ...plan, planning_s });
    for (const line of summary(problem, plan, planning_s)) answer(line);
    return 0;
  } catch (problem) {
    if (!(problem instanceof CannotGoOn)) throw problem;
    error(problem.message);
    return 2;
  }
}

function readArguments(args: readonly string[]): { problemFile: string; out?: string; seed: number; iterations?: number } {
  const whole = (name: string, value: string): number =>
    /^\d{1,9}$/.test(value) ? Number(value) : cannot(`--${name} must be a whole number, not ${JSON.stringify(value)}. ${USAGE}`);
  const { values, positionals } = parsed(args);
  const [problemFile, ...more] = positionals;
  if (problemFile === undefined || more.length > 0) return cannot(`One problem file is needed. ${USAGE}`);
  return {
    problemFile,
    seed: whole('seed', values.seed),
    ...(values.out !== undefined && { out: values.out }),
    ...(values.iterations !== undefined && { iterations: whole('iterations', values.iterations) }),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: 'string' }, seed: { type: 'string', default: '1' }, iterations: { type: 'string' } },
    });
  } catch (error) {
    return cannot(`${(error as Error).message.split('\n')[0]} ${USAGE}`);
  }
}

function readProblemFile(file: string): RoundsProblem {
  const problem = readProblem(json(file));
  return problem instanceof ProblemError ? cannot(`${file}: ${problem.line}`) : problem;
}

function json(file: string): unknown {
  try {
    const bytes = fs.readFileSync(callerPath(file));
    // By its first bytes, so that a file counts as what it is and not as what it is called.
    const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof SyntaxError ? `is not JSON: ${error.message}` : `cannot be read: ${(error as Error).message}`;
    return cannot(`${file}: ${reason.replaceAll(/\s+/g, ' ')}`);
  }
}

function writePlan(file: string, plan: RoundsPlan): void {
  try {
    fs.writeFileSync(callerPath(file), `${JSON.stringify(plan, null, 2)}\n`);
  } catch (error) {
    cannot(`${file}: cannot be written: ${(error as Error).message}`);
  }
}

function summary({ requests, vehicles }: RoundsProblem, plan: RoundsPlan, planning_s: number): string[] {
  const count = requests.length - plan.unserved.length;
  return [
    `served ${String(count)} of ${String(requests.length)} requests, unserved ${String(plan.unserved.length)}`,
    `vehicles ${String(plan.rounds.length)} of ${String(vehicles.length)}, ${(plan.metres / 1000).toFixed(1)} km, ${(plan.grams / 1000).toFixed(1)} kg, cost ${plan.cost.toFixed(0)}, ${planning_s.toFixed(2)} s`,
    ...plan.unserved.map(({ request, because }) => `unserved ${request}: ${reasons(because)}`),
  ];
}

/** Each reason with the vehicles it stops. */
function reasons(because: RoundsPlan['unserved'][number]['because']): string {
  const stoppedBy = new Map<string, string[]>();
  for (const { code, vehicle } of because) stoppedBy.set(code, [...(stoppedBy.get(code) ?? []), vehicle]);
  return [...stoppedBy].map(([code, stopped]) => `${code} (${stopped.join(', ')})`).join(', ') || 'there is no vehicle';
}

function cannot(line: string): never {
  throw new CannotGoOn(line);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = rounds(process.argv.slice(2), { answer: console.log, error: console.error });
}
