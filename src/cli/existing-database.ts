import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readEnv } from '../platform/config/env.js';
import { startEmbeddedPostgres } from '../platform/database/embedded-postgres.js';
import { holdsPostgres, runningPostgresUrl } from '../platform/database/running-postgres.js';

/** DATA_DIR is meant from the project's folder, wherever the command was typed. */
const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

export interface ExistingDatabase {
  ownerUrl: string;
  /** Gives back what was started for the look; nothing where the database was running already. */
  close(): Promise<void>;
}

/**
 * Opens the database that is there, to look at it: the one of DATABASE_URL, the embedded one that `npm start` is running,
 * or else the embedded one started for this look. Nothing is created and nothing migrated.
 *
 * @throws Error in plain words where there is no database yet.
 */
export async function openExistingDatabase(): Promise<ExistingDatabase> {
  const env = readEnv();
  const stay = async (): Promise<void> => undefined;
  if (env.DATABASE_URL) return { ownerUrl: env.DATABASE_URL, close: stay };
  const dataDir = resolve(PROJECT, env.DATA_DIR);
  const running = runningPostgresUrl(dataDir);
  if (running) return { ownerUrl: running, close: stay };
  if (!holdsPostgres(dataDir)) throw new Error(`There is no database in ${dataDir} yet: npm start makes one, or set DATABASE_URL.`);
  const started = await startEmbeddedPostgres({ dataDir });
  return { ownerUrl: started.ownerUrl, close: () => started.stop() };
}
