import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import type { CountedRefusal } from './refusal.js';

/** What was asked for and not had, kept so that the district sees what to buy together. */
@Injectable()
export class RefusalService {
  /** Counts a refusal; the same wish asked again counts once. */
  async count(tx: Tx, { itemId, organisationId, from, to, reason }: CountedRefusal): Promise<void> {
    await tx.query(
      `insert into equipment_refusal (territory_id, item_id, organisation_id, period, reason) values ($1, $2, $3, tstzrange($4, $5), $6) on conflict do nothing`,
      [tx.territoryId, itemId, organisationId, from, to, reason],
    );
  }
}
