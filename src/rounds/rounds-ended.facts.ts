import type { Tx } from '../platform/database/tx.js';

/** A round that is over: when it left and ended, and how far it was planned to drive, which is the best anybody knows. */
export async function readEnded(tx: Tx, roundId: string): Promise<{ roundId: string; from: Date; at: Date; driven_m: number } | undefined> {
  return tx.first(
    `select id as "roundId", coalesce(started_at, starts_at) as "from", coalesce(ended_at, app_now()) as at, metres as driven_m from round where id = $1 and state = 'done'`,
    [roundId],
  );
}
