import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { PassThrough, Transform, type Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { headerOf, separatorOf, type Column, type Header } from './core/header.js';
import { cellsOfJson } from './core/json-row.js';
import { Row } from './core/row.js';
import { shown, type RowProblem } from './core/row-problem.js';
import type { Encoding, SpooledFile } from './spool.js';

/** One line of JSON or one row of a table may have this many characters: a quote left open would swallow the rest of the file. */
const LONGEST_ROW = 65_536;
const CHUNK = 262_144;

/** What a file holds, in order: its header once (tables only), then its rows, or what is wrong with one. */
export type Found = { header: Header } | { row: Row } | { problem: RowProblem };

type Lexed = { record: string[]; info: { records: number; empty_lines: number } };

/**
 * Reads the rows of a table, whatever its separator, encoding and line ends, without ever holding more than a chunk.
 * Blank rows are passed over; a table that cannot be read on ends with one problem.
 */
export async function* tableRows(file: SpooledFile, columns: readonly Column[]): AsyncGenerator<Found> {
  const delimiter = separatorOf(await firstLine(file));
  const parser = parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: LONGEST_ROW,
  });
  const source = createReadStream(file.path, { highWaterMark: CHUNK });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(toUtf8(file.encoding)).pipe(parser);
  let header: Header | undefined;
  let last = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<Lexed>) {
      last = info.records + info.empty_lines;
      if (!header) {
        const read = headerOf(record, columns);
        if ('code' in read) return yield { problem: read };
        header = read;
        yield { header };
      } else if (record.some((cell) => cell.trim() !== '')) {
        yield rowOf(last, record, header);
      }
    }
  } catch (error) {
    if (!String((error as { code?: string }).code).startsWith('CSV_')) throw error;
    yield {
      problem: {
        row: last + 1,
        column: '',
        code: 'open-quote',
        found: '',
        expected: {
          fr: 'un guillemet fermant ; dans un texte, un guillemet s’écrit deux fois.',
          en: 'a closing quote; inside a text, a quote is written twice.',
        },
      },
    };
  } finally {
    source.destroy();
  }
  if (!header) yield { problem: headerOf([], columns) as RowProblem };
}

function rowOf(number: number, record: string[], header: Header): Found {
  if (record.length !== header.width) {
    return {
      problem: {
        row: number,
        column: '',
        code: 'column-count',
        found: String(record.length),
        expected: { fr: `${header.width} cellules, comme l’en-tête.`, en: `${header.width} cells, like the header.` },
      },
    };
  }
  return {
    row: new Row(number, (column) => {
      const place = header.places.get(column);
      return place === undefined ? undefined : record[place];
    }),
  };
}

/** Reads the rows of a file with one JSON object a line. */
export async function* jsonRows(file: SpooledFile, columns: readonly Column[]): AsyncGenerator<Found> {
  let number = 0;
  for await (const line of linesOf(file)) {
    number++;
    if (line.trim() === '') continue;
    if (line.length > LONGEST_ROW) {
      yield {
        problem: {
          row: number,
          column: '',
          code: 'not-json',
          found: shown(line),
          expected: { fr: `${LONGEST_ROW} signes au plus.`, en: `at most ${LONGEST_ROW} characters.` },
        },
      };
      return;
    }
    const cells = cellsOfJson(line, number, columns);
    yield cells instanceof Map ? { row: new Row(number, (column) => cells.get(column) ?? '') } : { problem: cells };
  }
}

async function* linesOf(file: SpooledFile): AsyncGenerator<string> {
  const decoder = new TextDecoder(file.encoding);
  let rest = '';
  for await (const chunk of createReadStream(file.path, { highWaterMark: CHUNK })) {
    const lines = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n');
    rest = lines.pop()!;
    yield* lines;
    // A line without an end must not gather in memory.
    if (rest.length > LONGEST_ROW) break;
  }
  yield rest + decoder.decode();
}

async function firstLine(file: SpooledFile): Promise<string> {
  const handle = await open(file.path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(LONGEST_ROW), 0, LONGEST_ROW, 0);
    return (
      new TextDecoder(file.encoding)
        .decode(buffer.subarray(0, bytesRead))
        .split(/\r\n|\n|\r/)
        .find((line) => line.trim() !== '') ?? ''
    );
  } finally {
    await handle.close();
  }
}

function toUtf8(encoding: Encoding): Transform | (Readable & NodeJS.WritableStream) {
  if (encoding === 'utf-8') return new PassThrough();
  const decoder = new TextDecoder(encoding);
  return new Transform({
    transform: (chunk: Buffer, _, done) => done(null, Buffer.from(decoder.decode(chunk, { stream: true }))),
    flush: (done) => done(null, Buffer.from(decoder.decode())),
  });
}
