import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Tx } from '../platform/database/tx.js';
import type { BulkLot } from './core/bulk-lot.js';

/** A lot that passed the rules, on its way into the database. */
export interface StagedLot extends BulkLot {
  siteId: string;
  deadline_ms: number | null;
  /** The rule that holds it, or null where it is open at once. */
  held: string | null;
  warnings: { rule: string; facts: object }[];
}

/** A row whose reference is already a lot's, of this file or of before. */
export interface KnownRow {
  row: number;
  externalRef: string;
}

const COLUMNS =
  'n, row, donor_site_id, external_ref, label, category, animal_origin, prepacked, cold, date_kind, date, date_precision, produced_on, deadline, package_g, packages, allergens, needs_sorting, gtin, batch, note, pickup_from, pickup_to, warnings, held';
const LOT =
  'external_ref, donor_site_id, label, category, animal_origin, prepacked, cold, date_kind, date, date_precision, produced_on, deadline, package_g, packages, allergens, needs_sorting, gtin, batch, note, pickup_from, pickup_to, warnings';

const KNOWN = 'staged_lot s join lot l on l.donor_site_id = s.donor_site_id and l.external_ref = s.external_ref';
const SAME = `(l.label, l.category, l.animal_origin, l.prepacked, l.cold, l.date_kind, l.package_g, l.packages, l.pickup_from, l.pickup_to, l.needs_sorting, l.date, l.allergens)
  is not distinct from (s.label, s.category, s.animal_origin, s.prepacked, s.cold, s.date_kind, s.package_g, s.packages, s.pickup_from, s.pickup_to, s.needs_sorting, s.date, s.allergens)`;

/**
 * A temporary table of the connection through which one chunk of lots after the other goes into the real ones. COPY, by far
 * the fastest way in, is not allowed on tables with row-level security, so it fills this one.
 */
export class LotStaging {
  private constructor(private readonly tx: Tx) {}

  /** Ready for the first chunk; what is written from here on can be taken back with `takeBack`. */
  static async open(tx: Tx): Promise<LotStaging> {
    await tx.query(`create temporary table if not exists staged_lot (
      n int not null, row int not null, lot_id uuid not null default uuidv7(), parcel_id uuid not null default uuidv7(), donor_site_id uuid not null, external_ref text, label text not null,
      category text not null, animal_origin boolean not null, prepacked boolean not null, cold text not null, date_kind text not null, date date, date_precision text, produced_on date,
      deadline timestamptz, package_g bigint not null, packages int not null, allergens text[], needs_sorting boolean not null, gtin text, batch text, note text,
      pickup_from timestamptz not null, pickup_to timestamptz not null, warnings jsonb not null, held text) on commit delete rows`);
    await tx.query('savepoint before_lots');
    return new LotStaging(tx);
  }

  /** Lays a chunk aside, in place of the one before; the lines are COPY's, see `lineOf`. */
  async lay(lines: readonly string[]): Promise<void> {
    await this.tx.query('truncate staged_lot');
    await pipeline(Readable.from([lines.join('')]), this.tx.connection().query(copyFrom(`copy staged_lot (${COLUMNS}) from stdin`)));
  }

  /** Takes out of the chunk what was declared before: those that are the same are counted, the others named. */
  async sift(): Promise<{ unchanged: number; differing: KnownRow[] }> {
    const known = await this.tx.query<KnownRow & { same: boolean }>(
      `with gone as (delete from staged_lot s using lot l where l.donor_site_id = s.donor_site_id and l.external_ref = s.external_ref returning s.n)
       select s.row, s.external_ref as "externalRef", ${SAME} as same from ${KNOWN} order by s.row`,
    );
    return {
      unchanged: known.filter(({ same }) => same).length,
      differing: known.filter(({ same }) => !same).map(({ row, externalRef }) => ({ row, externalRef })),
    };
  }

  /** Declares the chunk: lots, parcels and ledger rows, as one by one would. */
  async declare(): Promise<void> {
    const parameters = [this.tx.territoryId];
    await this.tx.query(`insert into lot (id, territory_id, ${LOT}) select lot_id, $1, ${LOT} from staged_lot order by n`, parameters);
    await this.tx.query(
      `insert into parcel (id, territory_id, lot_id, packages, grams, state, reason_code)
       select parcel_id, $1, lot_id, packages, package_g * packages, case when held is null then 'open' else 'declared' end, held from staged_lot order by n`,
      parameters,
    );
    await this.tx.query(
      `insert into movement (territory_id, lot_id, parcel_id, from_bucket, to_bucket, grams, cause)
       select $1, lot_id, parcel_id, flow.a, flow.b, package_g * packages, 'declared'
         from staged_lot, (values (1, 'origin', 'declared'), (2, 'declared', 'open')) as flow(step, a, b)
        where flow.b = 'declared' or held is null order by n, flow.step`,
      parameters,
    );
  }

  /** Undoes everything that was declared. */
  async takeBack(): Promise<void> {
    await this.tx.query('rollback to savepoint before_lots');
  }
}

/** One line of COPY's text format: a tab between fields, \N for null, and its own signs escaped. */
export function lineOf(n: number, lot: StagedLot): string {
  const instant = (ms: number): string => new Date(ms).toISOString();
  const hasDate = lot.dateKind !== 'none';
  return `${[
    n, lot.row, lot.siteId, lot.externalRef, lot.label, lot.category, lot.animalOrigin, lot.prepacked, lot.cold, lot.dateKind, hasDate ? lot.date : null,
    hasDate ? (lot.datePrecision ?? 'day') : null, lot.producedOn, lot.deadline_ms === null ? null : instant(lot.deadline_ms), lot.package_g, lot.packages,
    lot.allergens && `{${lot.allergens.join(',')}}`, lot.needsSorting, lot.gtin, lot.batch, lot.note, instant(lot.pickupFrom_ms), instant(lot.pickupTo_ms),
    JSON.stringify(lot.warnings), lot.held,
  ].map(field).join('\t')}\n`; // prettier-ignore
}

const SIGNS: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const field = (value: unknown): string =>
  value === null ? '\\N' : typeof value === 'string' ? value.replaceAll(/[\\\t\n\r]/g, (sign) => SIGNS[sign]!) : String(value);
