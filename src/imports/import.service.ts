import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import type { Language } from '../vocabulary/words.js';
import type { DirectoryKind } from './core/directory.js';
import { DirectoryImportService } from './directory-import.service.js';
import type { ImportKind, ImportReport } from './import.dto.js';
import { LotImportService } from './lot-import.service.js';
import type { SpooledFile } from './spool.js';

/** Imports a file of any kind and keeps a record of it. */
@Injectable()
export class ImportService {
  constructor(
    private readonly directory: DirectoryImportService,
    private readonly lots: LotImportService,
  ) {}

  /**
   * Reads a file and writes all of it, or nothing where a row is wrong or it is a dry run. Two imports in one territory wait
   * for each other: comparing and writing must see the same rows.
   */
  async bringIn(
    tx: Tx,
    { kind, file, dryRun }: { kind: ImportKind; file: SpooledFile; dryRun: boolean },
    language: Language,
  ): Promise<ImportReport> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`import ${tx.territoryId}`]);
    const { id: importId } = (await tx.first<{ id: string }>('select uuidv7() as id'))!;
    const tally =
      kind === 'lots'
        ? await this.lots.bringIn(tx, file, { dryRun, importId })
        : await this.directory.bringIn(tx, kind satisfies DirectoryKind, file, dryRun);
    const report = tally.report(kind, dryRun, language);
    await tx.query(
      `insert into import_run (id, territory_id, kind, file_name, sha256, dry_run, rows, created, updated, unchanged, errors, problems) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        importId,
        tx.territoryId,
        kind,
        file.name,
        file.sha256,
        dryRun,
        report.rows,
        report.created,
        report.updated,
        report.unchanged,
        report.errorCount,
        JSON.stringify(report.errors),
      ],
    );
    return report;
  }
}
