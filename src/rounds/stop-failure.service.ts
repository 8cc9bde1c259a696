import { Injectable } from '@nestjs/common';
import { lotReopened } from '../lots/lot.events.js';
import { ParcelService, type HeldParcel } from '../lots/parcel.service.js';
import type { Tx } from '../platform/database/tx.js';
import { ExpectedTimesService } from './expected-times.service.js';
import type { StopFailure } from './road.dto.js';
import { parcelRefused, stopFailed } from './round.events.js';
import { RoundHoldService, type HeldStop } from './round-hold.service.js';

/** A stop that went wrong, and the way out for each part that was to be handed over there. */
@Injectable()
export class StopFailureService {
  constructor(
    private readonly parcels: ParcelService,
    private readonly held: RoundHoldService,
    private readonly times: ExpectedTimesService,
  ) {}

  /**
   * Nobody there, no food, not safe, or a broken vehicle. At a pickup the food stays with the donor: back to matching,
   * or refused when it is not there or not safe. At a delivery it is on board: it goes on to the hub, at the end of the round.
   */
  async fail(tx: Tx, stopId: string, { reasonCode, note, at }: StopFailure): Promise<string> {
    const stop = await this.held.holdOpen(tx, stopId, null);
    const lines = await tx.query<{ parcel_id: string }>('select parcel_id from stop_line where stop_id = $1', [stopId]);
    const parcels = await this.parcels.holdMany(
      tx,
      lines.map((line) => line.parcel_id),
    );
    await tx.query(`update stop set state = 'failed', done_at = $2, note = $3, failure_code = $4, version = version + 1 where id = $1`, [
      stopId,
      await this.held.happenedAt(tx, stop.roundId, at),
      note ? `${reasonCode}: ${note}` : reasonCode,
      reasonCode,
    ]);
    tx.emit(stopFailed, { stopId, roundId: stop.roundId, siteId: stop.siteId, kind: stop.kind, reasonCode });
    if (stop.kind === 'pickup') for (const parcel of parcels) await this.notCollected(tx, parcel, reasonCode);
    else
      await this.toHub(
        tx,
        stop,
        parcels.filter((parcel) => parcel.state === 'collected'),
        reasonCode,
      );
    await this.held.endWhenDone(tx, stop.roundId);
    await this.times.update(tx, stop.roundId);
    return stop.roundId;
  }

  private async notCollected(tx: Tx, parcel: HeldParcel, reasonCode: string): Promise<void> {
    if (parcel.state !== 'planned' && parcel.state !== 'accepted') return;
    if (reasonCode === 'no-food') await this.parcels.weigh(tx, parcel, 0);
    if (reasonCode === 'no-food' || reasonCode === 'not-safe') {
      await this.parcels.step(tx, parcel, { to: 'refused', reasonCode: reasonCode === 'no-food' ? 'missing' : 'quality' });
      tx.emit(parcelRefused, { parcelId: parcel.id, lotId: parcel.lotId, reasonCode, at: 'pickup' });
      return;
    }
    await tx.query(
      `update offer set state = 'lapsed', reason_code = 'not-collected', version = version + 1 where id = $1 and state = 'accepted'`,
      [parcel.offerId],
    );
    await this.parcels.step(tx, parcel, { to: 'open', reasonCode: 'not-collected' });
    tx.emit(lotReopened, { lotId: parcel.lotId, parcelId: parcel.id, reasonCode: 'not-collected' });
  }

  /** What could not be delivered goes to a hub as a further stop of the same round; without a hub it is refused and a person must act. */
  private async toHub(tx: Tx, stop: HeldStop, parcels: readonly HeldParcel[], reasonCode: string): Promise<void> {
    const hub = await tx.first<{ id: string }>(
      `select h.id from site h, site s where s.id = $1 and h.role = 'hub' and h.active and h.id <> s.id order by (h.lon - s.lon) ^ 2 + (h.lat - s.lat) ^ 2, h.code limit 1`,
      [stop.siteId],
    );
    if (!hub || parcels.length === 0) {
      for (const parcel of parcels) await this.refuseOnBoard(tx, parcel, reasonCode);
      return;
    }
    const added = await tx.first<{ id: string }>(
      `insert into stop (territory_id, round_id, seq, kind, site_id, planned_arrival, planned_departure)
       select $1, $2, max(seq) + 1, 'delivery', $3, max(planned_departure) + interval '15 minutes', max(planned_departure) + interval '20 minutes' from stop where round_id = $2 returning id`,
      [tx.territoryId, stop.roundId, hub.id],
    );
    for (const parcel of parcels) {
      await this.parcels.redirect(tx, parcel, hub.id);
      await tx.query('insert into stop_line (territory_id, stop_id, parcel_id, planned_g) values ($1, $2, $3, $4)', [
        tx.territoryId,
        added!.id,
        parcel.id,
        parcel.grams,
      ]);
    }
  }

  private async refuseOnBoard(tx: Tx, parcel: HeldParcel, reasonCode: string): Promise<void> {
    await this.parcels.step(tx, parcel, { to: 'refused', reasonCode });
    tx.emit(parcelRefused, { parcelId: parcel.id, lotId: parcel.lotId, reasonCode, at: 'delivery' });
  }
}
