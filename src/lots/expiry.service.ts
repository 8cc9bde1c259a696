import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { parcelExpired } from './lot.events.js';
import { ParcelService } from './parcel.service.js';

/**
 * What has run out of time at this moment of the database's clock: food nobody took before its pickup slot ended or
 * its date passed, and food that was promised but not collected an hour after its slot.
 */
const OVERDUE = `
  select p.id, case when l.deadline is not null and l.deadline <= app_now() then 'date-passed'
                    when p.state in ('accepted', 'planned') then 'not-collected' when p.state = 'declared' then 'not-released' else 'not-placed-in-time' end as reason
    from parcel p join lot l on l.id = p.lot_id
   where p.packages + p.grams > 0 and (
         (p.state in ('declared', 'open', 'offered') and (l.pickup_to <= app_now() or l.deadline <= app_now()))
      or (p.state in ('accepted', 'planned') and (l.pickup_to + interval '1 hour' <= app_now() or l.deadline <= app_now())))`;

/** One row `{ due }`: whether anything in the territory is overdue. */
export const EXPIRY_DUE = `exists (${OVERDUE})`;

/** Ends what nobody took or fetched in time. */
@Injectable()
export class ExpiryService {
  constructor(private readonly parcels: ParcelService) {}

  /** Expires everything overdue, at most `most` parcels in this transaction; the sweep asks again for the rest. */
  async expireOverdue(tx: Tx, most = 200): Promise<void> {
    const overdue = await tx.query<{ id: string; reason: string }>(`${OVERDUE} order by p.id limit $1`, [most]);
    const reasons = new Map(overdue.map((row) => [row.id, row.reason]));
    for (const parcel of await this.parcels.holdMany(tx, [...reasons.keys()])) {
      // Someone may have collected it between the read and the lock.
      if (!['declared', 'open', 'offered', 'accepted', 'planned'].includes(parcel.state)) continue;
      const reasonCode = reasons.get(parcel.id)!;
      await this.parcels.step(tx, parcel, { to: 'expired', reasonCode });
      if (parcel.offerId || parcel.state === 'offered') {
        await tx.query(
          `update offer set state = 'lapsed', reason_code = $2, version = version + 1 where parcel_id = $1 and state in ('open', 'accepted')`,
          [parcel.id, reasonCode],
        );
      }
      tx.emit(parcelExpired, { lotId: parcel.lotId, parcelId: parcel.id, reasonCode, recipientSiteId: parcel.recipientSiteId });
    }
  }
}
