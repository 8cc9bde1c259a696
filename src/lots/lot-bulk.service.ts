import { Injectable } from '@nestjs/common';
import { reachOf } from '../auth/permissions.js';
import type { Tx } from '../platform/database/tx.js';
import type { DonorKind } from '../vocabulary/food.js';
import { admit, type Admission } from './core/admission.js';
import type { Declaration } from './core/declaration.js';
import { lotsImported } from './lot.events.js';
import { LotStaging } from './lot-staging.js';

/** One lot of many, already read and checked field by field. */
export interface BulkLot extends Declaration {
  /** Where it stands in the file. */
  row: number;
  /** Code or id of the donor site. */
  site: string;
  externalRef: string | null;
  label: string;
  package_g: number;
  packages: number;
  needsSorting: boolean;
  gtin: string | null;
  batch: string | null;
  note: string | null;
}

/** Why one lot of many cannot be declared: its site is unknown, or the rules of law that it breaks. */
export type BulkRefusal = 'unknown-site' | Admission['findings'];

interface DonorSite {
  id: string;
  code: string;
  donorKind: DonorKind | null;
  hasConvention: boolean;
}

/** Declares many lots at once: the same rules as one by one, and a handful of statements instead of one a lot. */
@Injectable()
export class LotBulkService {
  /** Begins in the caller's transaction; only sites within the actor's reach can be named. */
  async begin(tx: Tx): Promise<BulkDeclaration> {
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
    return new BulkDeclaration(tx, staging, sites, { now_ms: (await tx.now()).getTime(), timeZone: place!.timeZone });
  }
}

/** Many lots on their way into one transaction. */
export class BulkDeclaration {
  private readonly sites: Map<string, DonorSite>;

  constructor(
    private readonly tx: Tx,
    private readonly staging: LotStaging,
    sites: readonly DonorSite[],
    private readonly moment: { now_ms: number; timeZone: string },
  ) {
    this.sites = new Map(sites.flatMap((site) => [[site.code, site] as const, [site.id, site] as const]));
  }

  /** Holds one lot against the law and lays it aside; answers why not where it cannot be declared. */
  async add(lot: BulkLot): Promise<BulkRefusal | null> {
    const site = this.sites.get(lot.site);
    if (!site) return 'unknown-site';
    const { verdict, findings, deadline_ms } = admit(lot, {
      donorKind: site.donorKind ?? 'hub',
      hasConvention: site.hasConvention,
      ...this.moment,
    });
    if (verdict === 'refused') return findings.filter(({ rule }) => rule.level === 'BLOCK');
    await this.staging.add({
      ...lot,
      siteId: site.id,
      deadline_ms,
      held: verdict === 'held' ? (findings.find(({ rule }) => rule.level === 'HOLD')?.rule.id ?? 'held') : null,
      warnings: findings.map(({ rule, facts }) => ({ rule: rule.id, facts })),
    });
    return null;
  }

  /**
   * What only shows when all are together: the donor's own reference twice in the file, or already declared with other
   * content. Those already declared with the same content are taken out and counted.
   */
  async settle(): Promise<{
    unchanged: number;
    twice: { row: number; externalRef: string }[];
    differing: { row: number; externalRef: string }[];
  }> {
    return this.staging.settle();
  }

  /** Writes lots, parcels and ledger rows of all that were laid aside and says so with one event. */
  async write(importId: string): Promise<number> {
    const lots = await this.staging.write(this.tx.territoryId);
    if (lots > 0) this.tx.emit(lotsImported, { importId, lots });
    return lots;
  }
}
