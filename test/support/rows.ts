import type { Client } from 'pg';
import type { Point } from '../../src/vocabulary/place.js';

/** A point inside the 20th arrondissement of Paris, [lon, lat]. */
export const CENTRE: Point = [2.3984, 48.8646];

export interface Built {
  owner: Client;
}
export type Row = Record<string, unknown>;

export interface Territory {
  id: string;
  code: string;
}
/** Any row that knows its territory and itself. */
export interface Stored {
  id: string;
  territory_id: string;
  [column: string]: any;
}

let serial = 0;
/** A number no other row of this test file has: for codes and e-mail addresses. */
export const next = (): number => ++serial;

/** Inserts one row and answers it as it is stored. */
export async function insert<T = any>({ owner }: Built, table: string, row: Row): Promise<T> {
  const columns = Object.keys(row);
  const found = await owner.query(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')}) returning *`,
    columns.map((column) => row[column]),
  );
  return found.rows[0] as T;
}

/** A SIRET that passes its check: 13 invented digits and the Luhn digit that completes them. */
export function aSiret(number = next()): string {
  const digits = `9${String(number).padStart(12, '0')}`;
  // Counted from the right, every second digit is doubled; with 14 digits those are the even places from the left.
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
  const sum = [...digits].reduce((total, digit, place) => total + (place % 2 === 0 ? doubled[Number(digit)]! : Number(digit)), 0);
  return digits + String((10 - (sum % 10)) % 10);
}
