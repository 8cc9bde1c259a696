import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { ENV, type Env } from '../platform/config/env.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Ask } from '../platform/http/ask.js';
import { Edge } from '../platform/http/edge.js';
import { mediaTypeUnknown } from '../platform/http/http.errors.js';
import type { Actor } from '../vocabulary/actor.js';
import type { Language } from '../vocabulary/words.js';
import type { ImportKind, ImportReport } from './import.dto.js';
import { ImportService } from './import.service.js';
import { fileMissing, importRefused } from './imports.errors.js';
import { spooled, type SpooledFile } from './spool.js';

/** What is asked to be imported, besides the file itself. */
export interface ImportOrder {
  kind: ImportKind;
  dryRun: boolean;
  name: string | null;
}

/** Where files come in: kept on disk first, so that no transaction waits for a slow sender, then imported in one transaction. */
@Injectable()
export class ImportDesk {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly edge: Edge,
    private readonly work: UnitOfWork,
    private readonly imports: ImportService,
  ) {}

  /**
   * Imports the body of a request.
   *
   * @throws importRefused with the report as its facts where a row is wrong and it was no dry run: nothing was written then.
   */
  async receive(ask: Ask, body: unknown, order: ImportOrder): Promise<ImportReport> {
    if (body === undefined || body === null) throw fileMissing();
    if (!(body instanceof Readable)) throw mediaTypeUnknown();
    const report = await this.spooled(body, order, (file) => {
      // The body was not known when the request was fingerprinted: the same key with another file is another request.
      const fingerprint = createHash('sha256').update(ask.fingerprint).update(file.sha256).digest();
      return this.edge.post({ ...ask, fingerprint }, (tx) => this.imports.bringIn(tx, { ...order, file }, ask.language));
    });
    if (report.errorCount > 0 && !order.dryRun) throw importRefused({ ...report });
    return report;
  }

  /** Imports a file for a command; the report says what is wrong where rows are. */
  bringIn(actor: Actor, language: Language, source: Readable, order: ImportOrder): Promise<ImportReport> {
    return this.spooled(source, order, (file) => this.work.run(actor, (tx) => this.imports.bringIn(tx, { ...order, file }, language)));
  }

  private spooled(source: Readable, { name }: ImportOrder, work: (file: SpooledFile) => Promise<ImportReport>): Promise<ImportReport> {
    return spooled(source, { most: this.env.IMPORT_LIMIT_MIB * 1024 * 1024, name }, work);
  }
}
