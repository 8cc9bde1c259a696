import { useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import type { Person } from '../../api/types.js';
import { Button } from '../../parts/button.js';
import { MultiChips } from '../../parts/chips.js';
import { CheckField, TextField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { useMay } from '../../session/session.js';
import { useFormat, useWords } from '../../words/words.js';
import { OrganisationPicker } from './organisation-picker.js';
import { RecordPage } from './record-page.js';
import { orNull, useSave } from './use-save.js';
import { PROFILES } from './vehicles.js';

export default function PeoplePage() {
  const w = useWords();
  const may = useMay();
  return (
    <RecordPage<Person>
      title={w.admin.people}
      name="people"
      searchable
      read={async (q) => (await ask(api.GET('/api/v1/people', { params: { query: { limit: 100, ...(q ? { q } : {}) } } }))).items}
      mayWrite={may('people:write')}
      addTitle={w.admin.newPerson}
      columns={[
        { key: 'name', title: w.admin.name, header: true, cell: (row) => row.name },
        { key: 'organisation', title: w.admin.organisation, cell: (row) => row.organisationName },
        {
          key: 'phone',
          title: w.admin.phone,
          cell: (row) => (row.phone ? <a href={`tel:${row.phone.replaceAll(/[^+\d]/g, '')}`}>{row.phone}</a> : '–'),
        },
        { key: 'drives', title: w.admin.drives, cell: (row) => row.drives.map((profile) => w.driver.profiles[profile]).join(', ') || '–' },
        { key: 'active', title: w.admin.active, cell: (row) => (row.active ? w.common.yes : w.common.no) },
      ]}
      form={(row, close) => (
        <div class="stack stack-l">
          <PersonForm person={row} onDone={close} />
          {row && <Absences person={row} />}
        </div>
      )}
    />
  );
}

function PersonForm({ person, onDone }: { person: Person | null; onDone: () => void }) {
  const w = useWords();
  const { save, busy, problem, headers } = useSave(onDone);
  const [organisationId, setOrganisation] = useState<string | null>(person?.organisationId ?? null);
  const [name, setName] = useState(person?.name ?? '');
  const [phone, setPhone] = useState(person?.phone ?? '');
  const [drives, setDrives] = useState<Person['drives']>(person?.drives ?? []);
  const [active, setActive] = useState(person?.active ?? true);
  const submit = (): void => {
    if (!organisationId) return;
    const body = { organisationId, name, phone: orNull(phone), drives, active };
    void save(() =>
      person
        ? ask(api.PATCH('/api/v1/people/{id}', { params: { path: { id: person.id } }, body: { ...body, version: person.version } }))
        : ask(api.POST('/api/v1/people', { headers, body })),
    );
  };
  return (
    <Form onSubmit={submit} busy={busy} problem={problem} onCancel={onDone}>
      <TextField label={w.admin.name} required maxLength={120} value={name} onValue={setName} />
      <TextField type="tel" label={w.admin.phone} value={phone} onValue={setPhone} />
      <OrganisationPicker
        label={w.admin.organisation}
        value={organisationId}
        valueName={person?.organisationName}
        onValue={setOrganisation}
      />
      <MultiChips
        legend={w.admin.drives}
        values={drives}
        choices={PROFILES.map((value) => ({ value, label: w.driver.profiles[value] }))}
        onValues={setDrives}
      />
      <CheckField label={w.admin.active} checked={active} onValue={setActive} />
    </Form>
  );
}

function Absences({ person }: { person: Person }) {
  const w = useWords();
  const format = useFormat();
  const [day, setDay] = useState('');
  const { save, busy, problem } = useSave(() => setDay(''));
  return (
    <Form
      submit={w.admin.addAbsence}
      busy={busy}
      problem={problem}
      onSubmit={() =>
        void save(() => ask(api.POST('/api/v1/people/{id}/absences', { params: { path: { id: person.id } }, body: { day } })))
      }
    >
      <h3 class="mb-0">{w.admin.absences}</h3>
      {person.absences.length === 0 && <p class="text-muted mb-0">{w.admin.absencesNone}</p>}
      <ul class="list-unstyled mb-0">
        {person.absences.map((absence) => (
          <li key={absence.day} class="row-wrap spread">
            {format.day(absence.day)}
            <Button
              tone="quiet"
              icon="cross"
              onClick={() =>
                void save(() =>
                  ask(api.DELETE('/api/v1/people/{id}/absences/{day}', { params: { path: { id: person.id, day: absence.day } } })),
                )
              }
            >
              {w.common.remove}
            </Button>
          </li>
        ))}
      </ul>
      <TextField type="date" required label={w.admin.absenceDay} value={day} onValue={setDay} />
    </Form>
  );
}
