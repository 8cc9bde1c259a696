import { serveTasks } from '../../platform/threads/serve-tasks.js';
import { performDecision, performReplay, type Task } from './perform.js';

/** The thread that decides cycles, and replays them. */
serveTasks((task: Task) =>
  task.kind === 'replay' ? performReplay(task.method, task.files) : performDecision(task.method, task.problem, task.settings),
);
