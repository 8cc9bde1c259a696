import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import pg from 'pg';
import { benchDeclaration, type BenchDistrict } from './district.js';
import { startServer } from './servers.js';

const CONNECTIONS = 20;

/** Requests a second, and the median and 99th percentile of how long one took. */
export interface Rate {
  perSecond: number;
  p50_ms: number;
  p99_ms: number;
  failed: number;
}

async function load(port: number, path: string, district: BenchDistrict, seconds: number): Promise<Rate> {
  let n = 0;
  const result = await autocannon({
    url: `http://127.0.0.1:${port}${path}`,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => ({
          ...request,
          body: JSON.stringify(benchDeclaration(district.siteIds[++n % district.siteIds.length]!, n)),
          headers: { 'content-type': 'application/json', authorization: `Bearer ${district.apiKey}`, 'idempotency-key': randomUUID() },
        }),
      },
    ],
  });
  return {
    perSecond: result.requests.average,
    p50_ms: result.latency.p50,
    p99_ms: result.latency.p99,
    failed: result.non2xx + result.errors,
  };
}

/**
 * Declares lots by HTTP and inserts single rows through a bare handler, in turn, on the same database and pool size.
 *
 * @returns the rates of each turn, bare first, and the ratio of the medians.
 */
export async function benchDeclare(
  ownerUrl: string,
  appUrl: string,
  district: BenchDistrict,
  { turns, seconds }: { turns: number; seconds: number },
): Promise<{ bare: Rate[]; declare: Rate[]; ratio: number }> {
  const db = new pg.Client({ connectionString: ownerUrl });
  await db.connect();
  await db.query(
    'create table bench_row (id uuid primary key default uuidv7(), site_id uuid, label text, package_g int, packages int); grant insert, select on bench_row to glane_app',
  );
  await db.end();
  const env = { APP_DATABASE_URL: appUrl, RATE_LIMIT_PER_MINUTE: '1000000', LOG_LEVEL: 'warn', PORT: '0' };
  const bareServer = await startServer('bare-server', env);
  const appServer = await startServer('app-server', env);
  const bare: Rate[] = [];
  const declare: Rate[] = [];
  try {
    for (let turn = 0; turn < turns; turn++) {
      bare.push(await load(bareServer.port, '/', district, seconds));
      declare.push(await load(appServer.port, '/api/v1/lots', district, seconds));
    }
  } finally {
    await Promise.all([bareServer.stop(), appServer.stop()]);
  }
  return { bare, declare, ratio: median(declare) / median(bare) };
}

export const median = (rates: readonly Rate[]): number =>
  rates.map((rate) => rate.perSecond).toSorted((a, b) => a - b)[Math.floor(rates.length / 2)]!;
