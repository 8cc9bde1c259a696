import { planRounds } from '../../rounds/core/plan.js';
import { performTask } from '../threads/run-thread.js';
import { StopFlag } from '../threads/stop-flag.js';
import type { Better, PlanningTask } from './plan-in-thread.js';

/** The thread that plans, while the command listens for Ctrl-C and prints. */
performTask(({ problem, stop, ...options }: PlanningTask, say: (better: Better) => void) => {
  const started = performance.now();
  const elapsed_s = (): number => (performance.now() - started) / 1000;
  const flag = new StopFlag(stop);
  const plan = planRounds(problem, {
    ...options,
    elapsed_s,
    stop: () => flag.isUp,
    onBetter: (cost) => say({ cost, seconds: elapsed_s() }),
  });
  return { ...plan, planning_s: elapsed_s() };
});
