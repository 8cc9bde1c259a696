import type { Tx } from '../../platform/database/tx.js';
import type { FailureReason } from './travel-source.js';

/** A service without usable answers, in this territory, as every process sees it. */
export interface Outage {
  readonly since: Date;
  readonly reason: FailureReason;
  /** Whether its time to be asked again has not come. */
  readonly waits: boolean;
}

/** From the first failure to the next question; doubled by each failure after that, up to the longest. */
const FIRST_WAIT_S = 60;
const LONGEST_WAIT_S = 900;

export const readOutage = (tx: Tx): Promise<Outage | undefined> =>
  tx.first<Outage>('select since, reason, ask_again_at > app_now() as waits from travel_outage where territory_id = $1', [tx.territoryId]);

/** Notes a failure; `since` stays that of the first of a row of failures. */
export async function noteFailure(tx: Tx, reason: FailureReason): Promise<Outage> {
  const noted = await tx.first<Outage>(
    `insert into travel_outage as o (territory_id, since, failures, ask_again_at, reason)
     values ($1, app_now(), 1, app_now() + make_interval(secs => $3), $2)
     on conflict (territory_id) do update set failures = o.failures + 1, reason = excluded.reason,
        ask_again_at = app_now() + make_interval(secs => least($4, $3 * power(2, least(o.failures, 20))))
     returning since, reason, true as waits`,
    [tx.territoryId, reason, FIRST_WAIT_S, LONGEST_WAIT_S],
  );
  return noted!;
}

export const noteAnswer = (tx: Tx): Promise<unknown> => tx.query('delete from travel_outage where territory_id = $1', [tx.territoryId]);
