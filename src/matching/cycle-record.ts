import { gunzipSync } from 'node:zlib';
import type { Tx } from '../platform/database/tx.js';
import type { Problem, Recipient } from './core/problem.js';
import type { Placement, Proposal, Unplaced } from './core/proposal.js';
import type { KeptPrice } from './core/single-lot.js';
import type { Fallen } from './core/still-stands.js';
import type { Facts } from './matching.facts.js';
import type { SlowFacts } from './recipients.facts.js';
import type { CycleFiles, Method } from './solver/perform.js';
import type { Decided } from './solver/solver.service.js';

/**
 * Keeps a cycle whole: the exact problem, settings and proposal, so that the decision can be replayed to the byte; what of
 * it was stale when it was carried out; and for each lot in short what was decided and why. `lockOffers` comes first.
 *
 * @returns the cycle's id.
 */
export async function recordCycle(tx: Tx, facts: Facts, decided: Decided, stale: readonly Fallen[]): Promise<string> {
  const { problem } = facts;
  const { proposal, method, failure, seconds, files, fairness } = decided;
  const row = await tx.first<{ id: string }>(
    `insert into cycle (territory_id, number, facts_at, policy_version, method, problem, proposal, settings, lots, recipients, placements, left_over, objective, bound, gap, seconds, failure, stale, fairness)
     select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18 from cycle where territory_id = $1 returning id`,
    [
      tx.territoryId,
      problem.now,
      facts.policyVersion,
      method,
      files.problem,
      files.proposal,
      files.settings,
      problem.lots.length,
      problem.recipients.length,
      proposal.placements.length,
      proposal.unplaced.length,
      proposal.objective,
      finite(proposal.bound),
      finite(proposal.gap),
      seconds,
      failure,
      JSON.stringify(stale),
      fairness && JSON.stringify(fairness),
    ],
  );
  await recordLots(tx, row!.id, facts, proposal, stale);
  return row!.id;
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

async function recordLots(
  tx: Tx,
  cycleId: string,
  { problem, lotIds }: Facts,
  proposal: Proposal,
  stale: readonly Fallen[],
): Promise<void> {
  const fallen = new Set(stale.map(nameOf));
  const placed = groupBy(
    proposal.placements.filter((placement) => !fallen.has(nameOf(placement))),
    (placement) => placement.lot,
  );
  const left = new Map(proposal.unplaced.map((unplaced) => [unplaced.lot, unplaced]));
  const rows = problem.lots.map((lot) => {
    const placements = placed.get(lot.id) ?? [];
    const unplaced: Unplaced | undefined = left.get(lot.id);
    const packages = placements.reduce((sum, placement) => sum + placement.packages, 0);
    return {
      lot: lotIds.get(lot.id),
      placed_g: packages * lot.package_g,
      left_g: (lot.packages - packages) * lot.package_g,
      summary: { placed: placements, because: unplaced?.because ?? [] },
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

/** A lot and a recipient meet in one placement at most. */
export const nameOf = ({ lot, recipient }: Pick<Placement, 'lot' | 'recipient'>): string => JSON.stringify([lot, recipient]);

function groupBy(placements: readonly Placement[], key: (placement: Placement) => string): Map<string, Placement[]> {
  const groups = new Map<string, Placement[]>();
  for (const placement of placements) {
    const group = groups.get(key(placement));
    if (group) group.push(placement);
    else groups.set(key(placement), [placement]);
  }
  return groups;
}

/** A price of the last cycle, with the slow facts of its recipient at that time. */
export type PriceRow = KeptPrice & { readonly facts: SlowFacts };

/** Keeps the prices a cycle found, for single lots until the next one and for that one to start from. */
export async function recordPrices(tx: Tx, cycleId: string, { problem }: Facts, prices: readonly KeptPrice[]): Promise<void> {
  if (prices.length === 0) return;
  const slow = new Map(problem.recipients.map((recipient) => [recipient.id, slowFacts(recipient)]));
  const rows: PriceRow[] = prices.map((price) => ({ ...price, facts: slow.get(price.recipient) ?? {} }));
  await tx.query(
    `insert into price_list (territory_id, cycle_id, prices) values ($1, $2, $3) on conflict (territory_id) do update set cycle_id = excluded.cycle_id, prices = excluded.prices`,
    [tx.territoryId, cycleId, JSON.stringify(rows)],
  );
}

const slowFacts = ({ entitlement, received_g, receivedByCold_g, acceptance, preAccepts }: Recipient): SlowFacts => ({
  entitlement,
  received_g,
  receivedByCold_g,
  acceptance,
  preAccepts,
});

/** A cycle's files as they lie there, with how it was decided; undefined where the territory has no such cycle. */
export async function readPackedCycle(tx: Tx, cycleId: string): Promise<{ method: Method; files: CycleFiles } | undefined> {
  const row = await tx.first<CycleFiles & { method: Method }>('select method, problem, proposal, settings from cycle where id = $1', [
    cycleId,
  ]);
  if (!row) return undefined;
  const { method, ...files } = row;
  return { method, files };
}

/** The exact problem and proposal of a cycle, and what of it was stale; undefined where the territory has no such cycle. */
export async function readCycleFiles(
  tx: Tx,
  cycleId: string,
): Promise<{ problem: Problem; proposal: Proposal; stale: Fallen[] } | undefined> {
  const row = await tx.first<{ problem: Buffer; proposal: Buffer; stale: Fallen[] }>(
    'select problem, proposal, stale from cycle where id = $1',
    [cycleId],
  );
  return row && { problem: unpack(row.problem) as Problem, proposal: unpack(row.proposal) as Proposal, stale: row.stale };
}

export const unpack = (file: Uint8Array): unknown => JSON.parse(gunzipSync(file).toString('utf8'));
