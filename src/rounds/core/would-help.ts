import { type Attempt, byEquipment, byLongerShift, byVehicle, byWiderWindow, type Help } from './help-attempts.js';
import type { Reason } from './explain.js';
import type { Effort } from './fitting.js';
import type { Model, Request } from './model.js';
import type { Trip } from './trip.js';

export type { Help } from './help-attempts.js';

/** Orders of stops timed for one plan in search of help: about a tenth of a second. What is left without is said to be. */
const EFFORT = 10_000;
const EFFORT_EACH = 2_000;

/** How many ways out a coordinator is shown for a request. */
const SHOWN = 3;

/**
 * What would let each request that is left over be served, the least trouble first. Each was tried on the plan as it is,
 * rules and all, for this request alone. Requests that nothing helps get an empty list; those for which the effort did not
 * last are missing. Those that cost most to leave behind come first.
 */
export function whatWouldHelp(
  left: ReadonlyMap<Request, readonly Reason[]>,
  trips: readonly Trip[],
  model: Model,
): ReadonlyMap<Request, readonly Help[]> {
  const found = new Map<Request, readonly Help[]>();
  let remaining = EFFORT;
  for (const [request, because] of [...left].sort(([a], [b]) => b.worth - a.worth || a.index - b.index)) {
    if (remaining <= 0) break;
    const effort: Effort = { left: Math.min(EFFORT_EACH, remaining) };
    const granted = effort.left;
    const attempt: Attempt = { request, because, trips, model, effort };
    const help = [byVehicle, byEquipment, byWiderWindow, byLongerShift].flatMap((tried) => tried(attempt) ?? []);
    found.set(
      request,
      help
        .sort((a, b) => a.trouble - b.trouble)
        .slice(0, SHOWN)
        .map(({ help: shown }) => shown),
    );
    remaining -= granted - Math.max(0, effort.left);
  }
  return found;
}
