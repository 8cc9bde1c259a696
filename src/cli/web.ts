import { runWeb } from '../main.js';
import { openDatabase } from './database.js';
import { stopOnSignal } from './stop-on-signal.js';

/** The web process alone: pages and API; a worker process does the jobs. Needs DATABASE_URL, since an embedded server has one owner. */
const database = await openDatabase();
const app = await runWeb();
process.stdout.write(`Glane web: ${await app.getUrl()}\n`);
stopOnSignal(async () => {
  await app.close();
  await database.stop();
});
