import path from 'node:path';
import pg from 'pg';
import { findPostgresBinaries, reachableBinaries, unprivilegedUser } from './postgres-binaries.js';
import { createClusterIfMissing, ownerRole, passwordIn, stopOrphan, type Cluster } from './postgres-cluster.js';
import { takeLock } from './postgres-lock.js';
import { clusterPlace } from './postgres-place.js';
import { startServer, stopServer } from './postgres-server.js';

export interface EmbeddedPostgresOptions {
  /** Folder of the cluster, its lock and its password; relative to the working directory. */
  dataDir: string;
  /** Database to create when it is missing. */
  database?: string;
  /** Further server settings, such as `{ fsync: 'off' }` for a database that may be lost. */
  settings?: Record<string, string>;
  /** Told what an operator may want to know: where the data lies, leftovers removed, the server's warnings. */
  log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** Address of the database with the login of its owner, who may do anything. */
  ownerUrl: string;
  port: number;
  /** Process id of the server. */
  serverPid: number;
  /** Where the cluster lies, see `clusterPlace`. */
  clusterDir: string;
  /** Ends all sessions, writes everything to disk and gives the folder back. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts a private PostgreSQL 18 on a free loopback port from the binaries npm installed, creating its data on first use.
 *
 * The server never outlives this process, even after `kill -9`, and the next start recovers what was committed.
 *
 * @throws Error when another process uses the same folder, or the server cannot start; the message holds the server's own words.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { database = 'glane', settings = {}, log = () => {} } = options;
  const place = clusterPlace(path.resolve(options.dataDir), log);
  const dir = path.join(place, 'pg');
  const unlock = await takeLock(path.join(place, 'pg.lock'), dir);
  process.once('exit', unlock);
  const giveBack = () => {
    unlock();
    process.removeListener('exit', unlock);
  };
  try {
    const runAs = unprivilegedUser(dir);
    const cluster: Cluster = { dir, binaries: reachableBinaries(findPostgresBinaries(), runAs, log), runAs, log };
    const password = passwordIn(place);
    stopOrphan(cluster);
    createClusterIfMissing(cluster, password);
    const server = await startServer(cluster, settings);
    const stop = async () => {
      await stopServer(server, log);
      giveBack();
    };
    const ownerUrl = (name: string) => `postgres://${ownerRole}:${password}@127.0.0.1:${server.port}/${name}`;
    try {
      await createDatabaseIfMissing(ownerUrl('postgres'), database);
    } catch (error) {
      await stop();
      throw error;
    }
    return { ownerUrl: ownerUrl(database), port: server.port, serverPid: server.pid, clusterDir: dir, stop };
  } catch (error) {
    giveBack();
    throw error;
  }
}

async function createDatabaseIfMissing(maintenanceUrl: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}
