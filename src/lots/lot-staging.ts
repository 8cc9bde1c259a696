import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Tx } from '../platform/database/tx.js';
import type { BulkLot } from './lot-bulk.service.js';

/** A lot that passed the rules, as it is laid aside. */
export interface StagedLot extends BulkLot {
  siteId: string;
  deadline_ms: number | null;
  /** The rule that holds it, or null where it is open at once. */
  held: string | null;
  warnings: { rule: string; facts: object }[];
}

const COLUMNS =
  'n, row, donor_site_id, external_ref, label, category, animal_origin, prepacked, cold, date_kind, date, date_precision, produced_on, deadline, package_g, packages, allergens, needs_sorting, gtin, batch, note, pickup_from, pickup_to, warnings, held';
/** Laid aside in this many rows a message, written in this many a statement: memory stays the same however long the file. */
const MESSAGE = 2000;
const STATEMENT = 10_000;

const KNOWN = 'staged_lot s join lot l on l.donor_site_id = s.donor_site_id and l.external_ref = s.external_ref';
const SAME = `(l.label, l.category, l.animal_origin, l.prepacked, l.cold, l.date_kind, l.package_g, l.packages, l.pickup_from, l.pickup_to, l.needs_sorting, l.date, l.allergens)
  is not distinct from (s.label, s.category, s.animal_origin, s.prepacked, s.cold, s.date_kind, s.package_g, s.packages, s.pickup_from, s.pickup_to, s.needs_sorting, s.date, s.allergens)`;

/** A temporary table of this transaction in which lots wait until all of them are known to be right. */
export class LotStaging {
  private lines: string[] = [];
  private count = 0;

  private constructor(private readonly tx: Tx) {}

  static async open(tx: Tx): Promise<LotStaging> {
    await tx.query(`create temporary table if not exists staged_lot (
      n int not null, row int not null, lot_id uuid not null default uuidv7(), parcel_id uuid not null default uuidv7(), donor_site_id uuid not null, external_ref text, label text not null,
      category text not null, animal_origin boolean not null, prepacked boolean not null, cold text not null, date_kind text not null, date date, date_precision text, produced_on date,
      deadline timestamptz, package_g bigint not null, packages int not null, allergens text[], needs_sorting boolean not null, gtin text, batch text, note text,
      pickup_from timestamptz not null, pickup_to timestamptz not null, warnings jsonb not null, held text) on commit delete rows`);
    return new LotStaging(tx);
  }

  /** Lays one lot aside. */
  async add(lot: StagedLot): Promise<void> {
    this.lines.push(lineOf(++this.count, lot));
    if (this.lines.length >= MESSAGE) await this.flush();
  }

  private async flush(): Promise<void> {
    if (this.lines.length === 0) return;
    const client = this.tx.connection();
    const text = this.lines.join('');
    this.lines = [];
    await pipeline(Readable.from([text]), client.query(copyFrom(`copy staged_lot (${COLUMNS}) from stdin`)));
  }

  /** Finds references given twice and lots already declared; takes those that are the same out. */
  async settle(): Promise<{ unchanged: number; twice: Found[]; differing: Found[] }> {
    await this.flush();
    await this.tx.query('analyze staged_lot');
    const twice = await this.tx.query<Found>(
      `select row, "externalRef" from (
         select row, external_ref as "externalRef", row_number() over (partition by donor_site_id, external_ref order by n) as place from staged_lot where external_ref is not null) r
        where place > 1 order by row limit 1000`,
    );
    const differing = await this.tx.query<Found>(
      `select s.row, s.external_ref as "externalRef" from ${KNOWN} where not ${SAME} order by s.row limit 1000`,
    );
    const same = await this.tx.first<{ count: number }>(`select count(*)::int as count from ${KNOWN} where ${SAME}`);
    await this.tx.query('delete from staged_lot s using lot l where l.donor_site_id = s.donor_site_id and l.external_ref = s.external_ref');
    return { unchanged: same!.count, twice, differing };
  }

  /** Declares all that is left; answers how many. */
  async write(territoryId: string): Promise<number> {
    let written = 0;
    for (let from = 0; from < this.count; from += STATEMENT) {
      const parameters = [territoryId, from, from + STATEMENT];
      const lots = await this.tx.query(
        `insert into lot (id, territory_id, external_ref, donor_site_id, label, category, animal_origin, prepacked, cold, date_kind, date, date_precision, produced_on, deadline, package_g, packages,
                          allergens, needs_sorting, gtin, batch, note, pickup_from, pickup_to, warnings)
         select lot_id, $1, external_ref, donor_site_id, label, category, animal_origin, prepacked, cold, date_kind, date, date_precision, produced_on, deadline, package_g, packages,
                allergens, needs_sorting, gtin, batch, note, pickup_from, pickup_to, warnings
           from staged_lot where n > $2 and n <= $3 order by n returning 1`,
        parameters,
      );
      await this.tx.query(
        `insert into parcel (id, territory_id, lot_id, packages, grams, state, reason_code)
         select parcel_id, $1, lot_id, packages, package_g * packages, case when held is null then 'open' else 'declared' end, held from staged_lot where n > $2 and n <= $3 order by n`,
        parameters,
      );
      await this.tx.query(
        `insert into movement (territory_id, lot_id, parcel_id, from_bucket, to_bucket, grams, cause)
         select $1, lot_id, parcel_id, flow.a, flow.b, package_g * packages, 'declared'
           from staged_lot, (values (1, 'origin', 'declared'), (2, 'declared', 'open')) as flow(step, a, b)
          where n > $2 and n <= $3 and (flow.b = 'declared' or held is null) order by n, flow.step`,
        parameters,
      );
      written += lots.length;
    }
    return written;
  }
}

interface Found {
  row: number;
  externalRef: string;
}

/** One line of COPY's text format: a tab between fields, \N for null, and its own signs escaped. */
function lineOf(n: number, lot: StagedLot): string {
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
