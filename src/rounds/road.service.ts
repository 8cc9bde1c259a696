import { Injectable } from '@nestjs/common';
import { ParcelService, type HeldParcel } from '../lots/parcel.service.js';
import type { Tx } from '../platform/database/tx.js';
import { ExpectedTimesService } from './expected-times.service.js';
import { HandoverService, type CheckedLine } from './handover.service.js';
import { PickupNoteService } from './pickup-note.service.js';
import type { Handover, Moment } from './road.dto.js';
import { roundNotPlanned } from './round.errors.js';
import { parcelCollected, parcelDelivered, parcelRefused, roundStarted } from './round.events.js';
import { RoundHoldService, type HeldStop } from './round-hold.service.js';

/** What happens on the road: leaving, arriving, collecting, delivering. Each signature is final. */
@Injectable()
export class RoadService {
  constructor(
    private readonly parcels: ParcelService,
    private readonly handover: HandoverService,
    private readonly notes: PickupNoteService,
    private readonly held: RoundHoldService,
    private readonly times: ExpectedTimesService,
  ) {}

  /** The driver leaves; from now on nobody changes the stops of the round. */
  async start(tx: Tx, roundId: string, { at }: Moment): Promise<void> {
    await this.held.requireOwn(tx, roundId);
    const rows = await tx.query(
      `update round set state = 'started', started_at = $2, version = version + 1 where id = $1 and state = 'planned' returning 1`,
      [roundId, await this.held.happenedAt(tx, roundId, at)],
    );
    if (rows.length === 0) throw roundNotPlanned({ roundId });
    tx.emit(roundStarted, { roundId });
    await this.times.update(tx, roundId);
  }

  /** The driver is there; from now on a wait is counted. Saying it again changes nothing. */
  async arrive(tx: Tx, stopId: string, { at }: Moment): Promise<string> {
    const { roundId } = await this.held.holdOpen(tx, stopId, null);
    await tx.query('update stop set arrived_at = $2, version = version + 1 where id = $1 and arrived_at is null', [
      stopId,
      await this.held.happenedAt(tx, roundId, at),
    ]);
    await this.times.update(tx, roundId);
    return roundId;
  }

  /** Weighed, checked, signed by both: what is taken goes on board, what is refused stays, and the pickup note is numbered. */
  async collect(tx: Tx, stopId: string, body: Handover): Promise<string> {
    const stop = await this.held.holdOpen(tx, stopId, 'pickup');
    const at = await this.held.happenedAt(tx, stop.roundId, body.at);
    const lines = await this.handover.check(tx, { stopId, at }, body.lines, ['accepted', 'planned']);
    for (const checked of lines) await this.collectLine(tx, stop, checked);
    await this.finish(tx, stop, lines, { body, at });
    await this.notes.write(tx, stop, lines, { body, at });
    return this.goOn(tx, stop);
  }

  private async collectLine(tx: Tx, stop: HeldStop, { parcel, line, refused_g }: CheckedLine): Promise<void> {
    await this.parcels.weigh(tx, parcel, line.weighed_g);
    const taken = await this.leaveRefused(tx, {
      parcel,
      refused_g,
      reasonCode: line.weighed_g === 0 ? 'missing' : (line.refusalCode ?? null),
      at: 'pickup',
    });
    if (!taken) return;
    await this.parcels.step(tx, taken, { to: 'collected', reasonCode: 'collected' });
    tx.emit(parcelCollected, { parcelId: taken.id, lotId: taken.lotId, roundId: stop.roundId });
  }

  /** Weighed again where it arrives: taken by the recipient, or refused and still to be dealt with. */
  async deliver(tx: Tx, stopId: string, body: Handover): Promise<string> {
    const stop = await this.held.holdOpen(tx, stopId, 'delivery');
    const at = await this.held.happenedAt(tx, stop.roundId, body.at);
    const lines = await this.handover.check(tx, { stopId, at }, body.lines, ['collected']);
    for (const { parcel, line, refused_g } of lines) {
      await this.parcels.weigh(tx, parcel, line.weighed_g);
      const taken = await this.leaveRefused(tx, {
        parcel,
        refused_g,
        reasonCode: line.weighed_g === 0 ? 'missing' : (line.refusalCode ?? null),
        at: 'delivery',
      });
      if (!taken) continue;
      const outlet = taken.recipientRole === 'feed' || taken.recipientRole === 'compost' ? taken.recipientRole : null;
      await this.parcels.step(
        tx,
        taken,
        outlet ? { to: 'diverted', bucket: outlet, reasonCode: 'outlet' } : { to: 'delivered', reasonCode: 'delivered' },
      );
      tx.emit(parcelDelivered, { parcelId: taken.id, lotId: taken.lotId, roundId: stop.roundId, recipientSiteId: taken.recipientSiteId! });
    }
    await this.finish(tx, stop, lines, { body, at });
    return this.goOn(tx, stop);
  }

  /** What a stop that is over means for the rest of its round. */
  private async goOn(tx: Tx, { roundId }: HeldStop): Promise<string> {
    await this.held.endWhenDone(tx, roundId);
    await this.times.update(tx, roundId);
    return roundId;
  }

  /** Cuts the refused grams off and marks them; answers what is left to take, or null when all is refused. */
  private async leaveRefused(
    tx: Tx,
    { parcel, refused_g, reasonCode, at }: { parcel: HeldParcel; refused_g: number; reasonCode: string | null; at: 'pickup' | 'delivery' },
  ): Promise<HeldParcel | null> {
    const all = refused_g >= parcel.grams;
    if (refused_g === 0 && parcel.grams > 0) return parcel;
    const refused = all ? parcel : await this.parcels.split(tx, parcel, 0, refused_g);
    await this.parcels.step(tx, refused, { to: 'refused', reasonCode });
    tx.emit(parcelRefused, { parcelId: refused.id, lotId: refused.lotId, reasonCode: reasonCode ?? 'other', at });
    return all ? null : parcel;
  }

  private async finish(tx: Tx, stop: HeldStop, lines: readonly CheckedLine[], { body, at }: { body: Handover; at: Date }): Promise<void> {
    await this.handover.record(tx, stop.id, lines);
    const { signedByDriver, signedBySite, driverSignature, siteSignature, enclosure_c, note } = body;
    await tx.query(
      `update stop set state = 'done', done_at = $2, signed_by_driver = $3, signed_by_site = $4, driver_signature = $5, site_signature = $6, enclosure_c = $7, note = $8,
              version = version + 1 where id = $1`,
      [stop.id, at, signedByDriver, signedBySite, driverSignature ?? null, siteSignature ?? null, enclosure_c ?? null, note ?? null],
    );
  }
}
