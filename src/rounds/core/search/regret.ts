import type { Insertions } from './insertions.js';
import type { Placing } from './placing.js';
import type { Routes } from './routes.js';

/**
 * Serves what is on no round, always the request next that loses most if it has to take its second-best vehicle (regret-2:
 * Potvin & Rousseau 1993). Staying behind counts as an alternative, so that a request which only one vehicle can take
 * comes before those that have a choice; what is aboard comes before everything. Quadratic in the requests.
 */
export function placeByRegret(
  { routes, insertions, placing }: { routes: Routes; insertions: Insertions; placing: Placing },
  price: (request: number) => number,
): void {
  const { fixed, vehicles } = routes.network;
  const waiting = new Set(routes.bank.slice(0, routes.absent));
  while (waiting.size > 0) {
    let most = -Infinity;
    let chosen = -1;
    for (const request of waiting) {
      const limit = price(request);
      let best = limit;
      let second = limit;
      let fits = false;
      for (let vehicle = 0; vehicle < vehicles; vehicle++) {
        const added = insertions.cheapest(request, vehicle, Infinity) + (routes.stops[vehicle] === 0 ? fixed[vehicle]! : 0);
        if (added < best) [second, best, fits] = [best, added, true];
        else if (added < second) second = added;
      }
      if (!fits) continue;
      const regret = second === Infinity ? Number.MAX_VALUE : second - best;
      if (regret > most) [most, chosen] = [regret, request];
    }
    if (chosen < 0) return;
    // What no judge allows is not asked again: nothing that comes later makes room.
    placing.place(chosen, { penalty: price(chosen), mostVehicles: vehicles, lastResort: false, blinks: false });
    waiting.delete(chosen);
  }
}
