import { Injectable } from '@nestjs/common';
import { notAllowed } from '../auth/auth.errors.js';
import { reachOf, type Action, type Reach } from '../auth/permissions.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/http/http.errors.js';

/** What other rooms may know of a site. Masses and places only where they need them: ask their own queries. */
export interface SiteRow {
  id: string;
  organisationId: string;
  name: string;
  role: 'donor' | 'association' | 'hub' | 'feed' | 'compost';
  donorKind: string | null;
  lon: number;
  lat: number;
  active: boolean;
  version: number;
}

/** An organisation id nothing has: what an actor without an organisation owns. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** How far the actor of a transaction may take an action, down to the row: what is out of reach is not found, never forbidden. */
@Injectable()
export class ReachService {
  /**
   * The organisation an action is limited to, or null where it reaches the whole territory: for the WHERE of a list.
   *
   * @throws notAllowed where the actor may not do it at all.
   */
  limit(tx: Tx, action: Action): string | null {
    return this.reach(tx, action) === 'any' ? null : (tx.actor.organisationId ?? NOBODY);
  }

  /** @throws notFound where the organisation is out of reach (whether it exists is not told). */
  organisation(tx: Tx, organisationId: string, action: Action): void {
    const limit = this.limit(tx, action);
    if (limit !== null && limit !== organisationId) throw notFound({ organisationId });
  }

  /** @throws notFound where there is no such site or it is out of reach. */
  async site(tx: Tx, siteId: string, action: Action): Promise<SiteRow> {
    const site = await tx.first<SiteRow>(
      `select id, organisation_id as "organisationId", name, role, donor_kind as "donorKind", lon, lat, active, version
         from site where id = $1 and ($2::uuid is null or organisation_id = $2)`,
      [siteId, this.limit(tx, action)],
    );
    if (!site) throw notFound({ siteId });
    return site;
  }

  /** The ids of the sites an action reaches because they are the actor's organisation's; null = every site of the territory. */
  async siteIds(tx: Tx, action: Action): Promise<string[] | null> {
    const limit = this.limit(tx, action);
    if (limit === null) return null;
    const rows = await tx.query<{ id: string }>('select id from site where organisation_id = $1 order by id', [limit]);
    return rows.map((row) => row.id);
  }

  private reach(tx: Tx, action: Action): Reach {
    const reach = reachOf(tx.actor, action);
    if (reach === null) throw notAllowed({ action, role: tx.actor.role });
    return reach;
  }
}
