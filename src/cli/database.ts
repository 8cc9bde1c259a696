import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readEnv } from '../platform/config/env.js';
import { startEmbeddedPostgres } from '../platform/database/embedded-postgres.js';
import { prepareDatabase } from '../platform/database/prepare-database.js';

/** DATA_DIR is meant from the project's folder, wherever the command was typed. */
const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** A database ready for the application, and how to let it go. */
export interface ReadyDatabase {
  ownerUrl: string;
  appUrl: string;
  embedded: boolean;
  stop(): Promise<void>;
}

/**
 * Opens the database that the settings name, or starts the embedded one, migrates it, and sets APP_DATABASE_URL for
 * the application of this process.
 */
export async function openDatabase(): Promise<ReadyDatabase> {
  const env = readEnv();
  const own = env.DATABASE_URL ? null : await startEmbeddedPostgres({ dataDir: resolve(PROJECT, env.DATA_DIR) });
  const ownerUrl = own?.ownerUrl ?? env.DATABASE_URL;
  const { appUrl } = await prepareDatabase(ownerUrl);
  process.env['APP_DATABASE_URL'] = env.APP_DATABASE_URL || appUrl;
  return { ownerUrl, appUrl: process.env['APP_DATABASE_URL'], embedded: own !== null, stop: async () => own?.stop() };
}
