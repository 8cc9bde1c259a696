import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * The PostgreSQL server the tests run on: the one named by TEST_DATABASE_URL, else one in a container where a Docker
 * engine answers, else the embedded one. The login must be allowed to create databases and roles.
 *
 * @returns {Promise<{ kind: string, url: string, stop: () => Promise<unknown> }>} `url` names a database that is never written to.
 */
export async function startTestServer() {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { kind: `server ${new URL(given).host} (TEST_DATABASE_URL)`, url: given, stop: async () => {} };
  return (await startContainer()) ?? startEmbedded();
}

/** What makes a database quick and unsafe: nobody misses it after a power cut. */
const throwAwaySettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off', max_connections: '200' };

async function startContainer() {
  if (!process.env.DOCKER_HOST && !fs.existsSync('/var/run/docker.sock')) return undefined;
  try {
    const { PostgreSqlContainer } = await import('@testcontainers/postgresql');
    const settings = Object.entries(throwAwaySettings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const container = await new PostgreSqlContainer('postgres:18-alpine').withCommand(['postgres', ...settings]).start();
    return { kind: 'container postgres:18-alpine', url: container.getConnectionUri(), stop: () => container.stop() };
  } catch (error) {
    process.stderr.write(`Docker cannot be used here (${error.message}); taking the embedded PostgreSQL.\n`);
    return undefined;
  }
}

async function startEmbedded() {
  const { startEmbeddedPostgres } = await import('../../src/platform/database/embedded-postgres.ts');
  removeLeftOvers();
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), `glane-test-${process.pid}-`));
  fs.chmodSync(dataDir, 0o755);
  const remove = () => fs.rmSync(dataDir, { recursive: true, force: true });
  try {
    const server = await startEmbeddedPostgres({ dataDir, database: 'maintenance', settings: throwAwaySettings });
    const stop = async () => {
      await server.stop();
      remove();
    };
    return { kind: 'embedded PostgreSQL', url: server.ownerUrl, stop };
  } catch (error) {
    remove();
    throw error;
  }
}

/** A test run that was killed leaves its folder (its server has ended by itself). */
function removeLeftOvers() {
  for (const name of fs.readdirSync(os.tmpdir())) {
    const pid = Number(/^glane-test-(\d+)-/.exec(name)?.[1]);
    if (!pid) continue;
    try {
      process.kill(pid, 0);
    } catch (error) {
      if (error.code === 'ESRCH') fs.rmSync(path.join(os.tmpdir(), name), { recursive: true, force: true });
    }
  }
}
