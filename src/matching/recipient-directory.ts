import { Injectable } from '@nestjs/common';
import type { RecipientKind } from '../vocabulary/food.js';
import { instantOf, isoWeekday } from '../vocabulary/local-time.js';
import type { Tx } from '../platform/database/tx.js';
import type { IsoWindow, Recipient } from './core/problem.js';

interface SiteRow {
  siteId: string;
  code: string;
  role: RecipientKind;
  lon: number;
  lat: number;
  accepts: string[] | null;
  refusesAllergens: string[];
  minDelivery_g: number;
  maxDistance_m: number | null;
  shortDlc: boolean;
  cooks: boolean;
  publicBody: boolean;
  habilitationFrom: string | null;
  habilitationTo: string | null;
  entitlement: number;
  conventions: string[] | null;
  storage: Record<string, number> | null;
  windows: { purpose: string; weekday: number; opens: string; closes: string }[] | null;
  closures: { from: string; to: string }[] | null;
}

/** One look-up by index for each fact of each recipient: as quick on a database without statistics as on an old one. */
const SITES = `
  select s.id as "siteId", s.code, s.role, s.lon, s.lat, s.accepts, s.refuses_allergens as "refusesAllergens", s.min_delivery_g::float8 as "minDelivery_g", s.max_distance_m as "maxDistance_m",
         s.short_dlc as "shortDlc", s.cooks, o.public_body as "publicBody", to_char(o.habilitation_from, 'YYYY-MM-DD') as "habilitationFrom", to_char(o.habilitation_to, 'YYYY-MM-DD') as "habilitationTo",
         o.entitlement::float8 as entitlement,
         (select array_agg(distinct coalesce(d.code, '*')) from convention c left join organisation d on d.id = c.donor_id
           where c.association_id = o.id and $2::date between c.from_date and c.to_date) as conventions,
         (select jsonb_object_agg(t.cold, t.capacity_g) from storage t where t.site_id = s.id) as storage,
         (select jsonb_agg(jsonb_build_object('purpose', w.purpose, 'weekday', w.weekday, 'opens', to_char(w.opens, 'HH24:MI'), 'closes', to_char(w.closes, 'HH24:MI')) order by w.weekday, w.opens)
            from opening_window w where w.site_id = s.id and w.purpose in ('receiving', 'distribution')) as windows,
         (select jsonb_agg(jsonb_build_object('from', c.from_date, 'to', c.to_date)) from closure c where c.site_id = s.id and c.to_date >= $2::date) as closures
    from site s join organisation o on o.id = s.organisation_id
   where s.territory_id = $1 and s.role <> 'donor' and s.active
   order by s.code`;

const VERSION = 'select version::float8 as version from recipient_facts where territory_id = $1';

/** A recipient as it stands in the directory: all but what it holds and has received. `storage` is what it can hold at most, by class. */
export interface KnownRecipient {
  readonly siteId: string;
  readonly storage: Readonly<Record<string, number>> | null;
  readonly fact: Recipient;
}

/** The recipients of a territory at one version, with the opening times of any run of days asked for. */
export class Directory {
  private readonly byDays = new Map<string, readonly KnownRecipient[]>();

  constructor(
    readonly version: number,
    readonly today: string,
    private readonly rows: readonly SiteRow[],
    private readonly timeZone: string,
  ) {}

  /** Every active recipient, in the order of their codes, open as they are on these days. */
  on(days: readonly string[]): readonly KnownRecipient[] {
    const key = days.join();
    let known = this.byDays.get(key);
    if (!known) {
      const clock = openingClock(this.timeZone);
      known = this.rows.map((row) => ({ siteId: row.siteId, storage: row.storage, fact: recipientFact(row, days, clock) }));
      this.byDays.clear();
      this.byDays.set(key, known);
    }
    return known;
  }
}

/**
 * What is slow to read about recipients and seldom changes, kept in memory. The database counts every change of it in
 * `recipient_facts`, whoever makes it, and each transaction compares: nothing is ever decided on an older version.
 */
@Injectable()
export class RecipientDirectory {
  private readonly known = new Map<string, Directory>();

  /** The recipients as this transaction sees them. `today` is the local day, on which conventions and closures depend. */
  async read(tx: Tx, { today, timeZone }: { today: string; timeZone: string }): Promise<Directory> {
    // The version first: rows read after it are at least as new, and a newer version only makes the next one look again.
    const [row] = await tx.prepared<{ version: number }>(VERSION, [tx.territoryId]);
    const version = row?.version ?? 0;
    const known = this.known.get(tx.territoryId);
    if (known && known.version === version && known.today === today) return known;
    const fresh = new Directory(version, today, await tx.query<SiteRow>(SITES, [tx.territoryId, today]), timeZone);
    this.known.set(tx.territoryId, fresh);
    return fresh;
  }
}

type Clock = (day: string, time: string) => string;

/** Local time to instant, remembered: a few hundred recipients share a few dozen times. */
function openingClock(timeZone: string): Clock {
  const known = new Map<string, string>();
  return (day, time) => {
    const key = `${day} ${time}`;
    let instant = known.get(key);
    if (!instant) known.set(key, (instant = new Date(instantOf(day, time, timeZone)).toISOString()));
    return instant;
  };
}

function recipientFact(row: SiteRow, days: readonly string[], clock: Clock): Recipient {
  const open = times(row, days, 'receiving', clock);
  const distributions = times(row, days, 'distribution', clock);
  const certain = row.publicBody
    ? { from: '2000-01-01', to: '2100-12-31' }
    : row.habilitationFrom && row.habilitationTo
      ? { from: row.habilitationFrom, to: row.habilitationTo }
      : undefined;
  return {
    id: row.code,
    kind: row.role,
    point: [row.lon, row.lat],
    ...(row.accepts ? { accepts: row.accepts } : {}),
    ...(row.refusesAllergens.length > 0 ? { refusesAllergens: row.refusesAllergens } : {}),
    ...(row.minDelivery_g > 0 ? { minDelivery_g: row.minDelivery_g } : {}),
    ...(row.maxDistance_m ? { maxDistance_m: row.maxDistance_m } : {}),
    shortDlc: row.shortDlc,
    cooks: row.cooks,
    ...(certain ? { habilitation: certain } : {}),
    ...(row.conventions ? { conventions: row.conventions } : {}),
    ...(open ? { open } : {}),
    ...(distributions ? { distributions: distributions.map((window) => window.from) } : {}),
    entitlement: row.entitlement,
  };
}

/** The weekly windows of one purpose on these days, less the closures; undefined where the site has none (no limit). */
function times(row: SiteRow, days: readonly string[], purpose: string, clock: Clock): IsoWindow[] | undefined {
  const weekly = (row.windows ?? []).filter((window) => window.purpose === purpose);
  if (weekly.length === 0) return undefined;
  return days
    .filter((day) => !(row.closures ?? []).some((closure) => closure.from <= day && day <= closure.to))
    .flatMap((day) =>
      weekly
        .filter((window) => window.weekday === isoWeekday(day))
        .map((window) => ({ from: clock(day, window.opens), to: clock(day, window.closes) })),
    );
}
