import { Injectable } from '@nestjs/common';
import { reachOf } from '../auth/permissions.js';
import type { Tx } from '../platform/database/tx.js';
import type { DonorKind } from '../vocabulary/food.js';
import { admit, type Admission } from './core/admission.js';
import type { BulkLot } from './core/bulk-lot.js';
import { lotsImported } from './lot.events.js';
import { lineOf, LotStaging, type KnownRow } from './lot-staging.js';

export type { BulkLot } from './core/bulk-lot.js';

/** Why one lot of many cannot be declared: its site is unknown, its reference stands twice, or the rules of law that it breaks. */
export type BulkRefusal = 'unknown-site' | 'reference-twice' | Admission['findings'];

interface DonorSite {
  id: string;
  code: string;
  donorKind: DonorKind | null;
  hasConvention: boolean;
}

/** Declares many lots at once: the same rules as one by one, and a handful of statements instead of one a lot. */
@Injectable()
export class LotBulkService {
  /** Begins in the caller's transaction; only sites within the actor's reach can be named. A dry run (`keeps` false) writes nothing. */
  async begin(tx: Tx, keeps: boolean): Promise<BulkDeclaration> {
    const own = reachOf(tx.actor, 'lots:import') === 'own';
    const sites = await tx.query<DonorSite>(
      `select s.id, s.code, s.donor_kind as "donorKind",
              exists (select from convention c where (c.donor_id = s.organisation_id or c.donor_id is null)
                and (app_now() at time zone t.time_zone)::date between c.from_date and c.to_date) as "hasConvention"
         from site s join territory t on t.id = s.territory_id
        where s.active and s.role in ('donor', 'hub') and ($1::boolean is false or s.organisation_id = $2)`,
      [own, tx.actor.organisationId],
    );
    const place = await tx.first<{ timeZone: string }>('select time_zone as "timeZone" from territory where id = $1', [tx.territoryId]);
    const staging = await LotStaging.open(tx);
    return new BulkDeclaration(tx, staging, sites, { now_ms: (await tx.now()).getTime(), timeZone: place!.timeZone }, keeps);
  }
}

/** What came of many lots besides those refused one by one. */
export interface BulkOutcome {
  declared: number;
  /** Already declared, with the same content. */
  unchanged: number;
  /** The donor's own reference is that of a lot with other content. */
  differing: KnownRow[];
}

/** Written in chunks of this many: memory stays the same however long the file. */
const CHUNK = 4000;

/**
 * Many lots on their way into one transaction. While one chunk is being written the next can be read; a problem anywhere takes
 * back what was written, since it is all or nothing.
 */
export class BulkDeclaration {
  private readonly sites: Map<string, DonorSite>;
  /** A reference may stand once in a file. Some ten megabytes for the longest file allowed. */
  private readonly references = new Set<string>();
  private lines: string[] = [];
  private count = 0;
  private writing: Promise<void> = Promise.resolve();
  private readonly outcome: BulkOutcome = { declared: 0, unchanged: 0, differing: [] };

  constructor(
    private readonly tx: Tx,
    private readonly staging: LotStaging,
    sites: readonly DonorSite[],
    private readonly moment: { now_ms: number; timeZone: string },
    /** False once it is known that nothing will be kept. */
    private keeps: boolean,
  ) {
    this.sites = new Map(sites.flatMap((site) => [[site.code, site] as const, [site.id, site] as const]));
  }

  /** Holds one lot against the law and sends it on its way; answers why not where it cannot be declared. */
  async add(lot: BulkLot): Promise<BulkRefusal | null> {
    const site = this.sites.get(lot.site);
    if (!site) return 'unknown-site';
    if (lot.externalRef !== null) {
      const reference = `${site.id} ${lot.externalRef}`;
      if (this.references.has(reference)) return 'reference-twice';
      this.references.add(reference);
    }
    const { verdict, findings, deadline_ms } = admit(lot, {
      donorKind: site.donorKind ?? 'hub',
      hasConvention: site.hasConvention,
      ...this.moment,
    });
    if (verdict === 'refused') return findings.filter(({ rule }) => rule.level === 'BLOCK');
    const held = verdict === 'held' ? (findings.find(({ rule }) => rule.level === 'HOLD')?.rule.id ?? 'held') : null;
    const warnings = findings.map(({ rule, facts }) => ({ rule: rule.id, facts }));
    this.lines.push(lineOf(++this.count, { ...lot, siteId: site.id, deadline_ms, held, warnings }));
    if (this.lines.length >= CHUNK) await this.send();
    return null;
  }

  /** Nothing of this file will be kept: from here on lots are only looked at. */
  giveUp(): void {
    this.keeps = false;
  }

  /** Waits for the chunk before, then lets this one be written while the caller reads on. */
  private async send(): Promise<void> {
    await this.writing;
    const lines = this.lines;
    this.lines = [];
    this.writing = this.write(lines);
    // Its failure is thrown where it is next waited for; until then it must not count as unhandled.
    this.writing.catch(() => undefined);
  }

  private async write(lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return;
    await this.staging.lay(lines);
    const { unchanged, differing } = await this.staging.sift();
    this.outcome.unchanged += unchanged;
    this.outcome.differing.push(...differing);
    if (differing.length > 0) this.keeps = false;
    if (this.keeps) await this.staging.declare();
    this.outcome.declared += lines.length - unchanged - differing.length;
  }

  /**
   * Writes what is left and says so with one event. Where a problem was found (`giveUp`, or a lot known with other content)
   * everything is taken back, and `declared` is what would have been.
   */
  async finish(importId: string): Promise<BulkOutcome> {
    await this.send();
    await this.writing;
    if (!this.keeps) await this.staging.takeBack();
    else if (this.outcome.declared > 0) this.tx.emit(lotsImported, { importId, lots: this.outcome.declared });
    return this.outcome;
  }
}
