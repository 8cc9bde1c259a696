import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { localDate } from '../vocabulary/local-time.js';
import type { StoredRound, StoredStop } from './in-force.facts.js';
import { diffStops, isAsTold, isNews, noteOf, pairRounds, type RoundDiff, type StopChange, type WantedStop } from './round-diff.js';
import { roundCancelled, roundChanged, roundPlanned } from './round.events.js';

/** A round as it is to be. Times in milliseconds since 1970. */
export interface WantedRound {
  vehicleId: string;
  personId: string;
  starts: number;
  ends: number;
  metres: number;
  seconds: number;
  stops: WantedStop[];
}

const SAME_MS = 60_000;

/** Writes rounds and stops: only what differs, so that what stays keeps its id and version, and tells drivers only what is new to them. */
@Injectable()
export class RoundWriter {
  /**
   * Makes the open rounds what is wanted. `open` is locked. A promise goes on with the food, also to another vehicle.
   *
   * @returns the id of each wanted round, in their order.
   */
  async write(tx: Tx, open: readonly StoredRound[], wanted: readonly WantedRound[], timeZone: string): Promise<string[]> {
    const ids: string[] = [];
    const pairs = pairRounds(open, wanted);
    const kept = new Set(pairs.values());
    const promises = promisesOf(open);
    for (const round of open) if (!kept.has(round)) await this.cancel(tx, round.id, 'replanned');
    for (const round of wanted) {
      const old = pairs.get(round) ?? null;
      const diff = diffStops(old?.stops ?? [], round.stops);
      const roundId = old ? await this.change(tx, old, round, diff, timeZone) : await this.add(tx, round, timeZone);
      ids.push(roundId);
      await this.writeStops(tx, roundId, diff, promises);
      if (!old) tx.emit(roundPlanned, { roundId });
      else if (isNews(diff)) tx.emit(roundChanged, { roundId, ...diff.told });
    }
    return ids;
  }

  /** Takes parcels off a round under way, with the stops at which nothing is left to do; its other stops stay as they are. */
  async release(tx: Tx, round: StoredRound, parcelIds: ReadonlySet<string>): Promise<void> {
    const touched = round.stops.filter(({ lines }) => lines.some(({ parcelId }) => parcelIds.has(parcelId)));
    if (touched.length === 0) return;
    const isGone = ({ lines }: StoredStop): boolean => lines.every(({ parcelId }) => parcelIds.has(parcelId));
    await tx.query('delete from stop_line where stop_id = any($1) and parcel_id = any($2)', [touched.map(({ id }) => id), [...parcelIds]]);
    await tx.query('delete from stop where id = any($1)', [touched.filter(isGone).map(({ id }) => id)]);
    await tx.query('update stop set version = version + 1 where id = any($1)', [touched.map(({ id }) => id)]);
    tx.emit(roundChanged, {
      roundId: round.id,
      added: [],
      gone: touched.filter(isGone).map((stop) => noteOf(stop, stop.told)),
      moved: [],
      loads: touched.filter((stop) => !isGone(stop)).map((stop) => noteOf(stop, stop.told)),
    });
  }

  async cancel(tx: Tx, roundId: string, reasonCode: string): Promise<void> {
    await tx.query('delete from stop where round_id = $1', [roundId]);
    await tx.query(`update round set state = 'cancelled', ended_at = app_now(), version = version + 1 where id = $1`, [roundId]);
    tx.emit(roundCancelled, { roundId, reasonCode });
  }

  private async add(tx: Tx, round: WantedRound, timeZone: string): Promise<string> {
    const row = await tx.first<{ id: string }>(
      `insert into round (territory_id, vehicle_id, person_id, day, starts_at, ends_at, metres, seconds, state) values ($1, $2, $3, $4, $5, $6, $7, $8, 'planned') returning id`,
      [tx.territoryId, round.vehicleId, round.personId, ...timesOf(round, timeZone)],
    );
    return row!.id;
  }

