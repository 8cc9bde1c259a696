import { reachOf, type Action } from '../auth/permissions.js';
import type { Tx } from '../platform/database/tx.js';

/** Whether the actor may take an action for this organisation: anybody’s for the territory's staff, its own for others. */
export function mayFor(tx: Tx, action: Action, organisationId: string): boolean {
  const reach = reachOf(tx.actor, action);
  return reach === 'any' || (reach === 'own' && tx.actor.organisationId === organisationId);
}
