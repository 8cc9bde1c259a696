import type { Tx } from '../platform/database/tx.js';
import { localDate } from '../vocabulary/local-time.js';
import type { Lot, Recipient } from './core/problem.js';
import type { Placement, Proposal } from './core/proposal.js';
import { stillStanding, type Fallen } from './core/still-stands.js';
import type { Facts } from './matching.facts.js';
import type { RecipientDirectory } from './recipient-directory.js';
import { openingDays, readLoads, type LoadedRecipient } from './recipients.facts.js';

/** Left alone: parcels that somebody is changing just now. Waiting for them could only find them changed. */
const UNCHANGED = `
  select p.id from parcel p join jsonb_to_recordset($1::jsonb) as x(id uuid, version int, placed boolean) on p.id = x.id and p.version = x.version
   where p.state = 'open' and (x.placed or p.considered_at is null or p.considered_at <= app_now() - interval '5 minutes')
   order by p.id for update of p skip locked`;

/** What is still as the cycle saw it, and locked from here on. */
export interface Unchanged {
  lots: ReadonlySet<string>;
  parcels: ReadonlySet<string>;
}

/**
 * The lots whose parcels are open at the version the cycle saw: those it places, and of those it leaves over the ones that no
 * cycle has looked at for some minutes. Withdrawn, taken, split or changed ones are not among them.
 */
export async function holdUnchanged(tx: Tx, facts: Facts, { placements, unplaced }: Proposal): Promise<Unchanged> {
  const placed = new Set(placements.map(({ lot }) => lot));
  const lots = [...new Set([...placed, ...unplaced.map(({ lot }) => lot)])];
  const seen = lots.flatMap((lot) => facts.parcels.get(lot)!.map((parcel) => ({ ...parcel, placed: placed.has(lot) })));
  const rows = await tx.query<{ id: string }>(UNCHANGED, [JSON.stringify(seen)]);
  const parcels = new Set(rows.map(({ id }) => id));
  const held = (lot: string): boolean =>
    placed.has(lot)
      ? facts.parcels.get(lot)!.every(({ id }) => parcels.has(id))
      : facts.parcels.get(lot)!.some(({ id }) => parcels.has(id));
  return { parcels, lots: new Set(lots.filter(held)) };
}

/**
 * The placements that no longer stand: lots that changed, and what recipients that changed since can no longer take.
 * Where neither a recipient nor its loads nor what it is brought has changed, there is nothing to look at again.
 */
export async function stalePlacements(
  tx: Tx,
  facts: Facts,
  placements: readonly Placement[],
  { lots: unchanged }: Unchanged,
  directory: RecipientDirectory,
): Promise<Fallen[]> {
  if (placements.length === 0) return [];
  const { problem } = facts;
  const now = await tx.now();
  const placed = new Set(placements.map(({ recipient }) => recipient));
  const fresh = await readNow(tx, facts, now, placed, directory);
  const before = new Map(problem.recipients.map((recipient) => [recipient.id, recipient]));
  const loads = new Map<string, Facts['problem']['fixed'][number][]>();
  for (const load of problem.fixed) loads.set(load.recipient, [...(loads.get(load.recipient) ?? []), load]);
  const over = new Set(problem.lots.filter((lot) => endOf(lot) <= now.getTime()).map(({ id }) => id));
  const suspect = new Set(placements.filter(({ lot }) => !unchanged.has(lot) || over.has(lot)).map(({ recipient }) => recipient));
  for (const id of placed) {
    const found = fresh.get(id);
    const same = found && alike(found.recipient, before.get(id)!) && JSON.stringify(found.fixed) === JSON.stringify(loads.get(id) ?? []);
    if (!same) suspect.add(id);
  }
  if (suspect.size === 0) return [];
  const asked = placements.filter(({ recipient }) => suspect.has(recipient));
  const lots = new Set(asked.map(({ lot }) => lot).filter((lot) => unchanged.has(lot)));
  const again = [...suspect].flatMap((id) => fresh.get(id) ?? []);
  return stillStanding(
    {
      ...problem,
      now: now.toISOString(),
      lots: problem.lots.filter(({ id }) => lots.has(id)),
      recipients: again.map(({ recipient }) => recipient),
      fixed: again.flatMap(({ fixed }) => fixed),
    },
    asked,
  ).fallen;
}

async function readNow(
  tx: Tx,
  { problem, siteIds }: Facts,
  now: Date,
  placed: ReadonlySet<string>,
  directory: RecipientDirectory,
): Promise<Map<string, LoadedRecipient>> {
  const { timeZone, lots } = problem;
  const lastPickup = lots.reduce((latest, { pickup }) => Math.max(latest, Date.parse(pickup.to)), 0);
  const today = localDate(now.getTime(), timeZone);
  const known = (await directory.read(tx, { today, timeZone })).on(openingDays(now, timeZone, lastPickup));
  const found = await readLoads(
    tx,
    known.filter(({ siteId, fact }) => placed.has(fact.id) && siteIds.get(fact.id) === siteId),
  );
  return new Map(found.map((one) => [one.recipient.id, one]));
}

/** What it is entitled to, what it has received and how it answers forbid nothing. */
function alike(now: Recipient, before: Recipient): boolean {
  const bare = ({ entitlement: _e, received_g: _r, receivedByCold_g: _c, acceptance: _a, preAccepts: _p, ...rules }: Recipient): string =>
    JSON.stringify(rules);
  return bare(now) === bare(before);
}

const endOf = ({ pickup, deadline }: Lot): number => Math.min(Date.parse(pickup.to), deadline === null ? Infinity : Date.parse(deadline));
