import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** A database of one's own, with today's schema and nothing in it but what the migrations put there. */
export interface TestDatabase {
  /** Address with the owner's login: migrations, the shifted clock, looking behind row-level security. */
  ownerUrl: string;
  /** The same database with the login the application uses. */
  appUrl: string;
  /** Removes the database, ending whatever sessions are left. */
  drop(): Promise<void>;
}

/** Any number will do, as long as nothing else locks it on the maintenance database. */
const cloneLock = 7_120_018;

/**
 * A fresh copy of the migrated template, in some 60 ms. One per test file:
 *
 *     let database: TestDatabase;
 *     beforeAll(async () => { database = await cloneDatabase(); });
 *     afterAll(() => database.drop());
 */
export async function cloneDatabase(): Promise<TestDatabase> {
  if (process.env.GLANE_TEST_DATABASE_ERROR)
    throw new Error(`The test database could not be migrated: ${process.env.GLANE_TEST_DATABASE_ERROR}`);
  const ownerUrl = new URL(setting('GLANE_TEST_OWNER_URL'));
  const appUrl = new URL(setting('GLANE_TEST_APP_URL'));
  const template = ownerUrl.pathname.slice(1);
  const name = `glane_test_${process.env.JEST_WORKER_ID}_${randomUUID().replaceAll('-', '')}`;
  ownerUrl.pathname = appUrl.pathname = `/${name}`;
  await onMaintenance(async (client) => {
    // PostgreSQL refuses to copy a database that another worker is copying just now.
    await client.query('select pg_advisory_lock($1)', [cloneLock]);
    await client.query(`create database ${name} template ${template} strategy wal_log`);
  });
  return {
    ownerUrl: ownerUrl.href,
    appUrl: appUrl.href,
    drop: () => onMaintenance((client) => client.query(`drop database if exists ${name} with (force)`)),
  };
}

/** A new connection each time: the lock goes with it. */
async function onMaintenance(work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: setting('GLANE_TEST_MAINTENANCE_URL') });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests with npm test or npx jest -c test/jest.config.mjs.`);
  return value;
}
