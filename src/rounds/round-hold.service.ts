import { Injectable } from '@nestjs/common';
import { reachOf } from '../auth/permissions.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/http/http.errors.js';
import { roundNotStarted, stopAlreadyDone, stopOfOtherKind } from './round.errors.js';
import { roundDone } from './round.events.js';

/** A stop under lock. */
export interface HeldStop {
  id: string;
  roundId: string;
  kind: 'pickup' | 'delivery';
  state: string;
  siteId: string;
  roundState: string;
}

/** Who may act on which round and stop, and when what a phone reports really happened. */
@Injectable()
export class RoundHoldService {
  /** A driver of limited reach may act on the rounds it drives only. @throws notFound */
  async requireOwn(tx: Tx, roundId: string): Promise<void> {
    const row = await tx.first<{ person_id: string | null }>('select person_id from round where id = $1', [roundId]);
    const any = reachOf(tx.actor, 'rounds:run') === 'any';
    if (!row || (!any && (row.person_id === null || row.person_id !== tx.actor.personId))) throw notFound({ roundId });
  }

  /**
   * Locks a stop of a started round that is not yet done, and its round.
   *
   * @throws notFound also where the plan has changed meanwhile and nobody goes there on this round any more.
   */
  async holdOpen(tx: Tx, stopId: string, kind: HeldStop['kind'] | null): Promise<HeldStop> {
    const found = await tx.first<{ roundId: string }>('select round_id as "roundId" from stop where id = $1', [stopId]);
    if (!found) throw notFound({ stopId });
    await this.requireOwn(tx, found.roundId);
    const stop = await tx.first<HeldStop>(
      `select t.id, t.round_id as "roundId", t.kind, t.state, t.site_id as "siteId", n.state as "roundState" from stop t join round n on n.id = t.round_id where t.id = $1 for update`,
      [stopId],
    );
    if (!stop) throw notFound({ stopId });
    if (stop.state !== 'planned') throw stopAlreadyDone({ stopId });
    if (stop.roundState !== 'started') throw roundNotStarted({ roundId: stop.roundId });
    if (kind && stop.kind !== kind) throw stopOfOtherKind({ kind: stop.kind });
    return stop;
  }

  /**
   * When it happened: what a phone kept while it had no network says so itself. Never in the future, and never before
   * what the round's driver reported earlier: a phone whose clock is wrong must not turn the order of things around.
   */
  async happenedAt(tx: Tx, roundId: string, said: string | undefined): Promise<Date> {
    const now = await tx.now();
    if (said === undefined) return now;
    const row = await tx.first<{ after: Date }>(
      `select greatest(n.started_at, n.broken_at, max(t.done_at), max(t.arrived_at), case when n.started_at is null then greatest(n.planned_at, app_now() - interval '1 day') end) as after
         from round n left join stop t on t.round_id = n.id where n.id = $1 group by n.id`,
      [roundId],
    );
    return new Date(Math.min(now.getTime(), Math.max(Date.parse(said), row!.after.getTime())));
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
      `update stop t set state = 'failed', note = 'nothing-to-hand-over', failure_code = 'nothing-to-hand-over', done_at = app_now(), version = version + 1
        where t.round_id = $1 and t.state = 'planned' and not exists (
          select from stop_line k join parcel p on p.id = k.parcel_id where k.stop_id = t.id and p.state in ('accepted', 'planned', 'collected'))`,
      [roundId],
    );
  }
}
