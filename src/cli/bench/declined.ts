import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { benchDeclaration, type BenchDistrict } from './district.js';
import { startServer } from './servers.js';

export interface Declined {
  declined: number;
  /** Of these, how many were offered again in the refusal's own transaction. */
  atOnce: number;
  p50_ms: number;
  p95_ms: number;
  p99_ms: number;
}

/** People who decline at the same moment. */
const AT_A_TIME = 4;
const LOOK_MS = 2;
const PATIENCE_MS = 30_000;

const FIRST_OFFER = `select id, replaces from offer where lot_id = $1 and state = 'open' order by id limit 1`;
/** Of the same packages; other parts of the lot have offers of their own. */
const NEXT_OFFER = `select n.id, n.replaces from offer o join offer n on n.parcel_id = o.parcel_id and n.state = 'open' where o.id = $1`;

/**
 * Declares lots, waits until each is offered, and has every offer declined over HTTP, a few at a time: from the moment the
 * refusal is sent to the moment another session sees the next offer of the same food.
 */
export async function benchDeclined(
  appUrl: string,
  ownerUrl: string,
  district: BenchDistrict,
  { lots }: { lots: number },
): Promise<Declined> {
  const server = await startServer(
    'app-server',
    { APP_DATABASE_URL: appUrl, RATE_LIMIT_PER_MINUTE: '1000000', LOG_LEVEL: 'warn', PORT: '0' },
    ['engine'],
  );
  const db = new pg.Pool({ connectionString: ownerUrl, max: AT_A_TIME });
  const post = async (path: string, body: object): Promise<{ id: string }> => {
    const response = await fetch(`http://127.0.0.1:${server.port}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${district.apiKey}`, 'idempotency-key': randomUUID() },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as { id: string };
  };
  /** The first row, once there is one that somebody else can see. */
  const seen = async (sql: string, id: string): Promise<{ id: string; replaces: string | null }> => {
    for (const began = performance.now(); performance.now() - began < PATIENCE_MS; await pause(LOOK_MS)) {
      const { rows } = await db.query<{ id: string; replaces: string | null }>(sql, [id]);
      if (rows[0]) return rows[0];
    }
    throw new Error(`nothing was offered of ${id}`);
  };
  const waits: number[] = [];
  let atOnce = 0;
  try {
    const ids: string[] = [];
    for (let n = 0; n < lots; n++) ids.push((await post('/lots', benchDeclaration(district.siteIds[n % district.siteIds.length]!, n))).id);
    const first = new Map<string, string>();
    for (const id of ids) first.set(id, (await seen(FIRST_OFFER, id)).id);
    const decline = async (lotId: string): Promise<void> => {
      const offerId = first.get(lotId)!;
      const began = performance.now();
      await post(`/offers/${offerId}/refusal`, { reasonCode: 'no-people' });
      const next = await seen(NEXT_OFFER, offerId);
      waits.push(performance.now() - began);
      if (next.replaces === offerId) atOnce++;
    };
    await Promise.all(
      Array.from({ length: AT_A_TIME }, async (_, turn) => {
        for (let n = turn; n < ids.length; n += AT_A_TIME) await decline(ids[n]!);
      }),
    );
  } finally {
    await server.stop();
    await db.end();
  }
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!);
  return { declined: waits.length, atOnce, p50_ms: at(0.5), p95_ms: at(0.95), p99_ms: at(0.99) };
}
