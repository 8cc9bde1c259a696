import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '../platform/database/embedded-postgres.js';
import { prepareDatabase } from '../platform/database/prepare-database.js';
import { buildDistrict } from './bench/district.js';
import { PlanningApi } from './bench/planning-api.js';
import { buildEvening } from './bench/planning-district.js';
import { benchPlanningLatency, ratioOf } from './bench/planning-latency.js';
import { benchReplanning, type Replanned } from './bench/replanning.js';
import { startServer } from './bench/servers.js';

/** `npm run bench:planning -- [replanning] [latency]`: how long a plan takes after an event, what it changes, and what requests feel of it. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    requests: { type: 'string', default: '300' },
    vehicles: { type: 'string', default: '36' },
    events: { type: 'string', default: '5' },
    pairs: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '8' },
    rate: { type: 'string', default: '100' },
  },
});
const wanted = positionals.length > 0 ? positionals : ['replanning', 'latency'];
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const folder = mkdtempSync(join(tmpdir(), 'glane-bench-'));
const postgres = await startEmbeddedPostgres({ dataDir: folder, database: 'bench' });
try {
  const { appUrl } = await prepareDatabase(postgres.ownerUrl);
  const { apiKey } = await buildDistrict(postgres.ownerUrl, { shops: 200, recipients: 300 });
  await buildEvening(postgres.ownerUrl, { requests: Number(values.requests), vehicles: Number(values.vehicles) });
  say(
    `${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(1)}, Node ${process.versions.node}; ${values.requests} requests, ${values.vehicles} vehicles`,
  );
  const server = await startServer(
    'app-server',
    { APP_DATABASE_URL: appUrl, RATE_LIMIT_PER_MINUTE: '1000000', LOG_LEVEL: 'warn', PORT: '0' },
    ['engine'],
  );
  try {
    const api = new PlanningApi(server.port, apiKey);
    if (wanted.includes('replanning')) await replanning(api, postgres.ownerUrl);
    if (wanted.includes('latency')) await latency(api, server.port, apiKey);
  } finally {
    await server.stop();
  }
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);

async function replanning(api: PlanningApi, ownerUrl: string): Promise<void> {
  say('event               waited s  thread s  served     rounds  changed stops  method');
  const onMeasured = (one: Replanned): void =>
    say(
      [
        one.event.padEnd(18),
        one.waited_s.toFixed(2).padStart(9),
        one.planned_s.toFixed(2).padStart(9),
        `${one.served}/${one.requests}`.padStart(9),
        String(one.rounds).padStart(9),
        `${one.changedStops}/${one.promisedStops}`.padStart(14),
        ` ${one.method}`,
      ].join(' '),
    );
  await benchReplanning(api, ownerUrl, { events: Number(values.events), onMeasured });
  say('aim: a plan within 1 s of an event');
}

async function latency(api: PlanningApi, port: number, apiKey: string): Promise<void> {
  const { rate, seconds, pairs } = values;
  const turns = await benchPlanningLatency(api, {
    port,
    apiKey,
    perSecond: Number(rate),
    seconds: Number(seconds),
    pairs: Number(pairs),
  });
  say('turn      p50 ms  p99 ms  requests  failed  plannings');
  for (const turn of turns) {
    const figures = [turn.p50_ms, turn.p99_ms, turn.requests, turn.failed, turn.plannings].map((figure) => String(figure).padStart(8));
    say(`${turn.planning ? 'planning' : 'at rest '} ${figures.join('')}`);
  }
  say(`GET /lots at ${rate}/s, p99 while planning / at rest: ${ratioOf(turns).toFixed(2)} (aim 1.3)`);
}
