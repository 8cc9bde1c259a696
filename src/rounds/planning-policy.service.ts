import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { staleVersion } from '../platform/http/http.errors.js';
import type { RoundsPolicy } from './planning.dto.js';

const USUAL: RoundsPolicy = { keepsPromises: true, maxMove_min: 15, late_min: 20, version: 1 };

/** What a territory has decided about plans that change: how far a promised time may move, and when a round counts as late. */
@Injectable()
export class PlanningPolicyService {
  async read(tx: Tx): Promise<RoundsPolicy> {
    const row = await tx.first<RoundsPolicy>(
      `select keeps_promises as "keepsPromises", max_move_min as "maxMove_min", late_min, version from rounds_policy where territory_id = $1`,
      [tx.territoryId],
    );
    return row ?? USUAL;
  }

  /** @throws staleVersion where somebody else has changed it since it was read. */
  async change(tx: Tx, { keepsPromises, maxMove_min, late_min, version }: RoundsPolicy): Promise<RoundsPolicy> {
    await tx.query('insert into rounds_policy (territory_id) values ($1) on conflict do nothing', [tx.territoryId]);
    const changed = await tx.query(
      `update rounds_policy set keeps_promises = $2, max_move_min = $3, late_min = $4, version = version + 1 where territory_id = $1 and version = $5 returning 1`,
      [tx.territoryId, keepsPromises, maxMove_min, late_min, version],
    );
    if (changed.length === 0) throw staleVersion({ version: (await this.read(tx)).version });
    return this.read(tx);
  }
}
