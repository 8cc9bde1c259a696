import { availableParallelism, cpus, loadavg } from 'node:os';
import { readBestKnown } from './bench-rounds/best-known.js';
import { type BenchOptions, instanceFile, Misused, OBJECTIVES, readOptions, USAGE } from './bench-rounds/options.js';
import { type Better, planInstance } from './bench-rounds/plan-instance.js';
import type { Result } from './bench-rounds/result.js';
import { makeFolder, writeSolution } from './bench-rounds/solution-file.js';
import { line, table } from './bench-rounds/table.js';
import { StopFlag } from './threads/stop-flag.js';

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

/**
 * `npm run bench:rounds`: how good the planner is on public instances, beside the best known plans. Answers the exit code: 1 where
 * a file was broken or a plan that serves everything was not found. At Ctrl-C what is being planned is written as it stands.
 */
async function run(options: BenchOptions): Promise<0 | 1> {
  const { folder, names, seconds, objective, out, threads, seed, trace } = options;
  const best = readBestKnown(folder);
  tryTo(() => makeFolder(out));
  const stop = new StopFlag().raiseOnSignal();
  const results: Result[] = [];
  let code: 0 | 1 = 0;
  const plan = async (name: string): Promise<void> => {
    const file = instanceFile(folder, name);
    const onBetter = (better: Better): void => {
      if (trace) print(`${name} ${better.seconds.toFixed(2)} s: ${String(better.vehicles)} vehicles, cost ${better.cost.toFixed(2)}`);
    };
    const answer = await planInstance({ file, seconds, seed, objective: OBJECTIVES[objective], stop: stop.shared }, onBetter);
    const routes = 'broken' in answer ? undefined : answer.routes;
    if (routes === undefined) code = 1;
    tryTo(() => writeSolution(out, name, routes));
    if ('broken' in answer) return complain(`${name}.txt, ${answer.broken}`);
    const result: Result = { ...answer, name, vehicles: routes?.length, best: best.get(name) };
    results.push(result);
    print(line(result, objective));
  };
  const waiting = [...names];
  const planInTurn = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined && !stop.isUp; name = waiting.shift()) await plan(name);
  };
  await Promise.all(Array.from({ length: threads }, planInTurn));
  results.sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
  print(`\n${machine()}; ${String(seconds)} s each, objective ${objective}, seed ${String(seed)}`);
  if (results.length > 0) print(`\n${table(results, objective)}`);
  if (stop.isUp)
    complain(
      `Stopped: ${String(results.length)} of ${String(names.length)} instances were planned, the last ones not for their whole time.`,
    );
  return code;
}

function tryTo(write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new Misused(`--out: ${(error as Error).message}`);
  }
}

const machine = (): string =>
  `${String(availableParallelism())} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, load ${loadavg()[0]!.toFixed(1)}, Node ${process.versions.node}`;

try {
  process.exitCode = await run(readOptions(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof Misused)) throw error;
  complain(`${error.message}\n${USAGE}`);
  process.exitCode = 2;
}
