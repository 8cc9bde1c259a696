import type { Rejection } from '../vocabulary/rejection.js';
import { nextFree, type Answer, type RefusalReason } from './core/availability.js';
import type { Span } from './core/span.js';
import {
  equipmentInUpkeep,
  equipmentNotAttested,
  equipmentNotBack,
  equipmentNotLent,
  equipmentOutOfOrder,
  equipmentTaken,
} from './equipment.errors.js';
import { availabilityOf, type ItemRow } from './equipment.queries.js';

const NAMED = {
  taken: equipmentTaken,
  upkeep: equipmentInUpkeep,
  'not-lent': equipmentNotLent,
  'out-of-order': equipmentOutOfOrder,
  attestation: equipmentNotAttested,
  'not-back': equipmentNotBack,
} satisfies Record<RefusalReason, unknown>;

/** What of a refusal is counted, so that the district sees what to buy. */
export interface CountedRefusal {
  itemId: string;
  organisationId: string;
  from: string;
  to: string;
  reason: RefusalReason;
}

const counted = new WeakMap<Rejection, CountedRefusal>();

/** What to count of a refusal, where it is one of these. */
export const countedOf = (error: unknown): CountedRefusal | undefined => counted.get(error as Rejection);

/** The refusal that says why an item cannot be had: who has it until when, and the next period of this length that is free. */
export function refusalOf(item: ItemRow, organisationId: string, asked: Span, answer: Answer, now: Date): Rejection {
  const reason = answer.can === 'not' ? answer.reason : 'not-lent';
  const hold = answer.can === 'not' ? answer.hold : null;
  const free = nextFree(availabilityOf(item), asked, now.getTime());
  const iso = (at_ms: number): string => new Date(at_ms).toISOString();
  const refused = NAMED[reason]({
    itemId: item.id,
    itemName: item.name,
    reason,
    ...(hold ? { holder: hold.holder, until: iso(hold.period.to) } : {}),
    ...(item.attested ? { attestedUntil: item.attested } : {}),
    nextFree: free && { from: iso(free.from), to: iso(free.to) },
    mayAsk: reason === 'not-lent',
  });
  counted.set(refused, { itemId: item.id, organisationId, from: iso(asked.from), to: iso(asked.to), reason });
  return refused;
}
