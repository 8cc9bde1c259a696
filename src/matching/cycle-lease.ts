import type { Tx } from '../platform/database/tx.js';

/**
 * Whether a territory needs a cycle: food is open that no cycle has looked at since it opened, or that has been waiting for
 * a quarter of an hour while windows opened and closed; or one was asked for while another ran.
 */
const NEEDED = `(exists (
  select from parcel where state = 'open' and packages > 0 and (considered_at is null or considered_at <= app_now() - interval '15 minutes'))
  or exists (select from cycle_lease where again))`;

/** The same for the sweep, which has nothing to ask for while a cycle runs: its holder looks again when it ends. */
export const CYCLE_DUE = `${NEEDED} and not exists (select from cycle_lease where holder is not null and until > clock_timestamp())`;

/** A holder that stops renewing (killed, cut off) keeps others out for at most this long. */
const LEASE = `interval '15 seconds'`;
export const RENEW_EVERY_MS = 5_000;

/**
 * Claims the territory for one cycle. Waits for nobody: where another cycle runs, a forced one leaves word that it is
 * wanted, and any other needs no word, since the holder looks again at what is due.
 *
 * @returns whether the territory is the holder's now.
 */
export async function claimTerritory(tx: Tx, holder: string, { force }: { force: boolean }): Promise<boolean> {
  await tx.query('insert into cycle_lease (territory_id) values ($1) on conflict do nothing', [tx.territoryId]);
  const lease = await tx.first<{ busy: boolean; needed: boolean }>(
    `select coalesce(holder is not null and until > clock_timestamp(), false) as busy, ${NEEDED} as needed from cycle_lease where territory_id = $1 for update`,
    [tx.territoryId],
  );
  if (lease!.busy) {
    if (force) await tx.query('update cycle_lease set again = true where territory_id = $1', [tx.territoryId]);
    return false;
  }
  if (!force && !lease!.needed) return false;
  await tx.query(
    `update cycle_lease set holder = $2, until = clock_timestamp() + ${LEASE}, taken_at = app_now(), again = false where territory_id = $1`,
    [tx.territoryId, holder],
  );
  return true;
}

/** Says that the holder is alive. Changes nothing once another has taken over. */
export async function renewLease(tx: Tx, holder: string): Promise<void> {
  await tx.query(`update cycle_lease set until = clock_timestamp() + ${LEASE} where territory_id = $1 and holder = $2`, [
    tx.territoryId,
    holder,
  ]);
}

/**
 * Gives the territory back and, in the same transaction, lets the holder act: until it ends nobody can claim.
 *
 * @param seconds how long the cycle took, where it came to an end.
 * @returns false when another has taken over meanwhile: then the holder's decision is too old to act on.
 */
export async function releaseTerritory(tx: Tx, holder: string, seconds: number | null = null): Promise<boolean> {
  const released = await tx.first(
    'update cycle_lease set holder = null, until = null, last_s = coalesce($3, last_s) where territory_id = $1 and holder = $2 returning territory_id',
    [tx.territoryId, holder, seconds],
  );
  return released !== undefined;
}

/**
 * Only one transaction at a time makes offers in a territory: each counts the room that the one before has promised, and
 * gives its cycle the next number.
 */
export async function lockOffers(tx: Tx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('offers'), hashtext($1))`, [tx.territoryId]);
}
