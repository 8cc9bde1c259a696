import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { isReachable, refuseForeignFolder, sharedFolder, unprivilegedUser } from './postgres-binaries.js';
import { readIfThere } from './postgres-lock.js';

/** Written into the data folder when the cluster had to be put elsewhere. */
const locationFile = 'pg-location.txt';

/** Written beside a cluster that was put elsewhere: the data folder it belongs to. */
const belongsToFile = 'data-dir.txt';

/**
 * The folder that holds the database cluster (`pg/`), its lock and its password: the data folder itself, or, where the
 * user PostgreSQL runs as cannot enter it (a checkout under /root), `/var/tmp/glane-<hash of the data folder>/`.
 * The data folder then says so in `pg-location.txt`, which is believed again after the checkout was moved.
 *
 * @param dataDir absolute path; created when missing.
 * @throws Error when the folder belongs to another user.
 */
export function clusterPlace(dataDir: string, log: (line: string) => void): string {
  fs.mkdirSync(dataDir, { recursive: true });
  const note = path.join(dataDir, locationFile);
  const place = notedPlace(note, dataDir);
  if (!place && isReachable(dataDir, unprivilegedUser(path.join(dataDir, 'pg')))) return writable(dataDir);

  const elsewhere = place ?? path.join(sharedFolder, `glane-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`);
  fs.mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  refuseForeignFolder(elsewhere);
  fs.chmodSync(elsewhere, 0o755);
  fs.writeFileSync(path.join(elsewhere, belongsToFile), `${dataDir}\n`);
  fs.writeFileSync(note, `${elsewhere}\n`);
  log(`the database lies in ${elsewhere}, since the user PostgreSQL runs as cannot enter ${dataDir}`);
  return elsewhere;
}

/** The place noted earlier, unless the note was copied along with a checkout that still uses that database itself. */
function notedPlace(note: string, dataDir: string): string | undefined {
  const place = readIfThere(note)?.trim();
  if (!place || !fs.existsSync(place)) return undefined;
  const owner = readIfThere(path.join(place, belongsToFile))?.trim();
  return owner === undefined || owner === dataDir || !fs.existsSync(owner) ? place : undefined;
}

function writable(dataDir: string): string {
  try {
    fs.accessSync(dataDir, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
    return dataDir;
  } catch (cause) {
    throw new Error(`${dataDir} belongs to another user: start as that user, or set DATA_DIR to another folder.`, { cause });
  }
}
