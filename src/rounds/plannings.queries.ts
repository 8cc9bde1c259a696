import type { Tx } from '../platform/database/tx.js';
import { PLAN_DUE, PLANNING_NEXT } from './planning-lease.js';
import type { PlanningList, PlanningQuery, PlanningRecord } from './planning.dto.js';

type PlanningRow = Omit<PlanningRecord, 'plannedAt'> & { moment: Date };

const SELECT = `
  select id, number, planned_at as moment, causes, method, requests, served, rounds, promised_stops as "promisedStops", changed_stops as "changedStops", stale, seconds, cost, seed, iterations, failure,
         problem is not null as "hasProblem"
    from planning`;

/** A day's plannings, newest first, and when the next one is due. */
export async function readPlannings(tx: Tx, { day }: PlanningQuery): Promise<PlanningList> {
  const rows = await tx.query<PlanningRow>(
    `${SELECT} where (planned_at at time zone (select time_zone from territory where id = $1))::date =
        coalesce($2::date, (app_now() at time zone (select time_zone from territory where id = $1))::date) order by number desc limit 200`,
    [tx.territoryId, day ?? null],
  );
  const next = await tx.first<{ underWay: boolean; due: boolean; nextAt: Date | null }>(
    `select exists (select from planning_lease where holder is not null and until > clock_timestamp()) as "underWay", ${PLAN_DUE} as due, ${PLANNING_NEXT} as "nextAt"`,
  );
  const nextAt = next!.due ? await tx.now() : next!.nextAt;
  return {
    items: rows.map(({ moment, ...row }) => ({ ...row, plannedAt: moment.toISOString() })),
    underWay: next!.underWay,
    nextAt: nextAt?.toISOString() ?? null,
  };
}
