import { Injectable } from '@nestjs/common';
import { ParcelService } from '../lots/parcel.service.js';
import type { Tx } from '../platform/database/tx.js';
import type { PlannedRound, RoundsPlan } from './core/answer.js';
import { splitStopId } from './core/problem.js';
import { holdRounds, type StoredRound } from './in-force.facts.js';
import { releasePlanning, wantPlanning } from './planning-lease.js';
import type { Outcome } from './planning-outcome.js';
import { PlanningPolicyService } from './planning-policy.service.js';
import { recordPlanning, recordUnserved } from './planning-record.js';
import { findStale, type Stale } from './planning-stale.js';
import { keepInForce, promisedBy } from './planner/plan-in-force.js';
import type { Planning } from './planning.dto.js';
import { PoolBookingService } from './pool-booking.service.js';
import { visitLost } from './round.events.js';
import { RoundHoldService } from './round-hold.service.js';
import { RoundWriter, type WantedRound } from './round-writer.service.js';
import { countChanges, type WantedStop } from './round-diff.js';
import { readPlanningFacts, type PlanningFacts } from './rounds.facts.js';

/** A round whose driver has not started it three quarters of an hour after it should have left. */
export const NO_SHOW = `select id from round where state = 'planned' and starts_at < app_now() - interval '45 minutes'`;

/** The two ends of a planning, one transaction each: what is to be planned, and what the plan changes. Between them no transaction is open. */
@Injectable()
export class PlanningService {
  constructor(
    private readonly parcels: ParcelService,
    private readonly policy: PlanningPolicyService,
    private readonly writer: RoundWriter,
    private readonly road: RoundHoldService,
    private readonly pool: PoolBookingService,
  ) {}

  /** The next slot and the plan in force, all read at one moment. First of all in its transaction. */
  async ask(tx: Tx): Promise<PlanningFacts> {
    await tx.query('set transaction isolation level repeatable read, read only');
    return readPlanningFacts(tx, await this.policy.read(tx));
  }

  /**
   * Carries a plan out and gives the territory back. What is no longer as it was read is left out, and planned again at once;
   * the rest stands.
   *
   * @returns null when another has taken the territory over: since then this plan is too old.
   */
  async carryOut(tx: Tx, outcome: Outcome): Promise<{ planningId: string; planning: Planning } | null> {
    const { facts, planned } = outcome;
    if (!(await releasePlanning(tx, outcome.holder, { done: true }))) return null;
    const underWay = [...new Set([...facts.released.values()].map(({ roundId }) => roundId))];
    const held = await holdRounds(tx, underWay);
    await this.pool.hold(tx);
    const stale = await findStale(tx, facts, planned.plan.rounds);
    const plan = withoutStale(facts, planned.plan, stale, outcome.seed);
    if (stale.requests.size + stale.vehicles.size > 0) await wantPlanning(tx, 'stale');
    const served = new Set(plan.rounds.flatMap(({ stops }) => stops.map(({ request }) => request)));
    const wanted = plan.rounds.map((round) => wantedOf(round, facts));
    const ids = await this.writer.write(tx, held.open, wanted, facts.timeZone);
    await this.pool.book(tx, facts, { plan, ids, before: held.open });
    await this.release(tx, facts, held.underWay, { served, stale });
    await this.stepParcels(tx, facts, { served, stale });
    for (const lost of lostVisits([...held.open, ...held.underWay], facts, served, stale)) tx.emit(visitLost, lost);
    await recordUnserved(tx, facts, plan);
    const staysOnItsRound = (id: string): boolean => facts.released.get(id)?.out === false && !served.has(id);
    const isAsked = (id: string): boolean => facts.parcels.has(id) && !stale.requests.has(id) && !staysOnItsRound(id);
    const changes = countChanges([...held.open, ...held.underWay], wanted, isAsked);
    const counts = { requests: facts.problem.requests.length, served: served.size, rounds: plan.rounds.length };
    const planningId = await recordPlanning(tx, { ...outcome, plan, changes, counts, stale: stale.requests.size });
    const isPlanned = counts.requests > 0 || held.open.length > 0;
    return { planningId, planning: { ...counts, changedStops: changes.changed, planned: isPlanned, underWay: false } };
  }

  /** Takes what another vehicle collects now, and what nobody can while the own vehicle is out, off the rounds under way. */
  private async release(
    tx: Tx,
    { released }: PlanningFacts,
    underWay: readonly StoredRound[],
    { served, stale }: { served: ReadonlySet<string>; stale: Stale },
  ): Promise<void> {
    for (const round of underWay) {
      const leaves = [...released.values()].filter(
        ({ parcelId, roundId, out }) => roundId === round.id && !stale.requests.has(parcelId) && (served.has(parcelId) || out),
      );
      await this.writer.release(tx, round, new Set(leaves.map(({ parcelId }) => parcelId)));
      if (leaves.length > 0) await this.road.endWhenDone(tx, round.id);
    }
  }