  private async change(tx: Tx, { id, starts, ends }: StoredRound, round: WantedRound, diff: RoundDiff, timeZone: string): Promise<string> {
    const same = Math.abs(starts - round.starts) < SAME_MS && Math.abs(ends - round.ends) < SAME_MS;
    if (same && diff.write.length + diff.gone.length === 0) return id;
    await tx.query(
      `update round set day = $2, starts_at = $3, ends_at = $4, metres = $5, seconds = $6, planned_at = app_now(), version = version + 1 where id = $1`,
      [id, ...timesOf(round, timeZone)],
    );
    return id;
  }

  private async writeStops(tx: Tx, roundId: string, { write, gone }: RoundDiff, promises: ReadonlyMap<string, number>): Promise<void> {
    if (gone.length > 0) await tx.query('delete from stop where id = any($1)', [gone.map(({ id }) => id)]);
    if (write.length === 0) return;
    const rows = write.map((change) => rowOf(change, promises));
    await tx.query(
      `with x as (select * from jsonb_to_recordset($3::jsonb) as r(id uuid, seq int, kind text, place uuid, arrival timestamptz, departure timestamptz, promised timestamptz, told timestamptz, lines jsonb)),
            kept as (update stop t set seq = x.seq, planned_arrival = x.arrival, planned_departure = x.departure, promised_at = x.promised, told_at = x.told, version = t.version + 1 from x where t.id = x.id),
            added as (insert into stop (territory_id, round_id, seq, kind, site_id, planned_arrival, planned_departure, promised_at, told_at)
                  select $1, $2, seq, kind, place, arrival, departure, promised, told from x where id is null order by seq returning id, seq),
            line as (select coalesce(x.id, added.id) as stop_id, (k->>'parcelId')::uuid as parcel_id, (k->>'grams')::bigint as grams
                       from x left join added on x.id is null and added.seq = x.seq cross join jsonb_array_elements(x.lines) k),
            dropped as (delete from stop_line l using x where l.stop_id = x.id and not exists (select from line where line.stop_id = l.stop_id and line.parcel_id = l.parcel_id))
       insert into stop_line (territory_id, stop_id, parcel_id, planned_g) select $1, stop_id, parcel_id, grams from line
       on conflict (stop_id, parcel_id) do update set planned_g = excluded.planned_g`,
      [tx.territoryId, roundId, JSON.stringify(rows)],
    );
  }
}

const timesOf = ({ starts, ends, metres, seconds }: WantedRound, timeZone: string): unknown[] => [
  localDate(starts, timeZone),
  new Date(starts).toISOString(),
  new Date(ends).toISOString(),
  Math.round(metres),
  Math.round(seconds),
];

/** By part and purpose, when somebody was first told that a vehicle comes. */
const promisesOf = (open: readonly StoredRound[]): Map<string, number> =>
  new Map(
    open.flatMap(({ stops }) =>
      stops.flatMap(({ kind, promised, lines }) => lines.map(({ parcelId }) => [`${parcelId}:${kind}`, promised] as const)),
    ),
  );

function rowOf({ seq, old, wanted }: StopChange, promises: ReadonlyMap<string, number>): object {
  const { kind, siteId, arrival, start, departure, lines } = wanted;
  const before = lines.flatMap(({ parcelId }) => promises.get(`${parcelId}:${kind}`) ?? []);
  const promised = old?.promised ?? Math.min(...before, before.length > 0 ? Infinity : start);
  const iso = (ms: number): string => new Date(ms).toISOString();
  return {
    id: old?.id ?? null,
    seq,
    kind,
    place: siteId,
    arrival: iso(arrival),
    departure: iso(departure),
    promised: iso(promised),
    // Told anew only when it is news; small steps add up until they are.
    told: iso(old && isAsTold(wanted, old.told) ? old.told : start),
    lines,
  };
}
