import type { Policy } from '../matching/core/problem.js';
import type { Tx } from '../platform/database/tx.js';
import type { Comparison } from './core/comparison.js';

/** A comparison that waits, or whose process has died: found by the sweep as well. */
export const COMPARISON_DUE = `exists (
  select from policy_comparison where state = 'waiting' or (state = 'running' and lease_until < clock_timestamp()))`;

const LEASE = `interval '30 seconds'`;
export const RENEW_EVERY_MS = 5_000;
/** A comparison that has taken its process down this often would do it again. */
const MOST_ATTEMPTS = 3;

export interface Claimed {
  readonly id: string;
  readonly draft: Policy;
  readonly against: Policy;
  readonly policyVersion: number;
  readonly days: number;
  readonly seeds: number;
}

/** Takes the oldest comparison that is due, for the holder alone; undefined where there is none. */
export async function claimComparison(tx: Tx, holder: string): Promise<Claimed | undefined> {
  await tx.query(
    `update policy_comparison set state = 'failed', failure = 'stopped ' || attempts || ' times before it was done', lease = null, lease_until = null
      where state = 'running' and lease_until < clock_timestamp() and attempts >= $1`,
    [MOST_ATTEMPTS],
  );
  return tx.first<Claimed>(
    `update policy_comparison set state = 'running', progress = 0, lease = $1, lease_until = clock_timestamp() + ${LEASE}, attempts = attempts + 1
      where id = (select id from policy_comparison where state = 'waiting' or (state = 'running' and lease_until < clock_timestamp()) order by id limit 1 for update skip locked)
      returning id, draft, against, policy_version as "policyVersion", days, seeds`,
    [holder],
  );
}

const HELD = `id = $1 and lease = $2 and state = 'running'`;

/** Says that the holder is alive and how far it is. */
export async function renewComparison(tx: Tx, id: string, { holder, progress }: { holder: string; progress: number }): Promise<void> {
  await tx.query(`update policy_comparison set progress = $3, lease_until = clock_timestamp() + ${LEASE} where ${HELD}`, [
    id,
    holder,
    progress,
  ]);
}

/** Keeps where the lots come from. */
export async function noteLots(
  tx: Tx,
  id: string,
  { holder, lotsFrom, pastDays }: { holder: string; lotsFrom: string; pastDays: number },
): Promise<void> {
  await tx.query(`update policy_comparison set lots_from = $3, past_days = $4 where ${HELD}`, [id, holder, lotsFrom, pastDays]);
}

/** Keeps the result; nothing, where another holder has taken over meanwhile. */
export async function keepResult(tx: Tx, id: string, { holder, result }: { holder: string; result: Comparison }): Promise<void> {
  await tx.query(`update policy_comparison set state = 'done', progress = 1, result = $3, lease = null, lease_until = null where ${HELD}`, [
    id,
    holder,
    JSON.stringify(result),
  ]);
}

export async function keepFailure(tx: Tx, id: string, { holder, failure }: { holder: string; failure: string }): Promise<void> {
  await tx.query(`update policy_comparison set state = 'failed', failure = $3, lease = null, lease_until = null where ${HELD}`, [
    id,
    holder,
    failure.slice(0, 2000),
  ]);
}

/** Puts it back as it was, for whoever runs next: a stop of the program is no attempt. */
export async function giveBack(tx: Tx, id: string, holder: string): Promise<void> {
  await tx.query(
    `update policy_comparison set state = 'waiting', progress = 0, attempts = attempts - 1, lease = null, lease_until = null where ${HELD}`,
    [id, holder],
  );
}
