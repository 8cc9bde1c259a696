import { Injectable } from '@nestjs/common';
import { ParcelService } from '../lots/parcel.service.js';
import type { Tx } from '../platform/database/tx.js';
import { ExpectedTimesService } from './expected-times.service.js';
import type { Breakdown, Moment } from './road.dto.js';
import { roundNotInterrupted, roundNotStarted } from './round.errors.js';
import { roundInterrupted, roundResumed } from './round.events.js';
import { RoundHoldService } from './round-hold.service.js';

/** A vehicle that breaks down on the road, and one that runs again. */
@Injectable()
export class BreakdownService {
  constructor(
    private readonly parcels: ParcelService,
    private readonly held: RoundHoldService,
    private readonly times: ExpectedTimesService,
  ) {}

  /**
   * What is not collected yet keeps its recipient and is planned anew for other vehicles; what is aboard stays on this
   * round, whose deliveries wait until the vehicle runs again or a person fails them towards the hub. Said twice, it
   * changes nothing more. With nothing aboard the round is over.
   *
   * @throws roundNotStarted
   */
  async report(tx: Tx, roundId: string, { at, note }: Breakdown): Promise<string> {
    const round = await this.hold(tx, roundId);
    if (round.state !== 'started') throw roundNotStarted({ roundId });
    if (round.isBroken) return roundId;
    const moment = await this.held.happenedAt(tx, roundId, at);
    await tx.query('update round set broken_at = $2, version = version + 1 where id = $1', [roundId, moment]);
    await this.planAnew(tx, roundId, { moment, note });
    const aboard = await tx.first<{ grams: number }>(
      `select coalesce(sum(p.grams), 0)::float8 as grams from stop t join stop_line k on k.stop_id = t.id join parcel p on p.id = k.parcel_id
        where t.round_id = $1 and t.kind = 'delivery' and t.state = 'planned' and p.state = 'collected'`,
      [roundId],
    );
    tx.emit(roundInterrupted, { roundId, vehicleId: round.vehicleId, onBoard_g: aboard!.grams });
    await this.held.endWhenDone(tx, roundId);
    return roundId;
  }

  private async planAnew(tx: Tx, roundId: string, { moment, note }: { moment: Date; note: string | undefined }): Promise<void> {
    const open = await tx.query<{ parcel_id: string }>(
      `select k.parcel_id from stop t join stop_line k on k.stop_id = t.id where t.round_id = $1 and t.kind = 'pickup' and t.state = 'planned'`,
      [roundId],
    );
    await tx.query(
      `update stop set state = 'failed', failure_code = 'vehicle', note = $3, done_at = $2, version = version + 1 where round_id = $1 and kind = 'pickup' and state = 'planned'`,
      [roundId, moment, note ? `vehicle: ${note}` : 'vehicle'],
    );
    const parcels = await this.parcels.holdMany(
      tx,
      open.map((line) => line.parcel_id),
    );
    const left = parcels.filter(({ state }) => state === 'planned');
    await this.parcels.stepAll(
      tx,
      left.map((parcel) => ({ parcel, step: { to: 'accepted', reasonCode: 'vehicle' } })),
    );
    // Another vehicle will bring these: they must not be asked for at this round's deliveries.
    await tx.query(
      `delete from stop_line k using stop t where t.id = k.stop_id and t.round_id = $1 and t.kind = 'delivery' and t.state = 'planned' and k.parcel_id = any($2)`,
      [roundId, left.map(({ id }) => id)],
    );
  }

  /**
   * The vehicle runs again: its deliveries are driven after all, at new times.
   *
   * @throws roundNotInterrupted
   */
  async resume(tx: Tx, roundId: string, { at }: Moment): Promise<string> {
    const round = await this.hold(tx, roundId);
    if (round.state !== 'started' || !round.isBroken) throw roundNotInterrupted({ roundId });
    await this.held.happenedAt(tx, roundId, at);
    await tx.query('update round set broken_at = null, version = version + 1 where id = $1', [roundId]);
    tx.emit(roundResumed, { roundId });
    await this.times.update(tx, roundId);
    return roundId;
  }

  private async hold(tx: Tx, roundId: string): Promise<{ state: string; vehicleId: string; isBroken: boolean }> {
    await this.held.requireOwn(tx, roundId);
    const round = await tx.first<{ state: string; vehicleId: string; isBroken: boolean }>(
      'select state, vehicle_id as "vehicleId", broken_at is not null as "isBroken" from round where id = $1 for update',
      [roundId],
    );
    return round!;
  }
}
