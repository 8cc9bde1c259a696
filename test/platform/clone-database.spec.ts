import { Client } from 'pg';
import { cloneDatabase } from '../support/database.js';

async function ask<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

describe('a cloned test database', () => {
  it('has the migrated schema, is separate from the next one, and is gone after drop()', async () => {
    const [one, other] = await Promise.all([cloneDatabase(), cloneDatabase()]);
    const tables = await ask<{ schema: string }>(one.ownerUrl, `select distinct table_schema as schema from information_schema.tables`);
    expect(tables.map((row) => row.schema)).toEqual(expect.arrayContaining(['public', 'bullmq']));

    await ask(one.ownerUrl, 'create table only_here (id int)');
    await expect(ask(other.ownerUrl, 'select * from only_here')).rejects.toThrow('does not exist');

    await Promise.all([one.drop(), other.drop()]);
    await expect(ask(one.ownerUrl, 'select 1')).rejects.toThrow('does not exist');
  });

  it('lets the application in with a login that may not bypass row-level security', async () => {
    const database = await cloneDatabase();
    const roles = await ask(database.appUrl, 'select rolsuper, rolbypassrls from pg_roles where rolname = current_user');
    expect(roles).toEqual([{ rolsuper: false, rolbypassrls: false }]);
    await database.drop();
  });
});
