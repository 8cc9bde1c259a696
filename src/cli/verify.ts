import pg from 'pg';
import { figuresInvariants } from '../figures/figures.invariants.js';
import { ledgerInvariants } from '../ledger/ledger.invariants.js';
import { checkInvariants, ONE_MOMENT, type CheckedInvariant } from '../platform/database/invariant.js';
import { openExistingDatabase } from './existing-database.js';

/**
 * `npm run verify`: recomputes every invariant of the database named by DATABASE_URL, or of the embedded one, running or
 * not, in every territory. Prints the rows that break one; ends with 1 when there is any, 2 when it could not look.
 */
async function verify(): Promise<number> {
  const database = await openExistingDatabase();
  const client = new pg.Client({ connectionString: database.ownerUrl, application_name: 'glane-verify' });
  try {
    await client.connect();
    const running = await isRunning(client);
    await client.query('begin');
    await client.query(ONE_MOMENT);
    const ask = async (sql: string): Promise<Record<string, unknown>[]> => (await client.query(sql)).rows;
    const checked = await checkInvariants(ask, [...ledgerInvariants, ...figuresInvariants], { running });
    await client.query('rollback');
    for (const one of checked) print(one);
    const broken = checked.filter((one) => one.broken > 0).length;
    const asked = checked.filter((one) => one.checked).length;
    process.stdout.write(broken === 0 ? `\n${asked} invariants hold.\n` : `\n${broken} of ${asked} invariants are broken.\n`);
    return broken === 0 ? 0 : 1;
  } finally {
    await client.end().catch(() => undefined);
    await database.close();
  }
}

/** Whether a process of ours works on this database: only then does waiting work mean that something is wrong. */
async function isRunning(client: pg.Client): Promise<boolean> {
  const found = await client.query(
    `select from pg_stat_activity where datname = current_database() and application_name in ('glane', 'glane-queue') limit 1`,
  );
  return found.rowCount !== 0;
}

function print({ invariant, checked, broken, rows }: CheckedInvariant): void {
  const mark = !checked ? '–' : broken === 0 ? '✓' : '✗';
  process.stdout.write(`${mark} ${invariant.code}: ${invariant.title.en}${checked ? '' : ' (not asked: Glane is not running)'}\n`);
  for (const row of rows) process.stdout.write(`    ${JSON.stringify(row)}\n`);
  if (broken > rows.length) process.stdout.write(`    … ${broken} rows in all\n`);
}

try {
  process.exitCode = await verify();
} catch (error) {
  process.stderr.write(`Nothing was verified: ${(error as Error).message}\n`);
  process.exitCode = 2;
}
