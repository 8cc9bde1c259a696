import { useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { Vehicle } from '../../api/types.js';
import { CheckField, NumberField, SelectField, TextField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { useMay } from '../../session/session.js';
import { useFormat, useWords } from '../../words/words.js';
import { OrganisationPicker } from './organisation-picker.js';
import { RecordPage } from './record-page.js';
import { ShiftsEditor } from './shifts-editor.js';
import { orNull, useSave } from './use-save.js';

export const PROFILES = ['walk', 'cargo-bike', 'van', 'refrigerated-van'] as const satisfies readonly Vehicle['profile'][];

export default function VehiclesPage() {
  const w = useWords();
  const format = useFormat();
  const may = useMay();
  return (
    <RecordPage<Vehicle>
      title={w.admin.vehicles}
      name="vehicles"
      read={async () => (await ask(api.GET('/api/v1/vehicles', { params: { query: { limit: 200 } } }))).items}
      mayWrite={may('vehicles:write')}
      addTitle={w.admin.newVehicle}
      columns={[
        { key: 'name', title: w.admin.name, header: true, cell: (row) => row.name },
        { key: 'profile', title: w.admin.profile, cell: (row) => w.driver.profiles[row.profile] },
        { key: 'organisation', title: w.admin.organisation, cell: (row) => row.organisationName },
        { key: 'capacity', title: w.admin.capacity, numeric: true, cell: (row) => format.kg(row.capacity_g) },
        { key: 'shifts', title: w.admin.shifts, numeric: true, cell: (row) => row.shifts.length },
        { key: 'active', title: w.admin.active, cell: (row) => (row.active ? w.common.yes : w.common.no) },
      ]}
      form={(row, close) => (
        <div class="stack stack-l">
          <VehicleForm key={row?.version} vehicle={row} onDone={close} />
          {row && <ShiftsEditor key={`shifts${row.version}`} vehicle={row} />}
        </div>
      )}
    />
  );
}

function VehicleForm({ vehicle, onDone }: { vehicle: Vehicle | null; onDone: () => void }) {
  const w = useWords();
  const { save, busy, problem, headers } = useSave(onDone);
  const sites = useLive(
    'sites:starts',
    async () => (await ask(api.GET('/api/v1/sites', { params: { query: { limit: 200 } } }))).items.filter((site) => site.role !== 'donor'),
    300_000,
  );
  const [organisationId, setOrganisation] = useState<string | null>(vehicle?.organisationId ?? null);
  const [startSiteId, setStart] = useState(vehicle?.startSiteId ?? '');
  const [profile, setProfile] = useState<Vehicle['profile']>(vehicle?.profile ?? 'cargo-bike');
  const [name, setName] = useState(vehicle?.name ?? '');
  const [kg, setKg] = useState<number | null>(vehicle ? vehicle.capacity_g / 1000 : 80);
  const [litres, setLitres] = useState<number | null>(vehicle?.litres ?? null);
  const [coldLitres, setColdLitres] = useState<number | null>(vehicle?.coldLitres ?? null);
  const [has, setHas] = useState(vehicle?.has.join(', ') ?? '');
  const [approved, setApproved] = useState(vehicle?.approvedColdUntil ?? '');
  const [maxStops, setMaxStops] = useState<number | null>(vehicle?.maxStops ?? 20);
  const [active, setActive] = useState(vehicle?.active ?? true);
  const submit = (): void => {
    if (!organisationId || !startSiteId) return;
    const equipment = has.split(',').flatMap((one) => orNull(one) ?? []);
    const body = {
      organisationId,
      startSiteId,
      profile,
      name,
      capacity_g: Math.round((kg ?? 0) * 1000),
      litres,
      coldLitres,
      has: equipment,
      approvedColdUntil: orNull(approved),
      maxStops: maxStops ?? 20,
      active,
    };
    void save(() =>
      vehicle
        ? ask(api.PATCH('/api/v1/vehicles/{id}', { params: { path: { id: vehicle.id } }, body: { ...body, version: vehicle.version } }))
        : ask(api.POST('/api/v1/vehicles', { headers, body })),
    );
  };
  return (
    <Form onSubmit={submit} busy={busy} problem={problem} onCancel={onDone}>
      <TextField label={w.admin.name} required maxLength={120} value={name} onValue={setName} />
      <SelectField
        label={w.admin.profile}
        value={profile}
        choices={PROFILES.map((value) => ({ value, label: w.driver.profiles[value] }))}
        onValue={setProfile}
      />
      <OrganisationPicker
        label={w.admin.organisation}
        value={organisationId}
        valueName={vehicle?.organisationName}
        onValue={setOrganisation}
      />
      <SelectField
        label={w.admin.startSite}
        required
        value={startSiteId}
        choices={[{ value: '', label: '—' }, ...(sites.data ?? []).map((site) => ({ value: site.id, label: site.name }))]}
        onValue={setStart}
      />
      <div class="grid-auto slot-fields">
        <NumberField label={w.admin.capacity} required min={1} decimals={1} value={kg} onValue={setKg} />
        <NumberField label={w.admin.litres} min={1} value={litres} onValue={setLitres} />
        <NumberField label={w.admin.coldLitres} min={0} value={coldLitres} onValue={setColdLitres} />
        <NumberField label={w.admin.maxStops} required min={1} max={200} value={maxStops} onValue={setMaxStops} />
      </div>
      <TextField label={w.admin.equipment} hint={w.admin.equipmentHint} value={has} onValue={setHas} />
      <TextField type="date" label={w.admin.approvedColdUntil} value={approved} onValue={setApproved} />
      <CheckField label={w.admin.active} checked={active} onValue={setActive} />
    </Form>
  );
}
