import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** Process ids are used again, so an owner is a process id and the moment that process started. */
interface Owner {
  pid: number;
  started: string;
}

/** How often an unreadable lock is read again before it counts as left over: its owner may be writing it just now. */
const unreadableTries = 20;
const unreadablePause_ms = 10;

/**
 * Makes this process the only owner of what the lock file stands for. A lock left by a process that died is taken over.
 *
 * @returns the function that gives the lock back; calling it twice does no harm.
 * @throws Error `<what> is in use by process <pid>…` while the owner lives.
 */
export async function takeLock(lockFile: string, what: string): Promise<() => void> {
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid) } satisfies Owner);
  for (let unreadable = 0; ;) {
    try {
      fs.writeFileSync(lockFile, mine, { flag: 'wx', mode: 0o644 });
      return () => {
        if (readIfThere(lockFile) === mine) fs.rmSync(lockFile, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const found = readIfThere(lockFile);
    if (found === undefined) continue;
    const owner = parseOwner(found);
    if (!owner && ++unreadable < unreadableTries) {
      await delay(unreadablePause_ms);
      continue;
    }
    if (owner && isAlive(owner.pid) && startOf(owner.pid) === owner.started) {
      throw new Error(`${what} is in use by process ${owner.pid}: stop that process first, or set DATA_DIR to another folder.`);
    }
    removeStale(lockFile, found);
  }
}

/** True while a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The command line of a running process, or '' when there is none to see. */
export function commandOf(pid: number): string {
  return readIfThere(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ') ?? askPs(pid, 'command=');
}

/** Contents of a file, or undefined when it is not there (any more). */
export function readIfThere(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

/** When a process started, in whatever unit the system tells it: good for comparing only. */
function startOf(pid: number): string {
  // Field 22 of /proc/<pid>/stat, counted after the name, which may itself hold blanks and brackets.
  const stat = readIfThere(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(') ') + 2).split(' ')[19] ?? askPs(pid, 'lstart=');
}

/** macOS has no /proc. */
function askPs(pid: number, column: string): string {
  if (process.platform === 'linux') return '';
  return spawnSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

function parseOwner(text: string): Owner | undefined {
  try {
    const owner = JSON.parse(text) as Partial<Owner> | null;
    return typeof owner?.pid === 'number' && typeof owner.started === 'string' ? { pid: owner.pid, started: owner.started } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Two starts may find the same stale lock. Moving it aside first lets the slower one see that it caught the lock the
 * faster one has just made, and put it back.
 */
function removeStale(lockFile: string, stale: string): void {
  const aside = `${lockFile}.${randomUUID()}`;
  try {
    fs.renameSync(lockFile, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (readIfThere(aside) === stale) fs.rmSync(aside);
  else fs.renameSync(aside, lockFile);
}
