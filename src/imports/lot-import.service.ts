import { open } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { LotBulkService, type BulkDeclaration, type BulkLot, type BulkRefusal } from '../lots/lot-bulk.service.js';
import type { Tx } from '../platform/database/tx.js';
import type { Column } from './core/header.js';
import { LOT_COLUMNS, readLotRow } from './core/lot-row.js';
import type { RowProblem } from './core/row-problem.js';
import type { Row } from './core/row.js';
import { jsonRows, tableRows, type Found } from './rows-of-file.js';
import type { SpooledFile } from './spool.js';
import { Tally } from './tally.js';

const MOST_ROWS = 100_000;

/** Brings in a file of lots in constant memory: each row is read, held against the law and laid aside in the database. */
@Injectable()
export class LotImportService {
  constructor(private readonly lots: LotBulkService) {}

  /** Declares every lot of the file, or none where a row is wrong. The very same file again changes nothing. */
  async bringIn(tx: Tx, file: SpooledFile, { dryRun, importId }: { dryRun: boolean; importId: string }): Promise<Tally> {
    const tally = new Tally();
    const before = await tx.first<{ rows: number }>(
      `select rows from import_run where kind = 'lots' and sha256 = $1 and not dry_run and errors = 0 limit 1`,
      [file.sha256],
    );
    if (before) {
      tally.rows = tally.unchanged = before.rows;
      return tally;
    }
    const bulk = await this.lots.begin(tx, !dryRun);
    for await (const found of await rowsOf(file, LOT_COLUMNS)) {
      if ('header' in found) {
        for (const column of found.header.unknown)
          tally.remark({
            row: 1,
            column,
            code: 'unknown-column',
            text: { fr: `La colonne « ${column} » n’est pas lue.`, en: `The column “${column}” is not read.` },
          });
        continue;
      }
      tally.rows++;
      const problem = 'problem' in found ? found.problem : tally.rows > MOST_ROWS ? tooMany() : await this.take(found.row, bulk);
      if (problem) {
        tally.refuse(problem);
        bulk.giveUp();
      }
      if (problem?.code === 'too-many-rows') break;
    }
    const { declared, unchanged, differing } = await bulk.finish(importId);
    tally.created = declared;
    tally.unchanged = unchanged;
    for (const known of differing) tally.refuse(differs(known));
    return tally;
  }

  private async take(row: Row, bulk: BulkDeclaration): Promise<RowProblem | null> {
    const lot = readLotRow(row);
    if (lot === null) return row.problem;
    const refusal = await bulk.add(lot satisfies BulkLot);
    return refusal && refused(row, lot.site, refusal);
  }
}

const differs = ({ row, externalRef }: { row: number; externalRef: string }): RowProblem => ({
  row,
  column: 'externalRef',
  code: 'differs-from-declared',
  found: externalRef,
  expected: {
    fr: 'le même contenu, ou une nouvelle référence ; un lot déclaré ne change pas.',
    en: 'the same content, or a new reference; a declared lot does not change.',
  },
});

const tooMany = (): RowProblem => ({
  row: MOST_ROWS + 2,
  column: '',
  code: 'too-many-rows',
  found: '',
  expected: { fr: `${MOST_ROWS} lignes au plus par fichier.`, en: `at most ${MOST_ROWS} rows a file.` },
});

function refused(row: Row, site: string, refusal: BulkRefusal): RowProblem {
  if (refusal === 'unknown-site') {
    row.refuse('siteCode', 'unknown-site', { fr: 'le code d’un de vos lieux de don.', en: 'the code of a donor site of yours.' }, site);
    return row.problem!;
  }
  if (refusal === 'reference-twice') {
    row.refuse('externalRef', 'duplicate-row', { fr: 'une référence par lot.', en: 'one reference a lot.' });
    return row.problem!;
  }
  const [{ rule }] = refusal as [(typeof refusal)[number]];
  return { row: row.number, column: COLUMN_OF[rule.pointer] ?? '', code: 'lot-refused', found: rule.id, expected: rule.because };
}

/** The column a rule of the law points at, by its JSON pointer in a declaration. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  ...Object.fromEntries(LOT_COLUMNS.map(({ name }) => [`/${name}`, name])),
  '/siteId': 'siteCode',
  '/pickup/from': 'pickupFrom',
  '/pickup/to': 'pickupTo',
  '/pickup': 'pickupFrom',
};

/** One JSON object a line begins with a brace; anything else is a table. */
async function rowsOf(file: SpooledFile, columns: readonly Column[]): Promise<AsyncGenerator<Found>> {
  const handle = await open(file.path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1024), 0, 1024, 0);
    const begins = new TextDecoder(file.encoding).decode(buffer.subarray(0, bytesRead)).trimStart();
    return begins.startsWith('{') ? jsonRows(file, columns) : tableRows(file, columns);
  } finally {
    await handle.close();
  }
}
