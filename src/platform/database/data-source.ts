import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DataSource, type DataSourceOptions, type MigrationInterface } from 'typeorm';

const here = dirname(fileURLToPath(import.meta.url));
const migrationsFolder = join(here, '..', '..', '..', 'migrations');

type MigrationClass = new () => MigrationInterface;

/** The migration classes of the migrations/ folder beside the running code (sources in tests, dist otherwise), oldest first. */
export async function loadMigrations(): Promise<MigrationClass[]> {
  const files = readdirSync(migrationsFolder).filter((file) => /^\d+-.*\.(ts|js)$/.test(file) && !file.endsWith('.d.ts'));
  const modules = await Promise.all(files.sort().map((file) => import(pathToFileURL(join(migrationsFolder, file)).href)));
  return modules.flatMap(
    (module: Record<string, unknown>) => Object.values(module).filter((value) => typeof value === 'function') as MigrationClass[],
  );
}

/**
 * A connection pool that fails instead of hanging: a black-holed connection ends after `query_timeout`, a waiting
 * request after `connectionTimeoutMillis`, a forgotten transaction after its idle limit.
 */
export function appDataSourceOptions(url: string, pool: number): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: [],
    poolErrorHandler: () => undefined,
    extra: {
      max: pool,
      keepAlive: true,
      connectionTimeoutMillis: 5000,
      query_timeout: 60_000,
      idle_in_transaction_session_timeout: 60_000,
      application_name: 'glane',
    },
  };
}

/** A single-use connection of the owner, for migrations and the clock only. */
export const ownerDataSource = async (url: string): Promise<DataSource> =>
  new DataSource({
    type: 'postgres',
    url,
    migrations: await loadMigrations(),
    migrationsTableName: 'schema_change',
    extra: { max: 2 },
  }).initialize();
