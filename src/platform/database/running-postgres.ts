import fs from 'node:fs';
import path from 'node:path';
import { ownerRole } from './postgres-cluster.js';
import { isAlive, readIfThere } from './postgres-lock.js';
import { clusterPlace } from './postgres-place.js';

/**
 * The address, with the owner's login, of the embedded server that another process of ours is running on this folder, or
 * null where none is. For commands that look at a running district: the folder's lock stays with who started the server.
 *
 * @param dataDir absolute path of the data folder.
 */
export function runningPostgresUrl(dataDir: string, database = 'glane'): string | null {
  if (!fs.existsSync(dataDir)) return null;
  const place = clusterPlace(dataDir, () => undefined);
  // What the server writes about itself; its lines: 1 process, 4 port, 8 state.
  const lines = readIfThere(path.join(place, 'pg', 'postmaster.pid'))?.split('\n') ?? [];
  const password = readIfThere(path.join(place, 'pg.password'))?.trim();
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!password || !pid || !port || lines[7]?.trim() !== 'ready' || !isAlive(pid)) return null;
  return `postgres://${ownerRole}:${password}@127.0.0.1:${port}/${database}`;
}

/** Whether the folder holds a database at all, running or not. */
export const holdsPostgres = (dataDir: string): boolean =>
  fs.existsSync(dataDir) &&
  fs.existsSync(
    path.join(
      clusterPlace(dataDir, () => undefined),
      'pg',
      'PG_VERSION',
    ),
  );
