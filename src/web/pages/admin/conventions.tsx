import { useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import type { Convention } from '../../api/types.js';
import { Button } from '../../parts/button.js';
import { TextField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { useMay } from '../../session/session.js';
import { useFormat, useWords } from '../../words/words.js';
import { OrganisationPicker } from './organisation-picker.js';
import { RecordPage } from './record-page.js';
import { orNull, useSave } from './use-save.js';

export default function ConventionsPage() {
  const w = useWords();
  const format = useFormat();
  const may = useMay();
  const { save, busy } = useSave(() => undefined);
  const end = (row: Convention): void =>
    void (confirm(w.admin.sure) && save(() => ask(api.DELETE('/api/v1/conventions/{id}', { params: { path: { id: row.id } } }))));
  return (
    <RecordPage<Convention>
      title={w.admin.conventions}
      name="conventions"
      editable={false}
      read={async () => (await ask(api.GET('/api/v1/conventions', { params: { query: { limit: 200 } } }))).items}
      mayWrite={may('organisations:register')}
      addTitle={w.admin.newConvention}
      columns={[
        { key: 'association', title: w.admin.association, header: true, cell: (row) => row.associationName },
        { key: 'donor', title: w.admin.donor, cell: (row) => row.donorName ?? w.admin.everyDonor },
        { key: 'from', title: w.admin.fromDate, cell: (row) => format.day(row.fromDate) },
        { key: 'to', title: w.admin.toDate, cell: (row) => format.day(row.toDate) },
        { key: 'reference', title: w.admin.reference, cell: (row) => row.reference ?? '–' },
        {
          key: 'delete',
          title: w.common.delete,
          cell: (row) => (
            <Button tone="quiet" icon="cross" busy={busy} onClick={() => end(row)}>
              {w.common.delete}
            </Button>
          ),
        },
      ]}
      form={(_, close) => <ConventionForm onDone={close} />}
    />
  );
}

function ConventionForm({ onDone }: { onDone: () => void }) {
  const w = useWords();
  const { save, busy, problem, headers } = useSave(onDone);
  const [associationId, setAssociation] = useState<string | null>(null);
  const [donorId, setDonor] = useState<string | null>(null);
  const [fromDate, setFrom] = useState('');
  const [toDate, setTo] = useState('');
  const [reference, setReference] = useState('');
  const submit = (): void => {
    if (associationId)
      void save(() =>
        ask(api.POST('/api/v1/conventions', { headers, body: { associationId, donorId, fromDate, toDate, reference: orNull(reference) } })),
      );
  };
  return (
    <Form onSubmit={submit} busy={busy} problem={problem} onCancel={onDone}>
      <OrganisationPicker label={w.admin.association} kind="association" value={associationId} onValue={setAssociation} />
      <OrganisationPicker label={w.admin.donor} kind="donor" none={w.admin.everyDonor} value={donorId} onValue={setDonor} />
      <div class="grid-auto slot-fields">
        <TextField type="date" required label={w.admin.fromDate} value={fromDate} onValue={setFrom} />
        <TextField type="date" required label={w.admin.toDate} value={toDate} onValue={setTo} />
      </div>
      <TextField label={w.admin.reference} value={reference} onValue={setReference} />
    </Form>
  );
}
