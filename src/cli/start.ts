import 'reflect-metadata';
import pg from 'pg';
import { startLiveDay } from '../demo/live-day.js';
import { loadDemonstration } from '../demo/load.js';
import { runWeb } from '../main.js';
import { readEnv } from '../platform/config/env.js';
import { Engine } from '../platform/queues/engine.js';
import { openDatabase } from './database.js';
import { stopOnSignal } from './stop-on-signal.js';

/** `npm start`: database, pages, API and jobs in one process; on an empty database the demonstration district. */
const env = readEnv();
const database = await openDatabase();
if (env.DEMO) await loadDemonstration(database.ownerUrl);
const app = await runWeb();

let demonstration: Awaited<ReturnType<typeof startLiveDay>> | null = null;
stopOnSignal(async () => {
  await demonstration?.stop();
  await app.close();
  await database.stop();
});

// Over loopback, wherever the server itself listens.
const origin = `http://127.0.0.1:${new URL(await app.getUrl()).port}`;
if (env.DEMO) demonstration = await startLiveDay({ origin, appUrl: database.appUrl, log: (line) => process.stderr.write(`${line}\n`) });
app.get(Engine).start();
process.stdout.write(`\n  Glane is running: ${await app.getUrl()}\n${await logins(database.appUrl)}\n`);

/** One line a role, on a demonstration database; nothing on any other. */
async function logins(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const known = await client.query<{ there: boolean }>(`select to_regclass('demo_login') is not null as there`);
    if (!known.rows[0]!.there) return '';
    const { rows } = await client.query<{ role: string; email: string; password: string }>(
      'select role, email, password from demo_login order by role',
    );
    const width = Math.max(...rows.map((row) => row.role.length));
    return `\n  A demonstration: invented people in a real district. Sign in as\n${rows.map((row) => `    ${row.role.padEnd(width)}  ${row.email}  ${row.password}`).join('\n')}\n`;
  } finally {
    await client.end();
  }
}
