import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { nameOf } from './tx.js';

/**
 * One statement outside any transaction, parsed and planned once a connection: for the few questions asked before a
 * territory is known, which are functions of the owner.
 */
export async function preparedQuery<Row extends object>(
  dataSource: DataSource,
  sql: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  const pool = (dataSource.driver as unknown as { master: Pool }).master;
  const { rows } = await pool.query<Row>({ name: nameOf(sql), text: sql, values: parameters as unknown[] });
  return rows;
}