  /** What is on a round now is planned; what is on none any more is not. Stale parcels are left to the next planning. */
  private async stepParcels(
    tx: Tx,
    { parcels, released, problem }: PlanningFacts,
    { served, stale }: { served: ReadonlySet<string>; stale: Stale },
  ): Promise<void> {
    const staysOnItsRound = (id: string): boolean => released.has(id) && !released.get(id)!.out;
    const known = [...parcels.keys()].filter((id) => !stale.requests.has(id));
    const held = await this.parcels.holdMany(tx, known);
    const up = held.filter(({ id, state }) => served.has(id) && state === 'accepted');
    const down = held.filter(({ id, state }) => !served.has(id) && state === 'planned' && !staysOnItsRound(id));
    if (up.length + down.length === 0 || problem.requests.length === 0) return;
    await this.parcels.stepAll(tx, [
      ...up.map((parcel) => ({ parcel, step: { to: 'planned' as const, reasonCode: 'planned' } })),
      ...down.map((parcel) => ({ parcel, step: { to: 'accepted' as const, reasonCode: 'no-vehicle' } })),
    ]);
  }

  /** A driver who did not come: what was on the round is planned anew, at once. */
  async cancelNoShows(tx: Tx): Promise<void> {
    for (const { id } of await tx.query<{ id: string }>(`${NO_SHOW} order by id for update`)) {
      const lines = await tx.query<{ parcel_id: string }>(
        'select distinct parcel_id from stop_line k join stop t on t.id = k.stop_id where t.round_id = $1',
        [id],
      );
      await this.writer.cancel(tx, id, 'driver-absent');
      const parcels = await this.parcels.holdMany(
        tx,
        lines.map((line) => line.parcel_id),
      );
      await this.parcels.stepAll(
        tx,
        parcels.flatMap((parcel) =>
          parcel.state === 'planned' ? [{ parcel, step: { to: 'accepted', reasonCode: 'driver-absent' } }] : [],
        ),
      );
      await wantPlanning(tx, 'no-show');
    }
  }
}

/** What still stands of a plan: without the stops of stale requests and the rounds of stale vehicles, its times worked out again. */
function withoutStale({ problem }: PlanningFacts, plan: RoundsPlan, { requests, vehicles }: Stale, seed: number): RoundsPlan {
  if (requests.size + vehicles.size === 0) return plan;
  const standing = promisedBy(plan)
    .filter(({ vehicle }) => !vehicles.has(vehicle))
    .map(({ vehicle, stops }) => ({ vehicle, stops: stops.filter(({ stop }) => !requests.has(splitStopId(stop)!.request)) }));
  const served = new Set(standing.flatMap(({ stops }) => stops.map(({ stop }) => splitStopId(stop)!.request)));
  const rest = {
    ...problem,
    requests: problem.requests.filter(({ id }) => served.has(id)),
    vehicles: problem.vehicles.filter(({ id }) => !vehicles.has(id)),
    inForce: standing,
  };
  // What was left over, and what was on a stale vehicle, is the next planning's to explain.
  const unserved = plan.unserved.filter(({ request }) => !requests.has(request));
  return { ...keepInForce(rest, seed), unserved };
}

/** Promised stops of which nothing is on any round now, though it is still to be fetched: people wait there for nobody. */
function lostVisits(before: readonly StoredRound[], { parcels, released }: PlanningFacts, served: ReadonlySet<string>, stale: Stale) {
  const isLost = (id: string): boolean => parcels.has(id) && !served.has(id) && !stale.requests.has(id) && released.get(id)?.out !== false;
  return before.flatMap(({ stops }) =>
    stops.flatMap(({ siteId, kind, told, lines }) => {
      const grams = lines.reduce((sum, line) => sum + (isLost(line.parcelId) ? line.grams : 0), 0);
      return grams > 0 && lines.every(({ parcelId }) => !served.has(parcelId))
        ? [{ siteId, kind, at: new Date(told).toISOString(), grams }]
        : [];
    }),
  );
}

function wantedOf(round: PlannedRound, { fleet, problem }: PlanningFacts): WantedRound {
  const crew = fleet.crews.get(round.vehicle)!;
  const grams = new Map(
    problem.requests.map((request) => [request.id, Object.values(request.grams).reduce((sum, value) => sum + value, 0)]),
  );
  const visits = new Map<number, WantedStop>();
  for (const { visit, kind, place, arrival, waiting_s, departure, request } of round.stops) {
    const start = Date.parse(arrival) + waiting_s * 1000;
    const found = visits.get(visit) ?? {
      kind,
      siteId: place,
      arrival: Date.parse(arrival),
      start,
      departure: Date.parse(departure),
      lines: [],
    };
    found.start = Math.min(found.start, start);
    found.lines.push({ parcelId: request, grams: grams.get(request)! });
    visits.set(visit, found);
  }
  return {
    vehicleId: crew.vehicleId,
    personId: crew.personId,
    starts: Date.parse(round.leaves),
    ends: Date.parse(round.returns),
    metres: round.metres,
    seconds: round.seconds,
    stops: [...visits.values()],
  };
}
