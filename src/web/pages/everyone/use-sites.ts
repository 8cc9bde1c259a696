import { api, ask } from '../../api/client.js';
import { useLive, type Live } from '../../api/live.js';
import type { Site } from '../../api/types.js';
import { useMe } from '../../session/session.js';

/** The active sites one acts for: those of one's own organisation, or every site for whoever may see them all. */
export function useSites(role: 'donor' | 'recipient'): Live<Site[]> {
  const { siteIds, actions } = useMe();
  const everywhere = actions['organisations:read'] === 'any';
  return useLive(
    `sites:${role}`,
    async () => {
      const { items } = await ask(api.GET('/api/v1/sites', { params: { query: { limit: 200, ...(role === 'donor' ? { role } : {}) } } }));
      return items.filter(
        (site) => site.active && (everywhere || siteIds.includes(site.id)) && (role === 'donor' || site.role !== 'donor'),
      );
    },
    300_000,
  );
}
