import { list, numberFrom, ProblemError, stop, type Read } from '../../vocabulary/reading.js';
import { legOf, TravelFailure, type LegRows } from './travel-source.js';

/** Null is a source's word for "no way"; a missing value is a malformed answer. */
export const amountOrNone: Read<number | null> = (value, where) => (value === null ? null : numberFrom(0)(value, where));

const table = list(list(amountOrNone));

/** The value of a field of something that came over the network; undefined where there is none. */
export const oneField = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;

/**
 * Two tables of numbers as legs. Stops the reading where a table has not the rows and columns asked for, or holds
 * anything but amounts and nulls.
 */
export function legRows(
  tables: { seconds: unknown; metres: unknown },
  size: { rows: number; columns: number },
  where: { seconds: string; metres: string },
  { metres: scale } = { metres: 1 },
): LegRows {
  const seconds = sized(table(tables.seconds, where.seconds), size, where.seconds);
  const metres = sized(table(tables.metres, where.metres), size, where.metres);
  return seconds.map((row, from) =>
    row.map((time, to) => {
      const length = metres[from]![to]!;
      return legOf(length === null ? null : length * scale, time);
    }),
  );
}

function sized<T>(rows: T[][], size: { rows: number; columns: number }, where: string): T[][] {
  if (rows.length !== size.rows) stop(where, `must have ${size.rows} rows, not ${rows.length}`);
  rows.forEach((row, index) => {
    if (row.length !== size.columns) stop(`${where}[${index}]`, `must have ${size.columns} numbers, not ${row.length}`);
  });
  return rows;
}

/** What was read, or a failure that quotes where it stopped. */
export function problemIn(read: LegRows | ProblemError, who: string): LegRows {
  if (read instanceof ProblemError) throw new TravelFailure('malformed', `${who}: ${read.line}`);
  return read;
}
