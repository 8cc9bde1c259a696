import { Injectable } from '@nestjs/common';
import { ParcelService } from '../lots/parcel.service.js';
import type { Tx } from '../platform/database/tx.js';
import { localDate } from '../vocabulary/local-time.js';
import type { PlannedRound, RoundsPlan } from './core/answer.js';
import { planRounds } from './core/plan.js';
import type { Planning } from './round.dto.js';
import { roundCancelled, roundChanged, roundPlanned } from './round.events.js';
import { FROZEN, readPlanningFacts, type PlanningFacts } from './rounds.facts.js';

/** A plan is made again when something promised is on no round, but not more often than every five minutes unless asked. */
export const PLAN_DUE = `(
  coalesce((select planned_at from planning limit 1), '-infinity') <= app_now() - interval '5 minutes'
  and exists (select from parcel p join lot l on l.id = p.lot_id where p.state = 'accepted' and p.grams > 0 and l.pickup_to > app_now() and l.pickup_from < app_now() + interval '3 hours'
                and not exists (select from unserved u where u.parcel_id = p.id and u.planned_at >= p.changed_at and u.planned_at > app_now() - interval '15 minutes')))`;

/** A round whose driver has not started it three quarters of an hour after it should have left. */
export const NO_SHOW = `select id from round where state = 'planned' and starts_at < app_now() - interval '45 minutes'`;

const SEED = 1;

/** Plans the next slot's rounds from what recipients have accepted. Rounds under way, or about to leave, keep their stops. */
@Injectable()
export class PlanningService {
  constructor(private readonly parcels: ParcelService) {}

  /** Plans again if it is due (or `force`d), one planning at a time in a territory. */
  async replan(tx: Tx, { force = false } = {}): Promise<Planning> {
    const nothing = { requests: 0, served: 0, rounds: 0, planned: false };
    const lock = await tx.first<{ mine: boolean }>(`select pg_try_advisory_xact_lock(hashtext('planning'), hashtext($1)) as mine`, [
      tx.territoryId,
    ]);
    if (!lock!.mine) return nothing;
    if (!force && !(await tx.first<{ due: boolean }>(`select ${PLAN_DUE} as due`))!.due) return nothing;
    await this.cancelNoShows(tx);
    const facts = await readPlanningFacts(tx);
    if (!facts) return nothing;
    const started = performance.now();
    const plan = planRounds(facts.problem, { seed: SEED });
    await this.apply(tx, facts, plan);
    const served = facts.problem.requests.length - plan.unserved.length;
    await tx.query(
      `insert into planning values ($1, app_now(), $2, $3, $4, $5)
       on conflict (territory_id) do update set planned_at = excluded.planned_at, requests = excluded.requests, served = excluded.served, rounds = excluded.rounds, seconds = excluded.seconds`,
      [tx.territoryId, facts.problem.requests.length, served, plan.rounds.length, (performance.now() - started) / 1000],
    );
    return { requests: facts.problem.requests.length, served, rounds: plan.rounds.length, planned: true };
  }

  private async apply(tx: Tx, facts: PlanningFacts, plan: RoundsPlan): Promise<void> {
    const before = await this.openRounds(tx);
    const kept = new Set<string>();
    const served = new Set(plan.rounds.flatMap((round) => round.stops.map((stop) => stop.request)));
    for (const { id } of before) await tx.query('delete from stop where round_id = $1', [id]);
    for (const round of plan.rounds) {
      const crew = facts.fleet.crews.get(round.vehicle)!;
      const old = before.find(
        (candidate) => candidate.vehicleId === crew.vehicleId && candidate.personId === crew.personId && !kept.has(candidate.id),
      );
      kept.add(await this.write(tx, round, { facts, old: old?.id ?? null, was: old?.stops ?? '' }));
    }
    for (const { id } of before) if (!kept.has(id)) await this.cancel(tx, id, 'replanned');
    for (const parcel of await this.parcels.holdMany(tx, facts.parcelIds)) {
      if (served.has(parcel.id) && parcel.state === 'accepted')
        await this.parcels.step(tx, parcel, { to: 'planned', reasonCode: 'planned' });
      if (!served.has(parcel.id) && parcel.state === 'planned')
        await this.parcels.step(tx, parcel, { to: 'accepted', reasonCode: 'no-vehicle' });
    }
    await this.recordUnserved(tx, facts, plan);
  }

  /** Planned rounds that nobody counts on yet, with their stops in order as one text to compare by. */
  private openRounds(tx: Tx): Promise<{ id: string; vehicleId: string; personId: string; stops: string }[]> {
    return tx.query(
      `select n.id, n.vehicle_id as "vehicleId", n.person_id as "personId",
              coalesce((select string_agg(t.kind || t.site_id, ',' order by t.seq) from stop t where t.round_id = n.id), '') as stops
         from round n where n.state = 'planned' and not ${FROZEN} order by n.id for update of n`,
    );
  }

