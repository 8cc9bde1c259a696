import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import type { Kind } from './equipment.dto.js';
import type { CountedRefusal } from './refusal.js';

/** What was asked for and not had, kept so that the district sees what to buy together. */
@Injectable()
export class RefusalService {
  /** Counts a refusal; the same wish asked again counts once. */
  async count(tx: Tx, { itemId, organisationId, from, to, reason }: CountedRefusal): Promise<void> {
    await tx.query(
      `insert into equipment_refusal (territory_id, kind, item_id, organisation_id, period, reason)
       select $1, kind, id, $3, tstzrange($4, $5), $6 from equipment_item where id = $2 on conflict do nothing`,
      [tx.territoryId, itemId, organisationId, from, to, reason],
    );
  }

  /** Counts parcels that no vehicle could take for want of equipment; each once, however often it is planned in vain. */
  async countLacking(tx: Tx, lacking: readonly { parcelId: string; kind: Kind; from: string; to: string }[]): Promise<void> {
    if (lacking.length === 0) return;
    await tx.query(
      `insert into equipment_refusal (territory_id, kind, parcel_id, period, reason)
       select $1, kind, "parcelId", tstzrange("from", "to", '[]'), 'lacking' from jsonb_to_recordset($2::jsonb) as r("parcelId" uuid, kind text, "from" timestamptz, "to" timestamptz)
       on conflict do nothing`,
      [tx.territoryId, JSON.stringify(lacking)],
    );
  }
}
