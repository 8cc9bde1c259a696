import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { ENV, type Env } from '../platform/config/env.js';
import type { Ask } from '../platform/http/ask.js';
import { Edge } from '../platform/http/edge.js';
import { mediaTypeUnknown } from '../platform/http/http.errors.js';
import type { ImportKind, ImportReport } from './import.dto.js';
import { ImportService } from './import.service.js';
import { fileMissing, importRefused } from './imports.errors.js';
import { spooled } from './spool.js';

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
    return this.bringIn(ask, body, order);
  }

  /** Imports a file from any stream; see `receive`. */
  async bringIn(ask: Ask, source: Readable, { kind, dryRun, name }: ImportOrder): Promise<ImportReport> {
    const report = await spooled(source, { most: this.env.IMPORT_LIMIT_MIB * 1024 * 1024, name }, (file) => {
      // The body was not known when the request was fingerprinted: the same key with another file is another request.
      const fingerprint = createHash('sha256').update(ask.fingerprint).update(file.sha256).digest();
      return this.edge.post({ ...ask, fingerprint }, (tx) => this.imports.bringIn(tx, { kind, file, dryRun }, ask.language));
    });
    if (report.errorCount > 0 && !dryRun) throw importRefused({ ...report });
    return report;
  }
}
