import { useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import type { Organisation } from '../../api/types.js';
import { CheckField, NumberField, SelectField, TextField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { useMay } from '../../session/session.js';
import { useFormat, useWords } from '../../words/words.js';
import { RecordPage } from './record-page.js';
import { orNull, useSave } from './use-save.js';

const KINDS = ['donor', 'association', 'hub', 'outlet', 'town-hall'] as const satisfies readonly Organisation['kind'][];

export default function OrganisationsPage() {
  const w = useWords();
  const format = useFormat();
  const may = useMay();
  return (
    <RecordPage<Organisation>
      title={w.admin.organisations}
      name="organisations"
      searchable
      read={async (q) => (await ask(api.GET('/api/v1/organisations', { params: { query: { limit: 100, ...(q ? { q } : {}) } } }))).items}
      mayWrite={may('organisations:register')}
      addTitle={w.admin.add}
      columns={[
        { key: 'name', title: w.admin.name, header: true, cell: (row) => row.name },
        { key: 'kind', title: w.admin.kind, cell: (row) => w.admin.kinds[row.kind] },
        { key: 'habilitation', title: w.admin.habilitation, cell: (row) => (row.habilitationTo ? format.day(row.habilitationTo) : '–') },
        { key: 'contact', title: w.admin.contactName, cell: (row) => row.contactName ?? '–' },
        {
          key: 'phone',
          title: w.admin.phone,
          cell: (row) => (row.contactPhone ? <a href={`tel:${row.contactPhone.replaceAll(/[^+\d]/g, '')}`}>{row.contactPhone}</a> : '–'),
        },
      ]}
      form={(row, close) => <OrganisationForm organisation={row} onDone={close} />}
    />
  );
}

function OrganisationForm({ organisation, onDone }: { organisation: Organisation | null; onDone: () => void }) {
  const w = useWords();
  const { save, busy, problem, headers } = useSave(onDone);
  const [kind, setKind] = useState<Organisation['kind']>(organisation?.kind ?? 'donor');
  const [texts, setTexts] = useState({
    name: organisation?.name ?? '',
    siret: organisation?.siret ?? '',
    rna: organisation?.rna ?? '',
    habilitationFrom: organisation?.habilitationFrom ?? '',
    habilitationTo: organisation?.habilitationTo ?? '',
    habilitationReference: organisation?.habilitationReference ?? '',
    contactName: organisation?.contactName ?? '',
    contactPhone: organisation?.contactPhone ?? '',
    contactEmail: organisation?.contactEmail ?? '',
  });
  const [publicBody, setPublicBody] = useState(organisation?.publicBody ?? false);
  const [entitlement, setEntitlement] = useState<number | null>(organisation?.entitlement ?? 1);
  const text = (name: keyof typeof texts) => ({ value: texts[name], onValue: (value: string) => setTexts({ ...texts, [name]: value }) });
  const submit = (): void => {
    const { name, ...optional } = texts;
    const body = {
      kind,
      name,
      publicBody,
      entitlement: entitlement ?? 1,
      siret: orNull(optional.siret),
      rna: orNull(optional.rna),
      habilitationFrom: orNull(optional.habilitationFrom),
      habilitationTo: orNull(optional.habilitationTo),
      habilitationReference: orNull(optional.habilitationReference),
      contactName: orNull(optional.contactName),
      contactPhone: orNull(optional.contactPhone),
      contactEmail: orNull(optional.contactEmail),
    };
    void save(() =>
      organisation
        ? ask(
            api.PATCH('/api/v1/organisations/{id}', {
              params: { path: { id: organisation.id } },
              body: { ...body, version: organisation.version },
            }),
          )
        : ask(api.POST('/api/v1/organisations', { headers, body })),
    );
  };
  const association = kind === 'association';
  return (
    <Form onSubmit={submit} busy={busy} problem={problem} onCancel={onDone}>
      <TextField label={w.admin.name} required maxLength={200} {...text('name')} />
      <SelectField
        label={w.admin.kind}
        value={kind}
        choices={KINDS.map((value) => ({ value, label: w.admin.kinds[value] }))}
        onValue={setKind}
      />
      <TextField label={w.admin.siret} hint={w.admin.siretHint} inputMode="numeric" {...text('siret')} />
      {association && (
        <>
          <TextField label={w.admin.rna} {...text('rna')} />
          <fieldset class="stack">
            <legend>{w.admin.habilitation}</legend>
            <div class="grid-auto slot-fields">
              <TextField type="date" label={w.admin.habilitationFrom} {...text('habilitationFrom')} />
              <TextField type="date" label={w.admin.habilitationTo} {...text('habilitationTo')} />
            </div>
            <TextField label={w.admin.habilitationReference} {...text('habilitationReference')} />
          </fieldset>
          <CheckField label={w.admin.publicBody} checked={publicBody} onValue={setPublicBody} />
          <NumberField
            label={w.admin.entitlement}
            hint={w.admin.entitlementHint}
            min={0}
            decimals={1}
            value={entitlement}
            onValue={setEntitlement}
          />
        </>
      )}
      <TextField label={w.admin.contactName} {...text('contactName')} />
      <TextField type="tel" label={w.admin.phone} {...text('contactPhone')} />
      <TextField type="email" label={w.admin.email} {...text('contactEmail')} />
    </Form>
  );
}
