import 'reflect-metadata';
import { runWeb } from '../main.js';
import { Engine } from '../platform/queues/engine.js';
import { openDatabase } from './database.js';

const database = await openDatabase();
const app = await runWeb();
app.get(Engine).start();
process.stdout.write(`Glane: ${await app.getUrl()}\n`);

let closing = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (closing) return;
    closing = true;
    void app
      .close()
      .then(() => database.stop())
      .then(() => process.exit(0));
  });
}
