import { useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { Role, User } from '../../api/types.js';
import { ROLES } from '../../api/values.js';
import { Badge } from '../../parts/badge.js';
import { CheckField, SelectField, TextField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { useMay } from '../../session/session.js';
import { LANGUAGES, type Language } from '../../words/language.js';
import { useWords } from '../../words/words.js';
import { OrganisationPicker } from './organisation-picker.js';
import { RecordPage } from './record-page.js';
import { useSave } from './use-save.js';

export default function UsersPage() {
  const w = useWords();
  const may = useMay();
  return (
    <RecordPage<User>
      title={w.admin.users}
      name="users"
      read={async () => (await ask(api.GET('/api/v1/users', { params: { query: { limit: 200 } } }))).items}
      mayWrite={may('users:write')}
      addTitle={w.admin.newUser}
      columns={[
        { key: 'name', title: w.admin.name, header: true, cell: (row) => row.name },
        { key: 'email', title: w.admin.email, cell: (row) => <span class="text-break">{row.email}</span> },
        { key: 'role', title: w.admin.role, cell: (row) => w.roles[row.role] },
        { key: 'organisation', title: w.admin.organisation, cell: (row) => row.organisationName ?? '–' },
        {
          key: 'access',
          title: w.admin.active,
          cell: (row) => (row.disabled ? <Badge tone="bad">{w.admin.disabled}</Badge> : w.common.yes),
        },
      ]}
      form={(row, close) => (
        <div class="stack stack-l">
          <UserForm user={row} onDone={close} />
          {row && <PasswordForm user={row} onDone={close} />}
        </div>
      )}
    />
  );
}

function UserForm({ user, onDone }: { user: User | null; onDone: () => void }) {
  const w = useWords();
  const { save, busy, problem, headers } = useSave(onDone);
  const people = useLive(
    'people:all',
    async () => (await ask(api.GET('/api/v1/people', { params: { query: { limit: 200 } } }))).items,
    60_000,
  );
  const [name, setName] = useState(user?.name ?? '');
  const [email, setEmail] = useState(user?.email ?? '');
  const [role, setRole] = useState<Role>(user?.role ?? 'shop-staff');
  const [organisationId, setOrganisation] = useState<string | null>(user?.organisationId ?? null);
  const [personId, setPerson] = useState(user?.personId ?? '');
  const [locale, setLocale] = useState<Language>(user?.locale ?? 'fr');
  const [disabled, setDisabled] = useState(user?.disabled ?? false);
  const [password, setPassword] = useState('');
  const submit = (): void => {
    const body = { name, role, organisationId, personId: personId || null, locale };
    void save(() =>
      user
        ? ask(api.PATCH('/api/v1/users/{id}', { params: { path: { id: user.id } }, body: { ...body, disabled, version: user.version } }))
        : ask(api.POST('/api/v1/users', { headers, body: { ...body, email, password } })),
    );
  };
  return (
    <Form onSubmit={submit} busy={busy} problem={problem} onCancel={onDone}>
      <TextField label={w.admin.name} required maxLength={120} value={name} onValue={setName} autocomplete="off" />
      {!user && <TextField type="email" label={w.admin.email} required value={email} onValue={setEmail} autocomplete="off" />}
      <SelectField label={w.admin.role} value={role} choices={ROLES.map((value) => ({ value, label: w.roles[value] }))} onValue={setRole} />
      <OrganisationPicker
        label={w.admin.organisation}
        none={w.admin.noOrganisation}
        value={organisationId}
        valueName={user?.organisationName}
        onValue={setOrganisation}
      />
      {role === 'driver' && (
        <SelectField
          label={w.admin.linkedPerson}
          value={personId}
          choices={[
            { value: '', label: w.common.none },
            ...(people.data ?? []).map((person) => ({ value: person.id, label: person.name })),
          ]}
          onValue={setPerson}
        />
      )}
      <SelectField
        label={w.admin.language}
        value={locale}
        choices={LANGUAGES.map((value) => ({ value, label: w.admin.languages[value] }))}
        onValue={setLocale}
      />
      {user ? (
        <CheckField label={w.admin.disable} checked={disabled} onValue={setDisabled} />
      ) : (
        <TextField
          type="password"
          label={w.admin.password}
          hint={w.admin.passwordHint}
          required
          minLength={12}
          autocomplete="new-password"
          value={password}
          onValue={setPassword}
        />
      )}
    </Form>
  );
}

function PasswordForm({ user, onDone }: { user: User; onDone: () => void }) {
  const w = useWords();
  const { save, busy, problem } = useSave(onDone);
  const [password, setPassword] = useState('');
  return (
    <Form
      submit={w.admin.setPassword}
      busy={busy}
      problem={problem}
      onSubmit={() =>
        void save(() => ask(api.POST('/api/v1/users/{id}/password', { params: { path: { id: user.id } }, body: { password } })))
      }
    >
      <TextField
        type="password"
        label={w.admin.setPassword}
        hint={w.admin.passwordHint}
        required
        minLength={12}
        autocomplete="new-password"
        value={password}
        onValue={setPassword}
      />
    </Form>
  );
}
