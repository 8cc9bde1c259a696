import { createHmac } from 'node:crypto';
import { runMigrations as migrateQueue } from 'bullmq';
import type { DataSource } from 'typeorm';
import { ownerDataSource } from './data-source.js';

/** The login the running application uses: it owns nothing and cannot bypass row-level security. */
export const APP_ROLE = 'glane_app';
const MIGRATION_LOCK = 7_120_020;

/**
 * The application login's address for a database, derived from the owner's: the password is an HMAC of the owner's
 * password, so that every process given the same DATABASE_URL agrees on it and nothing more has to be stored.
 */
export function appUrlOf(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.password = createHmac('sha256', url.password || 'local')
    .update(APP_ROLE)
    .digest('base64url');
  url.username = APP_ROLE;
  return url.toString();
}

/**
 * Brings a database to today's schema: the application's role, the migrations, the queue's own schema, the grants.
 * Safe to call by several processes at once (an advisory lock lets one work) and again at any later start.
 *
 * @returns the address under which the application connects.
 * @throws Error in plain words where the server is too old or the owner may not create the role.
 */
export async function prepareDatabase(ownerUrl: string): Promise<{ appUrl: string }> {
  const appUrl = appUrlOf(ownerUrl);
  const db = await ownerDataSource(ownerUrl);
  try {
    const runner = db.createQueryRunner();
    try {
      await runner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
      await checkServer(db);
      await ensureRole(db, new URL(appUrl).password);
      await db.runMigrations({ transaction: 'each' });
      const client = await runner.connect();
      await migrateQueue(client);
      await grant(db);
      await runner.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    } finally {
      await runner.release();
    }
  } finally {
    await db.destroy();
  }
  return { appUrl };
}

async function checkServer(db: DataSource): Promise<void> {
  const [row] = await db.query<{ version: string }[]>(`select current_setting('server_version_num') as version`);
  if (Number(row?.version) < 180000) throw new Error('Glane needs PostgreSQL 18 or newer (it uses uuidv7()); this server is older.');
}

async function ensureRole(db: DataSource, password: string): Promise<void> {
  const literal = `'${password.replaceAll("'", "''")}'`;
  const [found] = await db.query<{ rolname: string }[]>('select rolname from pg_roles where rolname = $1', [APP_ROLE]);
  const works = found && (await loginWorks(db));
  if (works) return;
  try {
    await db.query(
      `${found ? 'alter' : 'create'} role ${APP_ROLE} login nosuperuser nobypassrls nocreatedb nocreaterole password ${literal}`,
    );
  } catch (error) {
    throw new Error(
      `The login of DATABASE_URL may not set up the role ${APP_ROLE} (${(error as Error).message}). Create it by hand and set APP_DATABASE_URL.`,
      { cause: error },
    );
  }
}

/** Whether the role's password is already the derived one: compared by trying it, so that nothing is rewritten at each start. */
async function loginWorks(db: DataSource): Promise<boolean> {
  const { Client } = await import('pg').then((module) => module.default);
  const client = new Client({ connectionString: appUrlOf((db.options as { url: string }).url) });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function grant(db: DataSource): Promise<void> {
  await db.query(`
    grant usage on schema public, bullmq to ${APP_ROLE};
    grant select, insert, update, delete on all tables in schema public to ${APP_ROLE};
    grant usage, select on all sequences in schema public to ${APP_ROLE};
    revoke insert, update, delete on balance, acceptance_tally, parcel_flow, bucket_flow, schema_change, factor, territory from ${APP_ROLE};
    revoke update, delete on movement, parcel_history, pickup_note, lot from ${APP_ROLE};
    revoke insert on parcel_history from ${APP_ROLE};
    revoke delete on parcel, outbox, cycle, offer, standing_rule from ${APP_ROLE};
    -- The queue makes a sequence of its own for each queue it has not seen.
    grant create on schema bullmq to ${APP_ROLE};
    grant select, insert, update, delete on all tables in schema bullmq to ${APP_ROLE};
    grant usage, select on all sequences in schema bullmq to ${APP_ROLE};
    grant execute on all functions in schema bullmq to ${APP_ROLE};
  `);
}
