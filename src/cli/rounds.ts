import { pathToFileURL } from 'node:url';
import { CannotGoOn } from './rounds/cannot-go-on.js';
import { makeSureOfFolder, readProblemFile, writePlan } from './rounds/files.js';
import { readOptions } from './rounds/options.js';
import { type Better, planInThread } from './rounds/plan-in-thread.js';
import { summary } from './rounds/summary.js';
import { StopFlag } from './threads/stop-flag.js';

/** Where a command writes: its answer and, apart, what went wrong. */
interface Output {
  readonly answer: (line: string) => void;
  readonly error: (line: string) => void;
}

/**
 * Plans the rounds of a problem file, prints what came of it and, with --out, writes the plan. With --trace each better cost
 * is printed as it is found, with the seconds since planning began. Once `stop` is up, the best plan so far is taken.
 * Answers the exit code: 0, or 2 when arguments or file cannot be used.
 */
export async function rounds(args: readonly string[], { answer, error }: Output, stop = new StopFlag()): Promise<0 | 2> {
  try {
    const { problemFile, out, trace, ...how } = readOptions(args);
    const problem = readProblemFile(problemFile);
    if (out !== undefined) makeSureOfFolder(out);
    let least = Infinity;
    const onBetter = ({ cost, seconds }: Better): void => {
      least = cost;
      if (trace) answer(`${seconds.toFixed(2)} s: cost ${cost.toFixed(2)}`);
    };
    const plan = await planInThread({ problem, ...how }, { stop, onBetter });
    // What the search left over is tried once more at the end.
    if (plan.cost < least) onBetter({ cost: plan.cost, seconds: plan.planning_s ?? 0 });
    if (stop.isUp) error('Stopped: this is the best plan so far.');
    if (out !== undefined) writePlan(out, plan);
    for (const line of summary(problem, plan)) answer(line);
    return 0;
  } catch (problem) {
    if (!(problem instanceof CannotGoOn)) throw problem;
    error(problem.message);
    return 2;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const stop = new StopFlag().raiseOnSignal();
  void rounds(process.argv.slice(2), { answer: console.log, error: console.error }, stop).then((code) => (process.exitCode = code));
}
