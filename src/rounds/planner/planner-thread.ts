import { serveTasks } from '../../platform/threads/serve-tasks.js';
import { performPlanning } from './perform.js';

/** The thread that plans rounds. */
serveTasks(performPlanning);
