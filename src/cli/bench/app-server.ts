import { runWeb } from '../../main.js';
import { Engine } from '../../platform/queues/engine.js';

/** The application as a process of its own, for a load from outside; with `engine` also its jobs. Prints its port. */
const app = await runWeb();
if (process.argv.includes('engine')) app.get(Engine).start();
const port = Number(new URL(await app.getUrl()).port);
process.stdout.write(`${JSON.stringify({ port })}\n`);
process.on('message', () => process.send?.({ rss: process.memoryUsage().rss }));
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)));
