import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startEmbeddedPostgres } from '../platform/database/embedded-postgres.js';
import { prepareDatabase } from '../platform/database/prepare-database.js';
import { benchDeclare } from './bench/declare.js';
import { benchDeclined } from './bench/declined.js';
import { benchImport } from './bench/import.js';
import { benchLatency } from './bench/latency.js';
import { buildDistrict } from './bench/district.js';
import { benchUrgent } from './bench/urgent.js';

/** `npm run bench -- [declare] [import] [latency] [declined] [urgent] [--turns 5] [--seconds 5]`: figures as ratios in one run, on a database of its own. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    turns: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '5' },
    rate: { type: 'string', default: '50' },
    rows: { type: 'string', default: '50000' },
    minute: { type: 'string', default: '60' },
    open: { type: 'string', default: '20000' },
    reach: { type: 'string', default: '1000' },
  },
});
const wanted = positionals.length > 0 ? positionals : ['declare', 'import', 'latency', 'declined', 'urgent'];
const folder = mkdtempSync(join(tmpdir(), 'glane-bench-'));
const postgres = await startEmbeddedPostgres({ dataDir: folder, database: 'bench' });
try {
  const { appUrl } = await prepareDatabase(postgres.ownerUrl);
  const district = await buildDistrict(postgres.ownerUrl, { shops: 200, recipients: 300 });
  process.stdout.write(`${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(1)}, Node ${process.versions.node}\n`);
  if (wanted.includes('declare')) {
    const { bare, declare, ratio } = await benchDeclare(postgres.ownerUrl, appUrl, district, {
      turns: Number(values.turns),
      seconds: Number(values.seconds),
    });
    bare.forEach((rate, turn) => {
      const mine = declare[turn]!;
      process.stdout.write(
        `turn ${turn + 1}: bare ${rate.perSecond.toFixed(0)}/s, declare ${mine.perSecond.toFixed(0)}/s (p50 ${mine.p50_ms} ms, p99 ${mine.p99_ms} ms, failed ${mine.failed})\n`,
      );
    });
    process.stdout.write(`declare / bare insert: ${(100 * ratio).toFixed(1)} % (aim 40 %, least 30 %)\n`);
  }
  if (wanted.includes('import')) {
    const { copy, imported, ratio, rss_mb } = await benchImport(postgres.ownerUrl, appUrl, district, {
      rows: Number(values.rows),
      turns: 3,
    });
    copy.forEach((rate, turn) =>
      process.stdout.write(`turn ${turn + 1}: bare COPY ${rate.toFixed(0)} rows/s, import ${imported[turn]!.toFixed(0)} rows/s\n`),
    );
    process.stdout.write(
      `import / bare COPY, ${values.rows} rows: ${(100 * ratio).toFixed(1)} % (least 25 %); memory ${rss_mb[0]} → ${rss_mb[1]} MB\n`,
    );
  }
  if (wanted.includes('latency')) {
    const found = await benchLatency(appUrl, postgres.ownerUrl, district, {
      perSecond: Number(values.rate),
      seconds: Number(values.minute),
    });
    process.stdout.write(
      `declared to first offer visible, ${values.rate}/s for ${values.minute} s, 300 recipients: ${found.offered} of ${found.declared} offered, ${found.failed} failed, p50 ${found.p50_ms} ms, p95 ${found.p95_ms} ms (aim 2000), p99 ${found.p99_ms} ms; memory ${found.rss_mb} MB\n`,
    );
  }
  if (wanted.includes('declined')) {
    const found = await benchDeclined(appUrl, postgres.ownerUrl, district, { lots: 200 });
    process.stdout.write(
      `declined to next offer visible, 300 recipients, 4 at a time: ${found.declined} declined, ${found.atOnce} offered again at once, p50 ${found.p50_ms} ms, p95 ${found.p95_ms} ms (aim 1000), p99 ${found.p99_ms} ms\n`,
    );
  }
  if (wanted.includes('urgent')) {
    const ownerUrl = await anotherDatabase(postgres.ownerUrl, 'urgent');
    const fresh = await prepareDatabase(ownerUrl);
    const town = await buildDistrict(ownerUrl, { shops: 2000, recipients: 1000 });
    const found = await benchUrgent(fresh.appUrl, ownerUrl, town, {
      open: Number(values.open),
      urgent: 400,
      reach_m: Number(values.reach),
    });
    process.stdout.write(
      `urgent lot decided at once, ${found.open} open lots, ${found.recipients} recipients of which ${found.near} near: ${found.offered} of 400 offered, p50 ${found.p50_ms} ms, p95 ${found.p95_ms} ms, p99 ${found.p99_ms} ms (aim 50)\n`,
    );
  }
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);

/** A second database on the same server: a load of its own must not find the rows of another. */
async function anotherDatabase(ownerUrl: string, name: string): Promise<string> {
  const db = new pg.Client({ connectionString: ownerUrl });
  await db.connect();
  await db.query(`create database ${name}`);
  await db.end();
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  return url.href;
}
