import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import { csvRow, type Cell } from './csv.js';

/** A row of a file; its id tells where the next page begins. */
export type ExportRow = Record<string, string | number | boolean | Date | null> & { id: string };

type ReadPage = (after: string | null) => Promise<ExportRow[]>;

/**
 * A CSV file sent while it is read: one page of rows in memory, each page read in a transaction of its own, so that a
 * reader who is slow, or walks away, holds no connection. Rows written meanwhile come after those already sent.
 *
 * The first page is read before the answer begins: what can be refused is refused with a status.
 */
export async function csvFile(name: string, columns: readonly string[], readPage: ReadPage): Promise<StreamableFile> {
  const first = await readPage(null);
  async function* text(): AsyncGenerator<Buffer> {
    yield Buffer.from(csvRow(columns));
    for (let page = first; page.length > 0; page = await readPage(page.at(-1)!.id)) {
      yield Buffer.from(page.map((row) => csvRow(columns.map((column) => cellOf(row[column])))).join(''));
    }
  }
  return new StreamableFile(Readable.from(text(), { highWaterMark: 1 }), {
    type: 'text/csv; charset=utf-8; header=present',
    disposition: `attachment; filename="${name}"`,
  });
}

/** Instants in UTC by RFC 3339; yes and no as true and false. */
function cellOf(value: ExportRow[string] | undefined): Cell {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'boolean' ? String(value) : (value ?? null);
}