  private async write(
    tx: Tx,
    round: PlannedRound,
    { facts, old, was }: { facts: PlanningFacts; old: string | null; was: string },
  ): Promise<string> {
    const crew = facts.fleet.crews.get(round.vehicle)!;
    const values = [
      crew.vehicleId,
      crew.personId,
      localDate(Date.parse(round.leaves), facts.timeZone),
      round.leaves,
      round.returns,
      Math.round(round.metres),
      Math.round(round.seconds),
    ];
    const row = old
      ? await tx.first<{ id: string }>(
          `update round set vehicle_id = $2, person_id = $3, day = $4, starts_at = $5, ends_at = $6, metres = $7, seconds = $8, planned_at = app_now(), version = version + 1 where id = $1 returning id`,
          [old, ...values],
        )
      : await tx.first<{ id: string }>(
          `insert into round (territory_id, vehicle_id, person_id, day, starts_at, ends_at, metres, seconds, state) values ($1, $2, $3, $4, $5, $6, $7, $8, 'planned') returning id`,
          [tx.territoryId, ...values],
        );
    const roundId = row!.id;
    const stops = await this.writeStops(tx, roundId, round, facts);
    if (!old) tx.emit(roundPlanned, { roundId });
    else if (stops !== was) tx.emit(roundChanged, { roundId });
    return roundId;
  }

  /** One stop a visit, one line a parcel. Answers the stops in the same form as `openRounds`. */
  private async writeStops(tx: Tx, roundId: string, round: PlannedRound, facts: PlanningFacts): Promise<string> {
    const grams = new Map(
      facts.problem.requests.map((request) => [request.id, Object.values(request.grams).reduce((sum, value) => sum + value, 0)]),
    );
    const visits = new Map<
      number,
      { kind: string; place: string; arrival: string; departure: string; lines: { parcel: string; grams: number }[] }
    >();
    for (const { visit, kind, place, arrival, departure, request } of round.stops) {
      const found = visits.get(visit) ?? { kind, place, arrival, departure, lines: [] };
      found.lines.push({ parcel: request, grams: grams.get(request)! });
      visits.set(visit, found);
    }
    await tx.query(
      `with v as (select * from jsonb_to_recordset($3::jsonb) as r(n int, kind text, place uuid, arrival timestamptz, departure timestamptz, lines jsonb)),
            t as (insert into stop (territory_id, round_id, seq, kind, site_id, planned_arrival, planned_departure)
                  select $1, $2, n, kind, place, arrival, departure from v order by n returning id, seq)
       insert into stop_line (territory_id, stop_id, parcel_id, planned_g)
       select $1, t.id, (k->>'parcel')::uuid, (k->>'grams')::bigint from t join v on v.n = t.seq, jsonb_array_elements(v.lines) k`,
      [tx.territoryId, roundId, JSON.stringify([...visits.values()].map((visit, index) => ({ n: index + 1, ...visit })))],
    );
    return [...visits.values()].map(({ kind, place }) => kind + place).join(',');
  }

  private async recordUnserved(tx: Tx, facts: PlanningFacts, plan: RoundsPlan): Promise<void> {
    await tx.query('delete from unserved where parcel_id = any($1)', [facts.parcelIds]);
    const rows = plan.unserved.map(({ request, because }) => ({
      parcel: request,
      because: because.map(({ vehicle, code, facts: figures }) => ({ vehicle, code, facts: figures })),
    }));
    await tx.query(
      `insert into unserved (territory_id, parcel_id, reasons) select $1, parcel, because from jsonb_to_recordset($2::jsonb) as r(parcel uuid, because jsonb)
       on conflict (parcel_id) do update set reasons = excluded.reasons, planned_at = excluded.planned_at`,
      [tx.territoryId, JSON.stringify(rows)],
    );
  }

  /** A driver who did not come: what was on the round is planned anew. */
  async cancelNoShows(tx: Tx): Promise<void> {
    for (const { id } of await tx.query<{ id: string }>(`${NO_SHOW} order by id for update`)) {
      const lines = await tx.query<{ parcel_id: string }>(
        'select distinct parcel_id from stop_line k join stop t on t.id = k.stop_id where t.round_id = $1',
        [id],
      );
      await this.cancel(tx, id, 'driver-absent');
      for (const parcel of await this.parcels.holdMany(
        tx,
        lines.map((line) => line.parcel_id),
      )) {
        if (parcel.state === 'planned') await this.parcels.step(tx, parcel, { to: 'accepted', reasonCode: 'driver-absent' });
      }
    }
  }

  private async cancel(tx: Tx, roundId: string, reasonCode: string): Promise<void> {
    await tx.query('delete from stop where round_id = $1', [roundId]);
    await tx.query(`update round set state = 'cancelled', ended_at = app_now(), version = version + 1 where id = $1`, [roundId]);
    tx.emit(roundCancelled, { roundId, reasonCode });
  }
}
