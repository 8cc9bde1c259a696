import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { Stop } from '../../api/types.js';
import { useMay, useMe } from '../../session/session.js';

/** Who comes for a part of a lot, or brings it, and when. */
export interface Visit {
  kind: Stop['kind'];
  arrival: string;
  late_min: number;
  vehicleName: string;
  personName: string | null;
}

/** More rounds than this stop at no single site in a day. */
const ROUNDS_AT_MOST = 12;

/** Today's coming stops at one's own sites, by the part of a lot they are for. Whoever sees every round looks at those instead. */
export function useVisits(): ReadonlyMap<string, Visit> {
  const may = useMay();
  const { siteIds, actions } = useMe();
  const own = may('rounds:read') && actions['rounds:read'] === 'own';
  const visits = useLive(`visits:${own}`, async () => (own ? readVisits(new Set(siteIds)) : {}), 15_000);
  return new Map(Object.entries(visits.data ?? {}));
}

async function readVisits(siteIds: ReadonlySet<string>): Promise<Record<string, Visit>> {
  const { items } = await ask(api.GET('/api/v1/rounds'));
  const running = items.filter(({ state }) => state === 'planned' || state === 'started').slice(0, ROUNDS_AT_MOST);
  const rounds = await Promise.all(running.map(({ id }) => ask(api.GET('/api/v1/rounds/{id}', { params: { path: { id } } }))));
  return Object.fromEntries(
    rounds.flatMap((round) =>
      round.stops
        .filter((stop) => stop.state === 'planned' && siteIds.has(stop.siteId))
        .flatMap((stop) =>
          stop.lines.map(({ parcelId }) => [
            parcelId,
            {
              kind: stop.kind,
              arrival: stop.expectedAt,
              late_min: stop.late_min,
              vehicleName: round.vehicleName,
              personName: round.personName,
            },
          ]),
        ),
    ),
  );
}
