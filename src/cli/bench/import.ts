import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { BenchDistrict } from './district.js';
import { startServer } from './servers.js';

export interface ImportRates {
  /** Rows a second, turn by turn. */
  copy: number[];
  imported: number[];
  ratio: number;
  /** Resident memory of the server before the first file and after the last, MB. */
  rss_mb: [before: number, after: number];
}

const COLUMNS = [
  'siteCode',
  'externalRef',
  'label',
  'category',
  'animalOrigin',
  'prepacked',
  'cold',
  'dateKind',
  'package_g',
  'packages',
  'allergens',
  'pickupFrom',
  'pickupTo',
];

/** A CSV of lots for the district's shops, a row at a time, so that making it costs no memory either. */
function* rowsOf(count: number, turn: number): Generator<string> {
  const from = new Date(Date.now() + 3_600_000).toISOString();
  const to = new Date(Date.now() + 5 * 3_600_000).toISOString();
  for (let n = 0; n < count; n++) {
    const site = `D${String((n % 200) + 1).padStart(5, '0')}`;
    yield `${site},bench-${turn}-${n},Pain de la veille ${n},bread,false,true,ambient,none,500,${10 + (n % 40)},gluten,${from},${to}\n`;
  }
}

/** A bare COPY of the same rows into one table with the same columns, and the import of the same file through the API, in turn. */
export async function benchImport(
  ownerUrl: string,
  appUrl: string,
  district: BenchDistrict,
  { rows, turns }: { rows: number; turns: number },
): Promise<ImportRates> {
  const db = new pg.Client({ connectionString: ownerUrl });
  await db.connect();
  await db.query(`create table bench_copy (${COLUMNS.map((column) => `"${column}" text`).join(', ')})`);
  const server = await startServer('app-server', {
    APP_DATABASE_URL: appUrl,
    RATE_LIMIT_PER_MINUTE: '1000000',
    LOG_LEVEL: 'warn',
    PORT: '0',
  });
  const [copy, imported]: [number[], number[]] = [[], []];
  const before = await server.rss();
  try {
    for (let turn = 0; turn < turns; turn++) {
      copy.push(
        rows / (await seconds(() => pipeline(Readable.from(rowsOf(rows, turn)), db.query(copyFrom('copy bench_copy from stdin csv'))))),
      );
      imported.push(rows / (await seconds(() => sendFile(server.port, district, rows, turn))));
    }
    const middle = (rates: number[]): number => rates.toSorted((a, b) => a - b)[Math.floor(rates.length / 2)]!;
    return {
      copy,
      imported,
      ratio: middle(imported) / middle(copy),
      rss_mb: [Math.round(before / 1e6), Math.round((await server.rss()) / 1e6)],
    };
  } finally {
    await server.stop();
    await db.end();
  }
}

async function seconds(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return (performance.now() - started) / 1000;
}

async function sendFile(port: number, district: BenchDistrict, rows: number, turn: number): Promise<void> {
  function* file(): Generator<Buffer> {
    yield Buffer.from(`${COLUMNS.join(',')}\n`);
    let part: string[] = [];
    for (const row of rowsOf(rows, turn)) {
      part.push(row);
      if (part.length === 1000) {
        yield Buffer.from(part.join(''));
        part = [];
      }
    }
    yield Buffer.from(part.join(''));
  }
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/lots/imports`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', authorization: `Bearer ${district.apiKey}`, 'idempotency-key': randomUUID() },
    body: Readable.toWeb(Readable.from(file())) as ReadableStream,
    duplex: 'half',
  } as RequestInit);
  const report = (await response.json()) as { created?: number };
  if (response.status !== 201 || report.created !== rows)
    throw new Error(`the import answered ${response.status}: ${JSON.stringify(report).slice(0, 500)}`);
}
