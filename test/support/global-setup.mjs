import { randomUUID } from 'node:crypto';
import pg from 'pg';
import './load-typescript.mjs';
import { startTestServer } from './test-server.mjs';

/**
 * Once before all test files: finds a PostgreSQL server and makes one migrated database on it, the template that
 * `cloneDatabase()` copies. Its address reaches the workers through the environment.
 */
export default async function setUp() {
  const began = performance.now();
  const server = await startTestServer();
  const template = `glane_template_${randomUUID().replaceAll('-', '')}`;
  const maintenance = new pg.Client({ connectionString: server.url });
  await maintenance.connect();
  globalThis.glaneTestServer = {
    stop: async () => {
      await maintenance.query(`drop database if exists ${template} with (force)`);
      await maintenance.end();
      await server.stop();
    },
  };
  try {
    await maintenance.query(`create database ${template}`);
    const ownerUrl = new URL(server.url);
    ownerUrl.pathname = `/${template}`;
    const { prepareDatabase } = await import('../../src/platform/database/prepare-database.ts');
    const { appUrl } = await prepareDatabase(ownerUrl.href);
    // A template with an open connection cannot be copied: let nobody in again.
    await maintenance.query(`alter database ${template} with allow_connections false`);
    await maintenance.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [template]);
    process.env.GLANE_TEST_OWNER_URL = ownerUrl.href;
    process.env.GLANE_TEST_APP_URL = appUrl;
    process.env.GLANE_TEST_MAINTENANCE_URL = server.url;
    process.stderr.write(`Test database: ${server.kind}, migrated in ${Math.round(performance.now() - began)} ms\n`);
  } catch (error) {
    // A broken migration fails every test that asks for a database, and none of the others.
    process.env.GLANE_TEST_DATABASE_ERROR = error.stack;
    process.stderr.write(`Test database: ${server.kind}, but it cannot be migrated: ${error.stack}\n`);
  }
}
