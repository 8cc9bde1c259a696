import type { Invariant } from '../platform/database/invariant.js';
import { historyInvariants } from './history.invariants.js';
import { livenessInvariants } from './liveness.invariants.js';
import { massInvariants } from './mass.invariants.js';
import { promiseInvariants } from './promise.invariants.js';
import { tenancyInvariants } from './tenancy.invariants.js';

/** Everything that `npm run verify` asks of the ledger and of the promises made on it, the gravest first. */
export const ledgerInvariants: readonly Invariant[] = [
  ...massInvariants,
  ...promiseInvariants,
  ...historyInvariants,
  ...tenancyInvariants,
  ...livenessInvariants,
];
