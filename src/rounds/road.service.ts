import { Injectable } from '@nestjs/common';
import { reachOf } from '../auth/permissions.js';
import { ParcelService, type HeldParcel } from '../lots/parcel.service.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/http/http.errors.js';
import { HandoverService, type CheckedLine, type HeldStop } from './handover.service.js';
import { PickupNoteService } from './pickup-note.service.js';
import type { Handover } from './round.dto.js';
import { roundNotPlanned, roundNotStarted, stopAlreadyDone, stopOfOtherKind } from './round.errors.js';
import { parcelCollected, parcelDelivered, parcelRefused, roundDone, roundStarted } from './round.events.js';

/** What happens on the road: leaving, collecting, delivering. Each signature is final. */
@Injectable()
export class RoadService {
  constructor(
    private readonly parcels: ParcelService,
    private readonly handover: HandoverService,
    private readonly notes: PickupNoteService,
  ) {}

  /** The driver leaves; from now on nobody changes the stops of the round. */
  async start(tx: Tx, roundId: string): Promise<void> {
    await this.requireOwn(tx, roundId);
    const rows = await tx.query(
      `update round set state = 'started', started_at = app_now(), version = version + 1 where id = $1 and state = 'planned' returning 1`,
      [roundId],
    );
    if (rows.length === 0) throw roundNotPlanned({ roundId });
    tx.emit(roundStarted, { roundId });
  }

  /** Weighed, checked, signed by both: what is taken goes on board, what is refused stays, and the pickup note is numbered. */
  async collect(tx: Tx, stopId: string, body: Handover): Promise<string> {
    const stop = await this.holdOpen(tx, stopId, 'pickup');
    const lines = await this.handover.check(tx, stopId, body.lines, ['accepted', 'planned']);
    for (const checked of lines) await this.collectLine(tx, stop, checked);
    await this.finish(tx, stop, lines, body);
    await this.notes.write(tx, stop, lines, body);
    await this.endWhenDone(tx, stop.roundId);
    return stop.roundId;
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
    const stop = await this.holdOpen(tx, stopId, 'delivery');
    const lines = await this.handover.check(tx, stopId, body.lines, ['collected']);
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
    await this.finish(tx, stop, lines, body);
    await this.endWhenDone(tx, stop.roundId);
    return stop.roundId;
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

  private async finish(tx: Tx, stop: HeldStop, lines: readonly CheckedLine[], body: Handover): Promise<void> {
    await this.handover.record(tx, stop.id, lines);
    await tx.query(
      `update stop set state = 'done', done_at = app_now(), signed_by_driver = $2, signed_by_site = $3, enclosure_c = $4, note = $5, version = version + 1 where id = $1`,
      [stop.id, body.signedByDriver, body.signedBySite, body.enclosure_c ?? null, body.note ?? null],
    );
  }

  /** Locks a stop of a started round that is not yet done. */
  async holdOpen(tx: Tx, stopId: string, kind: HeldStop['kind'] | null): Promise<HeldStop> {
    const found = await tx.first<{ roundId: string }>('select round_id as "roundId" from stop where id = $1', [stopId]);
    if (!found) throw notFound({ stopId });
    await this.requireOwn(tx, found.roundId);
    const stop = await tx.first<HeldStop>(
      `select t.id, t.round_id as "roundId", t.kind, t.state, t.site_id as "siteId", n.state as "roundState" from stop t join round n on n.id = t.round_id where t.id = $1 for update`,
      [stopId],
    );
    if (stop!.state !== 'planned') throw stopAlreadyDone({ stopId });
    if (stop!.roundState !== 'started') throw roundNotStarted({ roundId: stop!.roundId });
    if (kind && stop!.kind !== kind) throw stopOfOtherKind({ kind: stop!.kind });
    return stop!;
  }

  /** A round is over when none of its stops is left to do. */
  async endWhenDone(tx: Tx, roundId: string): Promise<void> {
    await this.closeEmptyStops(tx, roundId);
    const rows = await tx.query(
      `update round set state = 'done', ended_at = app_now(), version = version + 1
        where id = $1 and state = 'started' and not exists (select from stop where round_id = $1 and state = 'planned') returning 1`,
      [roundId],
    );
    if (rows.length > 0) tx.emit(roundDone, { roundId });
  }

  /** Stops at which nothing is left to hand over need no visit: a delivery whose pickup failed. */
  private async closeEmptyStops(tx: Tx, roundId: string): Promise<void> {
    await tx.query(
      `update stop t set state = 'failed', note = 'nothing-to-hand-over', done_at = app_now(), version = version + 1
        where t.round_id = $1 and t.state = 'planned' and not exists (
          select from stop_line k join parcel p on p.id = k.parcel_id where k.stop_id = t.id and p.state in ('accepted', 'planned', 'collected'))`,
      [roundId],
    );
  }

  /** A driver of limited reach may act on the rounds it drives only. */
  private async requireOwn(tx: Tx, roundId: string): Promise<void> {
    const row = await tx.first<{ person_id: string | null }>('select person_id from round where id = $1', [roundId]);
    const any = reachOf(tx.actor, 'rounds:run') === 'any';
    if (!row || (!any && (row.person_id === null || row.person_id !== tx.actor.personId))) throw notFound({ roundId });
  }
}
