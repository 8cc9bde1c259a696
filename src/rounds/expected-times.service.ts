import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import type { Point } from '../vocabulary/place.js';
import { expectTimes, type ExpectedStop } from './core/eta.js';
import { stopLate } from './round.events.js';

interface StopRow {
  id: string;
  siteId: string;
  plannedArrival: Date;
  plannedDeparture: Date;
  promised: Date;
  opens: Date | null;
  arrived: Date | null;
  left: Date | null;
  failureCode: string | null;
  lon: number;
  lat: number;
  wasTold: boolean;
}

/** From so many minutes on a stop counts as late where the territory has said nothing. */
const LATE_MIN = 20;

/**
 * When nothing can be handed over yet at stop `t` of round `n`: before the donor's hour, or before the recipient opens.
 * The windows are those of the day and around the planned hour.
 */
export const OPENS = `
  case t.kind when 'pickup' then (select max(l.pickup_from) from stop_line k join parcel p on p.id = k.parcel_id join lot l on l.id = p.lot_id where k.stop_id = t.id)
  else (select max((n.day + w.opens) at time zone y.time_zone) from opening_window w join territory y on y.id = t.territory_id
         where w.site_id = t.site_id and w.purpose = 'receiving' and w.weekday = extract(isodow from n.day)
           and (n.day + w.opens) at time zone y.time_zone <= t.planned_departure and (n.day + w.closes) at time zone y.time_zone >= t.planned_arrival) end`;

/** The same window's end. */
export const CLOSES = `
  case t.kind when 'pickup' then (select min(l.pickup_to) from stop_line k join parcel p on p.id = k.parcel_id join lot l on l.id = p.lot_id where k.stop_id = t.id)
  else (select max((n.day + w.closes) at time zone y.time_zone) from opening_window w join territory y on y.id = t.territory_id
         where w.site_id = t.site_id and w.purpose = 'receiving' and w.weekday = extract(isodow from n.day)
           and (n.day + w.opens) at time zone y.time_zone <= t.planned_departure and (n.day + w.closes) at time zone y.time_zone >= t.planned_arrival) end`;

/** Rounds on the road whose next stop should have been reached five minutes ago and was not: everyone after it waits longer. */
export const OVERDUE = `
  select n.id from round n where n.state = 'started' and n.broken_at is null and (
    select t.expected_at < app_now() - interval '5 minutes' from stop t where t.round_id = n.id and t.state = 'planned' and t.arrived_at is null order by t.seq limit 1)`;

/** Keeps the expected times of running rounds in step with what really happens, and says once when a stop will be late. */
@Injectable()
export class ExpectedTimesService {
  /** Works the remaining times of one round out anew, from what was reported so far. */
  async update(tx: Tx, roundId: string): Promise<void> {
    const round = await tx.first<{ starts: Date; started: Date }>(
      `select starts_at as starts, started_at as started from round where id = $1 and state = 'started' and broken_at is null for update`,
      [roundId],
    );
    if (!round) return;
    const stops = await tx.query<StopRow>(
      `select t.id, t.site_id as "siteId", t.planned_arrival as "plannedArrival", t.planned_departure as "plannedDeparture", coalesce(t.promised_at, t.planned_arrival) as promised, ${OPENS} as opens, t.arrived_at as arrived, t.done_at as left,
              t.failure_code as "failureCode", s.lon, s.lat, t.late_told_at is not null as "wasTold"
         from stop t join round n on n.id = t.round_id join site s on s.id = t.site_id where t.round_id = $1 order by t.seq`,
      [roundId],
    );
    const expected = expectTimes({
      plannedStart: round.starts.getTime(),
      started: round.started.getTime(),
      now: (await tx.now()).getTime(),
      stops: stops.map((stop) => ({
        id: stop.id,
        plannedArrival: stop.plannedArrival.getTime(),
        plannedDeparture: stop.plannedDeparture.getTime(),
        promised: stop.promised.getTime(),
        opens: stop.opens?.getTime() ?? null,
        arrived: stop.arrived?.getTime() ?? null,
        left: stop.left?.getTime() ?? null,
        skipped: stop.failureCode === 'nothing-to-hand-over' || stop.failureCode === 'vehicle',
        point: [stop.lon, stop.lat] as Point,
      })),
    });
    await this.save(tx, roundId, stops, expected);
  }

  private async save(tx: Tx, roundId: string, stops: readonly StopRow[], expected: readonly ExpectedStop[]): Promise<void> {
    if (expected.length === 0) return;
    const policy = await tx.first<{ late_min: number }>('select late_min from rounds_policy');
    const limit_s = 60 * (policy?.late_min ?? LATE_MIN);
    const rows = expected.map(({ id, expected: moment, late_s }) => ({
      id,
      at: new Date(moment).toISOString(),
      late_min: Math.round(late_s / 60),
      late: late_s >= limit_s,
    }));
    await tx.query(
      `update stop t set expected_at = x.at, late_min = x.late_min, late_told_at = case when x.late then coalesce(t.late_told_at, app_now()) else t.late_told_at end
         from jsonb_to_recordset($1::jsonb) as x(id uuid, at timestamptz, late_min int, late boolean) where t.id = x.id`,
      [JSON.stringify(rows)],
    );
    for (const { id, late_s } of expected) {
      const stop = stops.find((candidate) => candidate.id === id)!;
      if (late_s >= limit_s && !stop.wasTold && !stop.arrived)
        tx.emit(stopLate, { stopId: id, roundId, siteId: stop.siteId, late_min: Math.round(late_s / 60) });
    }
  }

  /** Rounds whose driver is overdue at the next stop. */
  async updateOverdue(tx: Tx): Promise<void> {
    for (const { id } of await tx.query<{ id: string }>(`${OVERDUE} order by n.id`)) await this.update(tx, id);
  }
}
