import type { Tx } from '../platform/database/tx.js';
import { localDate } from '../vocabulary/local-time.js';
import { compareText } from './core/prepared.js';
import { shortlist } from './core/shortlist.js';
import type { PriceRow } from './cycle-record.js';
import { factsOf, readLots, readTerritory, type Facts, type FoundLot, type Territory } from './matching.facts.js';
import type { KnownRecipient, RecipientDirectory } from './recipient-directory.js';
import { openingDays, readLoads } from './recipients.facts.js';

/** A cycle that takes this long is worth not waiting for. */
const LONG_CYCLE_S = 5;

/**
 * The lot's open parcels, where it is in a hurry: its time ends before the policy would have it wait, or it opened while a
 * cycle runs that will take long and does not know it. Parcels that somebody is changing are left to them.
 */
const IN_A_HURRY = `
  select p.id
    from parcel p join lot l on l.id = p.lot_id left join cycle_lease c on c.territory_id = p.territory_id
   where p.lot_id = $1 and p.state = 'open' and p.packages > 0 and p.considered_at is null
     and least(l.pickup_to, coalesce(l.deadline, 'infinity')) > app_now()
     and (least(l.pickup_to, coalesce(l.deadline, 'infinity')) <= app_now() + make_interval(mins => coalesce(
            (select (body->'cycle'->>'urgentMinutes')::int from policy where territory_id = p.territory_id and valid_from <= app_now() order by version desc limit 1), 30))
       or (c.holder is not null and c.until > clock_timestamp() and c.last_s >= ${LONG_CYCLE_S} and p.changed_at > c.taken_at))
   order by p.id for update of p skip locked`;

/** Whether the lot cannot wait for the next cycle. If so its parcels are locked from here on. */
export async function holdHurried(tx: Tx, lotId: string): Promise<boolean> {
  return (await tx.prepared(IN_A_HURRY, [lotId])).length > 0;
}

/** The prices of the last cycle by recipient, kept in memory until another cycle leaves others. */
export class PriceBook {
  private readonly known = new Map<string, { cycleId: string; prices: ReadonlyMap<string, PriceRow> }>();

  /** Empty before the first cycle. */
  async read(tx: Tx): Promise<ReadonlyMap<string, PriceRow>> {
    const [last] = await tx.prepared<{ cycleId: string }>('select cycle_id as "cycleId" from price_list where territory_id = $1', [
      tx.territoryId,
    ]);
    if (!last) return new Map();
    const known = this.known.get(tx.territoryId);
    if (known?.cycleId === last.cycleId) return known.prices;
    const row = await tx.first<{ cycleId: string; prices: PriceRow[] }>(
      'select cycle_id as "cycleId", prices from price_list where territory_id = $1',
      [tx.territoryId],
    );
    const prices = new Map(row!.prices.map((price) => [price.recipient, price]));
    this.known.set(tx.territoryId, { cycleId: row!.cycleId, prices });
    return prices;
  }
}

/** A lot and whom it may be offered to, before anything is read of what they hold. */
export interface Single {
  readonly territory: Territory;
  readonly found: FoundLot;
  /** The most promising first. */
  readonly near: readonly (KnownRecipient & { readonly price: PriceRow | undefined })[];
}

/** The lot and the recipients that fetch from as far as it is. */
export async function readSingle(
  tx: Tx,
  lotId: string,
  directory: RecipientDirectory,
  prices: ReadonlyMap<string, PriceRow>,
): Promise<Single | null> {
  const territory = await readTerritory(tx);
  const [found] = await readLots(tx, lotId);
  if (!territory || !found) return null;
  const { now, timeZone, policy } = territory;
  const days = openingDays(now, timeZone, found.row.pickupTo.getTime());
  const everyone = (await directory.read(tx, { today: localDate(now.getTime(), timeZone), timeZone })).on(days);
  const near = shortlist(
    found.lot,
    everyone.map((known) => ({ ...known, price: prices.get(known.fact.id) })),
    { policy, travel: policy.travel },
  );
  return { territory, found, near };
}

/** The problem of that lot and the first `most` of them, with the room they have now and what the last cycle knew of them beside. */
export async function singleFacts(tx: Tx, { territory, found, near }: Single, most: number): Promise<Facts> {
  const asked = near.slice(0, most).sort((a, b) => compareText(a.fact.id, b.fact.id));
  const loads = await readLoads(tx, asked);
  return factsOf(
    territory,
    [found],
    loads.map((load, n) => ({ ...load, recipient: { ...load.recipient, ...asked[n]!.price?.facts } })),
  );
}
