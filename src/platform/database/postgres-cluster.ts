import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { type PostgresBinaries, type RunAs } from './postgres-binaries.js';
import { commandOf, isAlive, readIfThere } from './postgres-lock.js';

/** The login that owns the database; the application itself works with a lesser one. */
export const ownerRole = 'glane_owner';

/** A database cluster on disk and what it takes to work on it. */
export interface Cluster {
  dir: string;
  binaries: PostgresBinaries;
  runAs: RunAs;
  log: (line: string) => void;
}

/** What the server writes about itself; its lines: 1 process, 4 port, 8 state. */
export const pidFileOf = (cluster: Cluster): string => path.join(cluster.dir, 'postmaster.pid');

/** PostgreSQL's programs get no more of our environment than this: a stray PGDATA or LC_ALL would change what they do. */
export const serverEnv = { PATH: process.env.PATH, TZ: 'UTC' };

/** The owner's password: drawn once, readable by nobody else, and the same at every start. */
export function passwordIn(place: string): string {
  const file = path.join(place, 'pg.password');
  if (!fs.existsSync(file)) {
    fs.writeFileSync(`${file}.new`, `${randomBytes(18).toString('base64url')}\n`, { mode: 0o600 });
    fs.renameSync(`${file}.new`, file);
  }
  return fs.readFileSync(file, 'utf8').trim();
}

/**
 * A killed run may leave a server that is just shutting down, or a `postmaster.pid` whose number now belongs to some other
 * program. A file whose process is gone stays: PostgreSQL reads it to make sure that no old child still writes.
 */
export function stopOrphan(cluster: Cluster): void {
  const { dir, binaries, runAs, log } = cluster;
  const pidFile = pidFileOf(cluster);
  const pid = Number(readIfThere(pidFile)?.split('\n')[0]);
  if (!pid || !isAlive(pid)) return;
  const command = commandOf(pid);
  if (!command.includes('postgres') || !command.includes(dir)) {
    log(`removing ${pidFile}, left over from a run that was killed`);
    fs.rmSync(pidFile, { force: true });
    return;
  }
  log(`stopping the PostgreSQL server ${pid}, left over from a run that was killed`);
  const stopped = spawnSync(binaries.pgCtl, ['stop', '-D', dir, '-m', 'fast', '-t', '20'], { ...runAs, cwd: '/', encoding: 'utf8' });
  if (stopped.status !== 0 && isAlive(pid)) throw new Error(`the old PostgreSQL server ${pid} does not stop: ${stopped.stderr}`);
}

/** Makes the cluster beside and renames it when it is complete, so that a first start cut short leaves none. */
export function createClusterIfMissing({ dir, binaries, runAs, log }: Cluster, password: string): void {
  if (fs.existsSync(path.join(dir, 'PG_VERSION'))) return;
  const place = path.dirname(dir);
  for (const name of fs.readdirSync(place)) {
    if (name.startsWith('pg.new-')) fs.rmSync(path.join(place, name), { recursive: true, force: true });
  }
  const fresh = path.join(place, `pg.new-${process.pid}`);
  const passwordFile = `${fresh}.password`;
  fs.mkdirSync(fresh, { mode: 0o700 });
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (runAs.uid !== undefined && runAs.gid !== undefined) {
    for (const file of [fresh, passwordFile]) fs.chownSync(file, runAs.uid, runAs.gid);
  }
  log('creating the database cluster');
  const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const zone = ['-c', 'timezone=UTC', '-c', 'log_timezone=UTC'];
  const login = ['-U', ownerRole, '--pwfile', passwordFile, '-A', 'scram-sha-256'];
  const made = spawnSync(binaries.initdb, ['-D', fresh, ...login, ...locale, ...zone, '--no-sync'], {
    ...runAs,
    cwd: '/',
    encoding: 'utf8',
    env: serverEnv,
  });
  fs.rmSync(passwordFile, { force: true });
  if (made.status !== 0) {
    fs.rmSync(fresh, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not create its data folder: ${made.error?.message ?? made.stderr}`);
  }
  fs.renameSync(fresh, dir);
}
