import { gunzipSync, gzipSync } from 'node:zlib';
import type { Tx } from '../platform/database/tx.js';
import type { Problem } from './core/problem.js';
import type { Placement, Proposal, Unplaced } from './core/proposal.js';
import type { Facts } from './matching.facts.js';

export interface Decided {
  proposal: Proposal;
  method: 'joint' | 'urgent-first';
  failure: string | null;
  seconds: number;
}

/** Reasons kept with a lot for a quick answer; the cycle's own file holds them all. */
const SHOWN_REASONS = 12;

/**
 * Keeps a cycle whole: the exact problem and proposal, so that the decision can be replayed to the byte, and for
 * each lot in short what was decided and why.
 *
 * @returns the cycle's id.
 */
export async function recordCycle(tx: Tx, facts: Facts, { proposal, method, failure, seconds }: Decided): Promise<string> {
  const { problem } = facts;
  const row = await tx.first<{ id: string }>(
    `insert into cycle (territory_id, number, facts_at, policy_version, method, problem, proposal, lots, recipients, placements, left_over, objective, bound, gap, seconds, failure)
     select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15 from cycle where territory_id = $1 returning id`,
    [
      tx.territoryId,
      problem.now,
      facts.policyVersion,
      method,
      gzipSync(JSON.stringify(problem)),
      gzipSync(JSON.stringify(proposal)),
      problem.lots.length,
      problem.recipients.length,
      proposal.placements.length,
      proposal.unplaced.length,
      proposal.objective,
      finite(proposal.bound),
      finite(proposal.gap),
      seconds,
      failure,
    ],
  );
  await recordLots(tx, row!.id, facts, proposal);
  return row!.id;
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

async function recordLots(tx: Tx, cycleId: string, { problem, lotIds }: Facts, proposal: Proposal): Promise<void> {
  const placed = groupBy(proposal.placements, (placement) => placement.lot);
  const left = new Map(proposal.unplaced.map((unplaced) => [unplaced.lot, unplaced]));
  const rows = problem.lots.map((lot) => {
    const placements = placed.get(lot.id) ?? [];
    const unplaced: Unplaced | undefined = left.get(lot.id);
    const packages = placements.reduce((sum, placement) => sum + placement.packages, 0);
    return {
      lot: lotIds.get(lot.id),
      placed_g: packages * lot.package_g,
      left_g: (lot.packages - packages) * lot.package_g,
      summary: { placed: placements, because: unplaced?.because.slice(0, SHOWN_REASONS) ?? [] },
    };
  });
  // A lot that waits with nobody able to take it is not written again by every cycle that others cause.
  await tx.query(
    `insert into cycle_lot (territory_id, cycle_id, lot_id, placed_g, left_over_g, summary)
     select $1, $2, r.lot, r.placed_g, r.left_g, r.summary from jsonb_to_recordset($3::jsonb) as r(lot uuid, placed_g bigint, left_g bigint, summary jsonb)
      where r.placed_g > 0 or exists (select from parcel p where p.lot_id = r.lot and p.state = 'open' and (p.considered_at is null or p.considered_at <= app_now() - interval '15 minutes'))`,
    [tx.territoryId, cycleId, JSON.stringify(rows)],
  );
}

function groupBy(placements: readonly Placement[], key: (placement: Placement) => string): Map<string, Placement[]> {
  const groups = new Map<string, Placement[]>();
  for (const placement of placements) {
    const group = groups.get(key(placement));
    if (group) group.push(placement);
    else groups.set(key(placement), [placement]);
  }
  return groups;
}

/** The exact problem and proposal of a cycle, or undefined where the territory has no such cycle. */
export async function readCycleFiles(tx: Tx, cycleId: string): Promise<{ problem: Problem; proposal: Proposal } | undefined> {
  const row = await tx.first<{ problem: Buffer; proposal: Buffer }>('select problem, proposal from cycle where id = $1', [cycleId]);
  const open = (file: Buffer): unknown => JSON.parse(gunzipSync(file).toString('utf8'));
  return row && { problem: open(row.problem) as Problem, proposal: open(row.proposal) as Proposal };
}
