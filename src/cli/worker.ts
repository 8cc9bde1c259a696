import { runWorker } from '../worker.js';
import { openDatabase } from './database.js';
import { stopOnSignal } from './stop-on-signal.js';

/** The queue process alone: processors, outbox relay, schedules. As many as are wanted may run at once. */
const database = await openDatabase();
const app = await runWorker();
process.stdout.write('Glane worker: running\n');
stopOnSignal(async () => {
  await app.close();
  await database.stop();
});
