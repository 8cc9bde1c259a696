import type { Tx } from '../platform/database/tx.js';
import type { Cycle, CyclePage, CycleQuery } from './cycle.dto.js';

type CycleRow = Omit<Cycle, 'decidedAt'> & { moment: Date };

const SELECT_CYCLE = `
  select id, number, decided_at as moment, policy_version as "policyVersion", method, lots, recipients, placements, left_over as "leftOver", objective, bound, gap, seconds, failure, stale from cycle`;

const cycleOf = ({ moment, ...row }: CycleRow): Cycle => ({ ...row, decidedAt: moment.toISOString() });

/** A page of cycles, newest first. */
export async function readCycles(tx: Tx, { limit = 50, cursor }: CycleQuery): Promise<CyclePage> {
  const rows = await tx.query<CycleRow>(`${SELECT_CYCLE} where $1::uuid is null or id < $1 order by id desc limit $2`, [
    cursor ?? null,
    limit + 1,
  ]);
  const items = rows.slice(0, limit).map(cycleOf);
  return { items, next: rows.length > limit ? items.at(-1)!.id : null };
}

/** One cycle without its files, or undefined. */
export async function readCycle(tx: Tx, cycleId: string): Promise<Cycle | undefined> {
  const row = await tx.first<CycleRow>(`${SELECT_CYCLE} where id = $1`, [cycleId]);
  return row && cycleOf(row);
}

export interface LotCycleRow {
  cycleId: string;
  number: number;
  decidedAt: Date;
  leftOver_g: number;
}

/** The cycles that decided something of a lot, newest first. */
export const readCyclesOfLot = (tx: Tx, lotId: string, most: number): Promise<LotCycleRow[]> =>
  tx.query<LotCycleRow>(
    `select k.cycle_id as "cycleId", y.number, y.decided_at as "decidedAt", k.left_over_g::float8 as "leftOver_g" from cycle_lot k join cycle y on y.id = k.cycle_id where k.lot_id = $1 order by y.number desc limit $2`,
    [lotId, most],
  );

/** An offer made by a cycle that was answered by a standing rule, or that followed another at once. */
export interface FollowUp {
  cycleId: string | null;
  /** Code of the recipient's site. */
  recipient: string;
  packages: number;
  grams: number;
  distance_m: number;
  isByRule: boolean;
  /** The offer that it followed; null where it was the first. */
  before: { state: string; isPart: boolean } | null;
}

/** What became of the offers of a lot without another decision, in order. */
export const readFollowUps = (tx: Tx, lotId: string): Promise<FollowUp[]> =>
  tx.query<FollowUp>(
    `select f.cycle_id as "cycleId", s.code as recipient, f.packages, f.grams::float8 as grams, f.distance_m, f.standing_rule_id is not null as "isByRule",
            case when b.id is not null then jsonb_build_object('state', b.state, 'isPart', b.parcel_id <> f.parcel_id) end as before
       from offer f join site s on s.id = f.recipient_site_id left join offer b on b.id = f.replaces
      where f.lot_id = $1 and (f.replaces is not null or f.standing_rule_id is not null) order by f.id`,
    [lotId],
  );
