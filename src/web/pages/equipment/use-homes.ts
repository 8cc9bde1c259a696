import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { Site, Vehicle } from '../../api/types.js';

/** Sites of an organisation at which its things may stand. */
export function useHomes(organisationId: string | null): readonly Site[] {
  const sites = useLive(
    `equipment-homes:${organisationId ?? ''}`,
    async () => (organisationId ? (await ask(api.GET('/api/v1/sites', { params: { query: { limit: 200, organisationId } } }))).items : []),
    300_000,
  );
  return sites.data ?? [];
}

/** Vehicles an organisation could lend; asked only where one is to be chosen. */
export function useVehiclesOf(organisationId: string | null, isAsked: boolean): readonly Vehicle[] {
  const vehicles = useLive(
    `equipment-vehicles:${isAsked ? (organisationId ?? '') : 'none'}`,
    async () =>
      isAsked && organisationId
        ? (await ask(api.GET('/api/v1/vehicles', { params: { query: { limit: 200, organisationId } } }))).items
        : [],
    300_000,
  );
  return vehicles.data ?? [];
}
