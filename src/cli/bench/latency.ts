import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { benchDeclaration, type BenchDistrict } from './district.js';
import { startServer } from './servers.js';

export interface Latency {
  declared: number;
  offered: number;
  failed: number;
  p50_ms: number;
  p95_ms: number;
  p99_ms: number;
  rss_mb: number;
}

const LOOK_MS = 25;
/** Lots declared before the clock runs: a district that has worked for a while, whose database knows how large its tables are. */
const WARM_UP = 300;

/**
 * Declares `perSecond` lots for `seconds`, evenly, over HTTP, and looks every 25 ms from outside which of them have an
 * offer that another session can see: from the moment the declaration was sent to the look that found it.
 */
export async function benchLatency(
  appUrl: string,
  ownerUrl: string,
  district: BenchDistrict,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<Latency> {
  const server = await startServer(
    'app-server',
    { APP_DATABASE_URL: appUrl, RATE_LIMIT_PER_MINUTE: '1000000', LOG_LEVEL: 'warn', PORT: '0' },
    ['engine'],
  );
  const db = new pg.Client({ connectionString: ownerUrl });
  await db.connect();
  const sent = new Map<string, number>();
  const waits: number[] = [];
  let failed = 0;
  const state = { done: false };
  const look = async (): Promise<void> => {
    while (!state.done || (sent.size > 0 && performance.now() - lastSent < 30_000)) {
      const { rows } = await db.query<{ lot_id: string }>('select distinct lot_id from offer where lot_id = any($1)', [[...sent.keys()]]);
      const now = performance.now();
      for (const { lot_id } of rows) {
        const at = sent.get(lot_id);
        if (at === undefined) continue;
        waits.push(now - at);
        sent.delete(lot_id);
      }
      await pause(LOOK_MS);
    }
  };
  let lastSent = performance.now();
  const declare = async (n: number): Promise<void> => {
    const at = performance.now();
    const response = await fetch(`http://127.0.0.1:${server.port}/api/v1/lots`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${district.apiKey}`, 'idempotency-key': randomUUID() },
      body: JSON.stringify(benchDeclaration(district.siteIds[n % district.siteIds.length]!, n)),
    });
    const body = (await response.json()) as { id: string };
    if (response.status === 201) sent.set(body.id, at);
    else failed++;
    lastSent = performance.now();
  };
  for (let n = 0; n < WARM_UP; n += 10) await Promise.all(Array.from({ length: 10 }, (_, i) => declare(n + i)));
  state.done = true;
  await look();
  await db.query('analyze');
  Object.assign(state, { done: false });
  waits.length = 0;
  failed = 0;
  const looking = look();
  const started = performance.now();
  const running: Promise<void>[] = [];
  for (let n = 0; n < perSecond * seconds; n++) {
    const due = started + (n * 1000) / perSecond;
    if (due > performance.now()) await pause(due - performance.now());
    running.push(declare(n).catch(() => void failed++));
  }
  await Promise.all(running);
  state.done = true;
  await looking;
  const rss = await server.rss();
  await server.stop();
  await db.end();
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
  return {
    declared: perSecond * seconds,
    offered: waits.length,
    failed,
    p50_ms: at(0.5),
    p95_ms: at(0.95),
    p99_ms: at(0.99),
    rss_mb: Math.round(rss / 1e6),
  };
}
