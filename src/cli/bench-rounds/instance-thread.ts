import { readFileSync } from 'node:fs';
import { STEPS_A_LOOK } from '../../rounds/core/search/budget.js';
import { search } from '../../rounds/core/search/search.js';
import { performTask } from '../threads/run-thread.js';
import { StopFlag } from '../threads/stop-flag.js';
import { instanceNetwork } from './instance-network.js';
import { BrokenInstance } from './instance.js';
import type { Better, InstanceAnswer, InstanceTask } from './plan-instance.js';
import { readInstance } from './read-instance.js';

/** The thread that reads and plans one instance. Its seconds begin before it reads the file. */
performTask(({ file, seconds, objective, seed, stop }: InstanceTask, say: (better: Better) => void): InstanceAnswer => {
  const started = performance.now();
  const now = (): number => (performance.now() - started) / 1000;
  const flag = new StopFlag(stop);
  let instance;
  try {
    instance = readInstance(readFileSync(file, 'utf8'));
  } catch (error) {
    return { broken: error instanceof BrokenInstance ? error.message : `cannot be read: ${(error as Error).message}` };
  }
  const { network, nodeOf } = instanceNetwork(instance);
  const read_s = now();
  let first_s: number | undefined;
  let looks = 0;
  const elapsed_s = (): number => {
    looks++;
    return now();
  };
  const best = search(network, {
    seed,
    objective,
    seconds,
    elapsed_s,
    stop: () => flag.isUp,
    onBetter: ({ absent, vehicles, cost }) => {
      if (absent > 0) return;
      first_s ??= now();
      say({ vehicles, cost, seconds: now() });
    },
  });
  return {
    format: instance.format,
    tasks: instance.nodes.length - 1,
    routes: best.absent > 0 ? undefined : best.rounds.map(({ nodes }) => Array.from(nodes, (node) => nodeOf[node]!)),
    cost: best.cost,
    read_s,
    first_s,
    seconds: now(),
    steps: looks * STEPS_A_LOOK,
  };
});
