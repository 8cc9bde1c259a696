import { useRoute } from 'preact-iso';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { Site } from '../../api/types.js';
import { Badge } from '../../parts/badge.js';
import { Card, Loaded, Page } from '../../parts/page.js';
import { useMay } from '../../session/session.js';
import { useWords } from '../../words/words.js';
import { SiteEditor } from '../sites/site-editor.js';
import { RecordPage } from './record-page.js';
import { SiteForm } from './site-form.js';

export default function SitesPage() {
  const w = useWords();
  const may = useMay();
  return (
    <RecordPage<Site>
      title={w.admin.sites}
      name="sites"
      searchable
      editable={false}
      read={async (q) => (await ask(api.GET('/api/v1/sites', { params: { query: { limit: 100, ...(q ? { q } : {}) } } }))).items}
      mayWrite={may('organisations:register')}
      addTitle={w.admin.newSite}
      columns={[
        { key: 'name', title: w.admin.name, header: true, cell: (row) => <a href={`/admin/sites/${row.id}`}>{row.name}</a> },
        { key: 'role', title: w.admin.role, cell: (row) => (row.donorKind ? w.donorKinds[row.donorKind] : w.siteRoles[row.role]) },
        { key: 'organisation', title: w.admin.organisation, cell: (row) => row.organisationName },
        { key: 'address', title: w.admin.address, cell: (row) => [row.address, row.postcode].filter(Boolean).join(', ') || '–' },
        {
          key: 'active',
          title: w.admin.active,
          cell: (row) => (row.active ? w.common.yes : <Badge tone="calm">{w.admin.inactive}</Badge>),
        },
      ]}
      form={(_, close) => <SiteForm site={null} onDone={close} />}
    />
  );
}

/** One site: its address and identity, then everything that its own people may set as well. */
export function SitePage() {
  const w = useWords();
  const id = useRoute().params['id'] ?? '';
  const site = useLive(`site:${id}`, () => ask(api.GET('/api/v1/sites/{id}', { params: { path: { id } } })), 60_000);
  return (
    <Page title={site.data?.name ?? w.admin.sites} intro={site.data?.organisationName}>
      <Loaded live={site}>
        {(data) => (
          <>
            <Card>
              <h2 class="mb-0">{w.admin.place}</h2>
              <SiteForm key={data.version} site={data} onDone={() => void site.refresh()} />
            </Card>
            <SiteEditor site={data} onSaved={site.refresh} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
