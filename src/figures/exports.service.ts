import { Injectable } from '@nestjs/common';
import { ReachService } from '../organisations/reach.service.js';
import type { Tx } from '../platform/database/tx.js';
import type { Period } from './figures.queries.js';
import type { ExportRow } from '../platform/http/csv-file.js';
import { readLotRows, readMovementRows, type PageOfExport } from './exports.queries.js';

/** How many rows are in memory at once. */
const TAKE = 1000;

/** Files for a spreadsheet, a page of rows at a time, limited to what the actor reaches. */
@Injectable()
export class ExportsService {
  constructor(private readonly reach: ReachService) {}

  /** Lots declared in the period, oldest id first, after the id given. */
  lots(tx: Tx, period: Period, after: string | null): Promise<ExportRow[]> {
    return readLotRows(tx, this.page(tx, period, after));
  }

  /** Movements of the period, in the order they were written, after the id given. */
  movements(tx: Tx, period: Period, after: string | null): Promise<ExportRow[]> {
    return readMovementRows(tx, this.page(tx, period, after));
  }

  private page(tx: Tx, { from, to }: Period, after: string | null): PageOfExport {
    return { from, to, after, organisationId: this.reach.limit(tx, 'export:read'), take: TAKE };
  }
}
