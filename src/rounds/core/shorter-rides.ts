import { withOpen } from './fitting.js';
import type { Request } from './model.js';
import type { ObjectiveFacts } from './problem.js';
import { keepsRules } from './rules/index.js';
import { schedule, TOLERANCE, type Trip } from './trip.js';
import { coldRide_s, tripCost } from './trip-cost.js';

/** Longer rounds than this stay as they are: every pair of positions between the two is tried. */
const MOST_STOPS = 60;

/**
 * Cold food is best loaded last and unloaded first (GBPH, fiches 2 and 3). Where that costs nothing, the trip is put into
 * an order in which chilled and frozen requests ride less long.
 */
export function withShorterRides(trip: Trip, objective: ObjectiveFacts): Trip {
  let best = trip;
  if (trip.stops.length > MOST_STOPS) return best;
  const most = tripCost(trip, objective) + TOLERANCE;
  for (const request of coldRequests(trip)) {
    const others = best.stops.filter((stop) => stop.request !== request);
    // Loaded no sooner than now and unloaded no later.
    const first = best.stops.indexOf(request.pickup);
    const last = best.stops.indexOf(request.delivery) - 1;
    for (let i = first; i <= last; i++) {
      for (let j = i; j <= last; j++) {
        if (i === first && j === last) continue;
        const tried = schedule(trip.vehicle, withOpen(others, request, { i, j }));
        if (coldRide_s(tried) < coldRide_s(best) - TOLERANCE && tripCost(tried, objective) <= most && keepsRules(tried)) best = tried;
      }
    }
  }
  return best;
}

/** Those whose both stops may still be moved. */
function coldRequests({ stops }: Trip): Request[] {
  return stops.flatMap(({ kind, request }) =>
    kind === 'pickup' && request.open.length === 2 && (request.chilled || request.frozen) ? [request] : [],
  );
}
