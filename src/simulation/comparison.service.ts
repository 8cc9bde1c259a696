import { Injectable } from '@nestjs/common';
import type { Policy } from '../matching/core/problem.js';
import { PolicyService } from '../organisations/policy.service.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/http/http.errors.js';
import { pageAsked, pageOf, type PageQuery } from '../platform/http/page.js';
import type { Language } from '../vocabulary/words.js';
import type {
  ComparedPolicy,
  NewComparison,
  PolicyComparison,
  PolicyComparisonPage,
  PolicyComparisonWithResult,
} from './comparison.dto.js';
import { comparisonsWaiting, nobodyToCompare } from './comparison.errors.js';
import { comparisonAsked } from './comparison.events.js';
import { resultIn } from './comparison-result.js';
import type { Comparison } from './core/comparison.js';

/** Each takes minutes of a processor: a queue longer than this is a mistake. */
const MOST_WAITING = 5;

type Row = Omit<PolicyComparison, 'askedAt'> & { askedAt: Date };

const COLUMNS = `id, asked_at as "askedAt", state, progress, draft, policy_version as "policyVersion", days, seeds, lots_from as "lotsFrom", past_days as "pastDays", failure`;
const shown = (row: Row): PolicyComparison => ({ ...row, askedAt: row.askedAt.toISOString() });

/** Comparisons of policies: asked for, looked at. */
@Injectable()
export class ComparisonService {
  constructor(private readonly policies: PolicyService) {}

  /** Asks for a comparison with the policy in force; it runs in the background. @throws comparisonsWaiting, nobodyToCompare. */
  async ask(tx: Tx, { draft, days, seeds }: NewComparison): Promise<PolicyComparison> {
    const { body, version } = await this.policies.inForce(tx);
    const found = await tx.first<{ waiting: number; isInhabited: boolean }>(
      `select (select count(*)::int from policy_comparison where state in ('waiting', 'running')) as waiting,
              exists (select from site where role = 'donor' and active) and exists (select from site where role = 'association' and active) as "isInhabited"`,
    );
    if (!found!.isInhabited) throw nobodyToCompare();
    if (found!.waiting >= MOST_WAITING) throw comparisonsWaiting({ waiting: found!.waiting });
    const row = await tx.first<Row>(
      `insert into policy_comparison (territory_id, draft, against, policy_version, days, seeds) values ($1, $2, $3, $4, $5, $6) returning ${COLUMNS}`,
      [tx.territoryId, JSON.stringify(matcherPart(draft)), JSON.stringify(matcherPart(body)), version, days, seeds],
    );
    tx.emit(comparisonAsked, { comparisonId: row!.id });
    return shown(row!);
  }

  async list(tx: Tx, query: PageQuery): Promise<PolicyComparisonPage> {
    const asked = pageAsked(query);
    const rows = await tx.query<Row>(`select ${COLUMNS} from policy_comparison where ($1::uuid is null or id > $1) order by id limit $2`, [
      asked.after,
      asked.take,
    ]);
    return pageOf(rows, asked, shown);
  }

  async read(tx: Tx, id: string, language: Language): Promise<PolicyComparisonWithResult> {
    const row = await tx.first<Row & { result: Comparison | null }>(`select ${COLUMNS}, result from policy_comparison where id = $1`, [id]);
    if (!row) throw notFound({ id });
    const { result, ...comparison } = row;
    return { ...shown(comparison), result: result && resultIn(result, language) };
  }
}

/** What of a policy decides who gets what, and nothing else that a body may hold. */
function matcherPart({ tierWeight, urgency, pairCost, fairness, maxParcelsPerLot }: ComparedPolicy): Policy {
  return { tierWeight, urgency, pairCost, fairness, maxParcelsPerLot };
}
