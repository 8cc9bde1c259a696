import { neededOn, type Carried } from '../equipment/pool.service.js';
import type { PlannedRound, Unserved } from './core/answer.js';
import type { RequestFacts } from './core/problem.js';
import type { Fleet, OnBoard } from './pooled-fleet.js';

/** Everything of the pool that a shift may take, by id. */
export const onBoardIds = ({ vehicleItemId, fitted }: OnBoard): string[] => [
  ...(vehicleItemId ? [vehicleItemId] : []),
  ...fitted.map(({ loan }) => loan.itemId),
];

/** What a planned round needs from the pool, as ids of items: its vehicle, where that is lent, and the boxes it really uses. */
export function equipmentOf({ crews }: Fleet, round: Pick<PlannedRound, 'vehicle' | 'stops'>, requests: readonly RequestFacts[]): string[] {
  const { vehicleItemId, fitted } = crews.get(round.vehicle)!.pooled;
  const carried = requests.flatMap(({ id, grams, litres, needs }): Carried[] => {
    const [loaded, unloaded] = (['pickup', 'delivery'] as const).map((kind) =>
      round.stops.find((stop) => stop.request === id && stop.kind === kind),
    );
    if (!loaded && !unloaded) return [];
    return [
      {
        chilled: [grams.chilled2, grams.chilled3, grams.chilled4, grams.chilled6].some((mass) => (mass ?? 0) > 0),
        frozen: (grams.frozen ?? 0) > 0,
        hot: (grams.hot ?? 0) > 0,
        needs: needs ?? [],
        hasLitres: litres !== undefined,
        loadedAt: loaded?.visit ?? -1,
        unloadedAt: unloaded?.visit ?? Number.POSITIVE_INFINITY,
      },
    ];
  });
  return [...(vehicleItemId ? [vehicleItemId] : []), ...neededOn(fitted, carried).map(({ itemId }) => itemId)];
}

/** Parcels that some vehicle could not take for want of equipment, with what was wanting and when they were to be fetched. */
export function lackingFor(
  unserved: readonly Unserved[],
  requests: readonly RequestFacts[],
): { parcelId: string; kind: 'isothermal-box' | 'hot-box' | 'trolley' | 'other'; from: string; to: string }[] {
  return unserved.flatMap(({ request: id, because }) => {
    const reason = because.find(({ code }) => code === 'cold-class-not-kept' || code === 'equipment-missing');
    const request = requests.find((one) => one.id === id);
    if (!reason || !request) return [];
    const what = String(reason.facts.cold ?? reason.facts.missing ?? '');
    const kind = /hot/.test(what)
      ? 'hot-box'
      : /chilled|frozen|cold/.test(what)
        ? 'isothermal-box'
        : /trolley/.test(what)
          ? 'trolley'
          : 'other';
    return [{ parcelId: id, kind, from: request.pickup.window[0], to: request.pickup.window[1] }];
  });
}
