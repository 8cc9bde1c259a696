import type { Tx } from '../platform/database/tx.js';
import { localHour } from '../vocabulary/local-time.js';
import { acceptanceFields, partOfDay, type Evidence } from './core/acceptance.js';
import type { Problem, Recipient } from './core/problem.js';
import { readStandingRules } from './standing-rules.facts.js';

/** How surely a recipient says yes, as a problem file tells it. */
export type Certainty = Pick<Recipient, 'acceptance' | 'preAccepts'>;

/** What each site has said so far, every answer weighed by its age: as many rows as there are sites, categories and parts of the day. */
export const readEvidence = (tx: Tx): Promise<(Evidence & { siteId: string })[]> =>
  tx.prepared<Evidence & { siteId: string }>(
    `select s.id as "siteId", s.code as recipient, t.category, t.part, t.offers / answer_weight(app_now()) as offers, t.taken / answer_weight(app_now()) as taken
       from acceptance_tally t join site s on s.id = t.site_id where t.territory_id = $1 order by s.code, t.category, t.part`,
    [tx.territoryId],
  );

/** How surely each of these recipients takes what it is offered at this part of the day, by site; and what it takes without being asked. */
export async function readCertainty(
  tx: Tx,
  recipients: readonly { siteId: string; code: string }[],
  moment: Pick<Problem, 'now' | 'timeZone'>,
): Promise<Map<string, Certainty>> {
  const part = partOfDay(localHour(Date.parse(moment.now), moment.timeZone));
  const acceptance = acceptanceFields(await readEvidence(tx), { recipients: recipients.map(({ code }) => code), part });
  const rules = await readStandingRules(tx, null, moment);
  return new Map(
    recipients.map(({ siteId, code }) => {
      const preAccepts = rules.get(siteId)?.map(({ rule }) => rule);
      return [siteId, { acceptance: acceptance.get(code)!, ...(preAccepts ? { preAccepts } : {}) }];
    }),
  );
}
