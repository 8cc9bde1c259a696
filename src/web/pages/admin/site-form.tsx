import { useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import type { Site } from '../../api/types.js';
import { DONOR_KINDS } from '../../api/values.js';
import { CheckField, NumberField, SelectField, TextField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { useMe } from '../../session/session.js';
import { useWords } from '../../words/words.js';
import { OrganisationPicker } from './organisation-picker.js';
import { orNull, useSave } from './use-save.js';

const ROLES = ['donor', 'association', 'hub', 'feed', 'compost'] as const satisfies readonly Site['role'][];
/** A hub gives on what it received, but is no donor of its own. */
const SITE_DONOR_KINDS = DONOR_KINDS.filter((kind) => kind !== 'hub');
type SiteDonorKind = (typeof SITE_DONOR_KINDS)[number];

/** Where a site stands, whose it is and what it does. */
export function SiteForm({ site, onDone }: { site: Site | null; onDone: () => void }) {
  const w = useWords();
  const { territory } = useMe();
  const { save, busy, problem, headers } = useSave(onDone);
  const [organisationId, setOrganisation] = useState<string | null>(site?.organisationId ?? null);
  const [role, setRole] = useState<Site['role']>(site?.role ?? 'donor');
  const [donorKind, setDonorKind] = useState<SiteDonorKind>(site?.donorKind ?? 'supermarket');
  const [texts, setTexts] = useState({ name: site?.name ?? '', address: site?.address ?? '', postcode: site?.postcode ?? '' });
  const [lon, setLon] = useState<number | null>(site?.point[0] ?? territory.centre[0] ?? null);
  const [lat, setLat] = useState<number | null>(site?.point[1] ?? territory.centre[1] ?? null);
  const [active, setActive] = useState(site?.active ?? true);
  const text = (name: keyof typeof texts) => ({ value: texts[name], onValue: (value: string) => setTexts({ ...texts, [name]: value }) });
  const submit = (): void => {
    const place = {
      name: texts.name,
      address: orNull(texts.address),
      postcode: orNull(texts.postcode),
      point: [lon ?? 0, lat ?? 0],
      active,
      ...(role === 'donor' ? { donorKind } : {}),
    };
    void save(async () => {
      if (site)
        return ask(api.PATCH('/api/v1/sites/{id}', { params: { path: { id: site.id } }, body: { ...place, version: site.version } }));
      return organisationId && ask(api.POST('/api/v1/sites', { headers, body: { ...place, organisationId, role } }));
    });
  };
  return (
    <Form onSubmit={submit} busy={busy} problem={problem} {...(site ? {} : { onCancel: onDone })}>
      {!site && (
        <>
          <OrganisationPicker label={w.admin.organisation} value={organisationId} onValue={setOrganisation} />
          <SelectField
            label={w.admin.role}
            value={role}
            choices={ROLES.map((value) => ({ value, label: w.siteRoles[value] }))}
            onValue={setRole}
          />
        </>
      )}
      <TextField label={w.admin.name} required maxLength={200} {...text('name')} />
      {role === 'donor' && (
        <SelectField
          label={w.admin.donorKind}
          value={donorKind}
          choices={SITE_DONOR_KINDS.map((value) => ({ value, label: w.donorKinds[value] }))}
          onValue={setDonorKind}
        />
      )}
      <div class="grid-auto">
        <TextField label={w.admin.address} autocomplete="off" {...text('address')} />
        <TextField label={w.admin.postcode} inputMode="numeric" autocomplete="off" {...text('postcode')} />
        <NumberField label={w.admin.lon} hint={w.admin.pointHint} required decimals={6} min={-180} max={180} value={lon} onValue={setLon} />
        <NumberField label={w.admin.lat} required decimals={6} min={-90} max={90} value={lat} onValue={setLat} />
      </div>
      <CheckField label={w.admin.active} checked={active} onValue={setActive} />
    </Form>
  );
}
