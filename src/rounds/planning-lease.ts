import type { Tx } from '../platform/database/tx.js';
import { FROZEN } from './frozen.js';

/** Why a planning was made. */
export const PLANNING_CAUSES = [
  'asked',
  'accepted',
  'slot',
  'retry',
  'withdrawn',
  'vehicle-changed',
  'driver-absent',
  'no-show',
  'stop-late',
  'stop-failed',
  'round-interrupted',
  'stale',
] as const;
export type PlanningCause = (typeof PLANNING_CAUSES)[number];

/** The next slot: pickups that open within this time are planned now, later ones when their time comes. */
export const SLOT_HOURS = 3;
/** What is on no round is planned at most this often; what takes something away from a plan in force does not wait. */
const CALM = `interval '5 minutes'`;
/** What no vehicle could take is looked at again after this time. */
const RETRY = `interval '15 minutes'`;

/** After how long a round counts as late, by the territory's policy. */
const LATE_MIN = `make_interval(mins => coalesce((select late_min from rounds_policy limit 1), 20))`;

const LAST = `coalesce((select planned_at from planning order by planned_at desc limit 1), timestamptz '2000-01-01')`;

/** Accepted parts of the next slot that are on no round; `u` is what the last planning that knew them said. */
const waiting = (which: string): string => `(
  ${LAST} <= app_now() - ${CALM} and exists (
    select from parcel p join lot l on l.id = p.lot_id left join unserved u on u.parcel_id = p.id and u.planned_at >= p.changed_at
     where p.state = 'accepted' and p.grams > 0 and l.pickup_to > app_now() and l.pickup_from < app_now() + interval '${SLOT_HOURS} hours' and ${which}))`;

/** A round under way that is late at its next stop with something still to collect; looked at when it becomes late, then every ten minutes. */
const LATE = `exists (
  select from round n cross join lateral (
         select coalesce(t.expected_at, t.planned_arrival) as arrival, t.planned_arrival + ${LATE_MIN} as late_from from stop t
          where t.round_id = n.id and t.state = 'planned' order by t.seq limit 1) x
   where n.state = 'started' and greatest(x.arrival, app_now()) > x.late_from
     and ${LAST} < greatest(x.late_from, app_now() - interval '10 minutes')
     and exists (select from stop t join stop_line k on k.stop_id = t.id join parcel p on p.id = k.parcel_id
                  where t.round_id = n.id and t.state = 'planned' and t.kind = 'pickup' and p.state = 'planned'))`;

/** What the rows say is a reason to plan now. Other causes are left in `wanted` by those who know them. */
const DUE: readonly (readonly [PlanningCause, string])[] = [
  ['accepted', waiting(`u.parcel_id is null and p.changed_at > ${LAST}`)],
  ['slot', waiting(`u.parcel_id is null and p.changed_at <= ${LAST}`)],
  ['retry', waiting(`u.planned_at <= app_now() - ${RETRY}`)],
  [
    'withdrawn',
    `exists (select from round n join stop t on t.round_id = n.id join stop_line k on k.stop_id = t.id join parcel p on p.id = k.parcel_id
              where n.state = 'planned' and not ${FROZEN} and (p.state not in ('accepted', 'planned') or p.grams = 0))`,
  ],
  ['stop-late', LATE],
];

const CAUSES_DUE = `array_remove(array[${DUE.map(([cause, due]) => `case when ${due} then '${cause}' end`).join(', ')}], null)`;

const WANTED = `exists (select from planning_lease where wanted <> '{}' or until <= clock_timestamp())`;

/** Whether a territory needs a planning that nobody is making. */
export const PLAN_DUE = `((${WANTED} or ${DUE.map(([, due]) => due).join(' or ')})
  and not exists (select from planning_lease where holder is not null and until > clock_timestamp()))`;

/** When what waits will be planned, as things are now; null where nothing waits. */
export const PLANNING_NEXT = `(
  select min(greatest(${LAST} + ${CALM}, l.pickup_from - interval '${SLOT_HOURS} hours', u.planned_at + ${RETRY}))
    from parcel p join lot l on l.id = p.lot_id left join unserved u on u.parcel_id = p.id and u.planned_at >= p.changed_at
   where p.state = 'accepted' and p.grams > 0 and l.pickup_to > app_now())`;

/** A holder that stops renewing (killed, cut off) keeps others out for at most this long. */
const LEASE = `interval '15 seconds'`;
export const RENEW_EVERY_MS = 5_000;

/** Leaves word that a planning is wanted; the sweep, or whoever plans just now, sees to it. */
export async function wantPlanning(tx: Tx, cause: PlanningCause): Promise<void> {
  await tx.query(
    `insert into planning_lease (territory_id, wanted) values ($1, array[$2])
     on conflict (territory_id) do update set wanted = planning_lease.wanted || case when $2 = any(planning_lease.wanted) then '{}' else array[$2] end`,
    [tx.territoryId, cause],
  );
}

/**
 * Claims the territory for one planning, where there is a cause to make one. Waits for nobody.
 *
 * @returns the causes; null where nothing is due or another holds it.
 */
export async function claimPlanning(tx: Tx, holder: string): Promise<PlanningCause[] | null> {
  await tx.query('insert into planning_lease (territory_id) values ($1) on conflict do nothing', [tx.territoryId]);
  const lease = await tx.first<{ busy: boolean; causes: PlanningCause[] }>(
    `select coalesce(holder is not null and until > clock_timestamp(), false) as busy, wanted || causes || ${CAUSES_DUE} as causes
       from planning_lease where territory_id = $1 for update`,
    [tx.territoryId],
  );
  const causes = [...new Set(lease!.causes)];
  if (lease!.busy || causes.length === 0) return null;
  await tx.query(
    `update planning_lease set holder = $2, until = clock_timestamp() + ${LEASE}, wanted = '{}', causes = $3 where territory_id = $1`,
    [tx.territoryId, holder, causes],
  );
  return causes;
}

/** Says that the holder is alive. Changes nothing once another has taken over. */
export async function renewPlanning(tx: Tx, holder: string): Promise<void> {
  await tx.query(`update planning_lease set until = clock_timestamp() + ${LEASE} where territory_id = $1 and holder = $2`, [
    tx.territoryId,
    holder,
  ]);
}

/**
 * Gives the territory back; in the same transaction the holder may act, since until it ends nobody can claim.
 *
 * @returns false when another has taken over meanwhile: then the holder's plan is too old to act on.
 */
export async function releasePlanning(tx: Tx, holder: string, { done }: { done: boolean }): Promise<boolean> {
  const released = await tx.first(
    `update planning_lease set holder = null, until = null, wanted = case when $3 then wanted else wanted || causes end, causes = '{}'
      where territory_id = $1 and holder = $2 returning territory_id`,
    [tx.territoryId, holder, done],
  );
  return released !== undefined;
}
