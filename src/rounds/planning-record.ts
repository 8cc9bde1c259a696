import { gunzipSync, gzipSync } from 'node:zlib';
import type { Tx } from '../platform/database/tx.js';
import type { RoundsPlan } from './core/answer.js';
import type { RoundsProblem } from './core/problem.js';
import type { Outcome } from './planning-outcome.js';
import type { PlanningFacts } from './rounds.facts.js';

/** Problems kept of a territory, for a replay; of older plannings the figures stay. */
const KEPT_PROBLEMS = 30;

/**
 * Keeps a planning: when, why, what came of it, and its problem so that it can be planned again.
 *
 * @returns its id.
 */
export async function recordPlanning(
  tx: Tx,
  {
    facts,
    planned,
    seed,
    iterations,
    causes,
    plan,
    changes,
    counts,
    stale,
  }: Outcome & {
    plan: RoundsPlan;
    changes: { promised: number; changed: number };
    counts: { requests: number; served: number; rounds: number };
    stale: number;
  },
): Promise<string> {
  const row = await tx.first<{ id: string }>(
    `insert into planning (territory_id, number, causes, method, requests, served, rounds, promised_stops, changed_stops, stale, seconds, cost, metres, seed, failure, problem, iterations)
     select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16 from planning where territory_id = $1 returning id`,
    [
      tx.territoryId,
      causes,
      planned.method,
      counts.requests,
      counts.served,
      counts.rounds,
      changes.promised,
      changes.changed,
      stale,
      planned.seconds,
      plan.cost,
      plan.metres,
      seed,
      planned.failure,
      counts.requests > 0 ? gzipSync(JSON.stringify(facts.problem), { level: 1 }) : null,
      planned.method === 'insertion' ? 0 : planned.isRepeatable ? iterations : null,
    ],
  );
  await tx.query(
    `update planning set problem = null where problem is not null and territory_id = $1
        and number <= (select max(number) from planning where territory_id = $1) - ${KEPT_PROBLEMS}`,
    [tx.territoryId],
  );
  return row!.id;
}

/** What no vehicle can take, with the rule that stops each of them and what would help. Replaces what was said of the same parcels before. */
export async function recordUnserved(tx: Tx, { parcels }: PlanningFacts, plan: RoundsPlan): Promise<void> {
  await tx.query('delete from unserved where parcel_id = any($1)', [[...parcels.keys()]]);
  if (plan.unserved.length === 0) return;
  const rows = plan.unserved.map(({ request, because, wouldHelp = [] }) => ({
    parcel: request,
    because: because.map(({ vehicle, code, facts }) => ({ vehicle, code, facts })),
    help: wouldHelp,
  }));
  await tx.query(
    `insert into unserved (territory_id, parcel_id, reasons, would_help)
     select $1, parcel, because, help from jsonb_to_recordset($2::jsonb) as r(parcel uuid, because jsonb, help jsonb)
     on conflict (parcel_id) do update set reasons = excluded.reasons, would_help = excluded.would_help, planned_at = excluded.planned_at`,
    [tx.territoryId, JSON.stringify(rows)],
  );
}

/** The exact problem of a planning with its number; undefined where there is none, or it is not kept any more. */
export async function readPlanningProblem(tx: Tx, planningId: string): Promise<{ number: number; problem: RoundsProblem } | undefined> {
  const row = await tx.first<{ number: number; problem: Buffer | null }>('select number, problem from planning where id = $1', [
    planningId,
  ]);
  return row?.problem ? { number: row.number, problem: JSON.parse(gunzipSync(row.problem).toString('utf8')) as RoundsProblem } : undefined;
}
