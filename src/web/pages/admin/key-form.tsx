import { useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import type { Action, IssuedApiKey, Role } from '../../api/types.js';
import { ACTIONS, ROLES } from '../../api/values.js';
import { serverNow } from '../../format/clock.js';
import { addDays, instantAt, localDay } from '../../format/zoned-time.js';
import { MultiChips } from '../../parts/chips.js';
import { SelectField, TextField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { useWords, useZone } from '../../words/words.js';
import { OrganisationPicker } from './organisation-picker.js';
import { useSave } from './use-save.js';

const A_YEAR_DAYS = 365;

/** A new key: what for, in whose name, with which rights, until when. */
export function KeyForm({ onIssued, onCancel }: { onIssued: (key: IssuedApiKey) => void; onCancel: () => void }) {
  const w = useWords();
  const zone = useZone();
  const { save, busy, problem, headers } = useSave(() => undefined);
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('shop-staff');
  const [organisationId, setOrganisation] = useState<string | null>(null);
  const [scopes, setScopes] = useState<Action[]>(['lots:declare', 'lots:read']);
  const [lastDay, setLastDay] = useState(() => addDays(localDay(serverNow(), zone), A_YEAR_DAYS));
  const submit = (): void => {
    const expiresAt = new Date(instantAt(lastDay, '23:59', zone)).toISOString();
    void save(async () =>
      onIssued(await ask(api.POST('/api/v1/api-keys', { headers, body: { name, role, organisationId, scopes, expiresAt } }))),
    );
  };
  return (
    <Form onSubmit={submit} busy={busy} problem={problem} onCancel={onCancel}>
      <TextField label={w.admin.keyName} required maxLength={120} value={name} onValue={setName} />
      <SelectField label={w.admin.role} value={role} choices={ROLES.map((value) => ({ value, label: w.roles[value] }))} onValue={setRole} />
      <OrganisationPicker label={w.admin.organisation} none={w.admin.noOrganisation} value={organisationId} onValue={setOrganisation} />
      <MultiChips
        legend={w.admin.scopes}
        values={scopes}
        choices={ACTIONS.map((value) => ({ value, label: w.admin.actions[value] }))}
        onValues={setScopes}
      />
      <TextField type="date" required label={w.admin.expiresAt} value={lastDay} onValue={setLastDay} />
    </Form>
  );
}
