import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { pageAsked, pageOf, type PageQuery } from '../platform/http/page.js';
import { noPolicy, policyInThePast } from './organisations.errors.js';
import type { NewPolicy, Policy, PolicyPage } from './policy.dto.js';

type PolicyRow = Omit<Policy, 'validFrom'> & { validFrom: Date };

const COLUMNS = `id, version, valid_from as "validFrom", to_char(voted_on, 'YYYY-MM-DD') as "votedOn", note, body`;
const shown = (row: PolicyRow): Policy => ({ ...row, validFrom: row.validFrom.toISOString() });

/** The voted rules of attribution: numbered, dated, never edited. */
@Injectable()
export class PolicyService {
  /** The policy that applies now: of those whose day has come, the one that came last. @throws noPolicy. */
  async inForce(tx: Tx): Promise<Policy> {
    const row = await tx.first<PolicyRow>(
      `select ${COLUMNS} from policy where valid_from <= app_now() order by valid_from desc, version desc limit 1`,
    );
    if (!row) throw noPolicy();
    return shown(row);
  }

  async list(tx: Tx, query: PageQuery): Promise<PolicyPage> {
    const asked = pageAsked(query);
    const rows = await tx.query<PolicyRow>(`select ${COLUMNS} from policy where ($1::uuid is null or id > $1) order by id limit $2`, [
      asked.after,
      asked.take,
    ]);
    return pageOf(rows, asked, shown);
  }

  /** Adds a policy that will apply from a future moment: what was decided stays decided. @throws policyInThePast. */
  async adopt(tx: Tx, { body, validFrom, votedOn, note }: NewPolicy): Promise<Policy> {
    if (Date.parse(validFrom) < (await tx.now()).getTime()) throw policyInThePast({ validFrom });
    // Two votes at once would take the same number: the second waits for the first.
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`policy ${tx.territoryId}`]);
    const row = await tx.first<PolicyRow>(
      `insert into policy (territory_id, version, valid_from, voted_on, note, body)
       values ($1, (select coalesce(max(version), 0) + 1 from policy), $2, $3, $4, $5) returning ${COLUMNS}`,
      [tx.territoryId, validFrom, votedOn, note, JSON.stringify(body)],
    );
    return shown(row!);
  }
}
