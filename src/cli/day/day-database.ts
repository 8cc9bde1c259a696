import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../platform/database/embedded-postgres.js';

/** An empty database for one day, gone afterwards. */
export interface DayDatabase {
  ownerUrl: string;
  drop(): Promise<void>;
}

/**
 * Makes one on the given server, or on an embedded one in a temporary folder.
 *
 * @param isMeasured whether the day's times are worth something: then the embedded server writes to disk as it would in earnest.
 */
export async function dayDatabase(serverUrl: string | null, isMeasured: boolean): Promise<DayDatabase> {
  return serverUrl ? onServer(serverUrl) : embedded(isMeasured);
}

async function embedded(isMeasured: boolean): Promise<DayDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'glane-day-'));
  const settings: Record<string, string> = isMeasured ? {} : { fsync: 'off', full_page_writes: 'off' };
  const postgres = await startEmbeddedPostgres({ dataDir: folder, database: 'day', settings });
  return {
    ownerUrl: postgres.ownerUrl,
    drop: async () => {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function onServer(serverUrl: string): Promise<DayDatabase> {
  const name = `glane_day_${randomBytes(6).toString('hex')}`;
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  await run(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { ownerUrl: url.href, drop: () => run(`drop database if exists ${name} with (force)`) };
}
