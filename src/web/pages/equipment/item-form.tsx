import { useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import type { ColdClass, EquipmentItem, EquipmentKind } from '../../api/types.js';
import { COLD_CLASSES } from '../../api/values.js';
import { MultiChips } from '../../parts/chips.js';
import { AreaField, CheckField, NumberField, SelectField, TextField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { useMe } from '../../session/session.js';
import { useWords } from '../../words/words.js';
import { OrganisationPicker } from '../admin/organisation-picker.js';
import { orNull, useSave } from '../admin/use-save.js';
import { costFigures, PriceFields, type PriceDraft } from './price-fields.js';
import { EQUIPMENT_KINDS } from './terms.js';
import { useHomes, useVehiclesOf } from './use-homes.js';

const NEEDS = ['cold-box', 'frozen-box', 'hot-box', 'trolley', 'tail-lift'] as const;
type Need = (typeof NEEDS)[number];
const INACTIVE = ['repair', 'lost', 'season', 'withdrawn'] as const;

const cents = (value: number | null): number | null => (value === null ? null : Math.round(value * 100));

/** What an owner says of a thing it lends: a new one, or one that is in the pool already. */
export function ItemForm({ item, onDone }: { item: EquipmentItem | null; onDone: () => void }) {
  const w = useWords();
  const me = useMe();
  const { save, busy, problem, headers } = useSave(onDone);
  const [organisationId, setOrganisation] = useState<string | null>(item?.organisationId ?? me.organisationId);
  const [kind, setKind] = useState<EquipmentKind>(item?.kind ?? 'isothermal-box');
  const [name, setName] = useState(item?.name ?? '');
  const [code, setCode] = useState(item?.code ?? '');
  const [homeSiteId, setHome] = useState(item?.homeSiteId ?? '');
  const [vehicleId, setVehicle] = useState(item?.vehicleId ?? '');
  const [provides, setProvides] = useState<Need[]>(
    (item?.provides ?? ['cold-box']).filter((one): one is Need => NEEDS.includes(one as Need)),
  );
  const [litres, setLitres] = useState<number | null>(item?.litres ?? null);
  const [kg, setKg] = useState<number | null>(item?.capacity_g ? item.capacity_g / 1000 : null);
  const [cold, setCold] = useState<ColdClass | ''>(item?.cold ?? '');
  const [conditions, setConditions] = useState(item?.conditions ?? '');
  const [attestedUntil, setAttested] = useState(item?.attestedUntil ?? '');
  const [upkeepDue, setUpkeepDue] = useState(item?.upkeepDue ?? '');
  const [upkeepEvery, setUpkeepEvery] = useState<number | null>(item?.upkeepEvery_h ?? null);
  const [price, setPrice] = useState<PriceDraft>(() => ({
    unit: item?.priceUnit ?? 'hour',
    cents: item?.price_cents ?? 0,
    note: item?.priceNote ?? '',
    ...costFigures(item),
  }));
  const [active, setActive] = useState(item?.active ?? true);
  const [because, setBecause] = useState<(typeof INACTIVE)[number]>(item?.inactiveBecause ?? 'repair');
  const homes = useHomes(organisationId);
  const vehicles = useVehiclesOf(organisationId, kind === 'vehicle' && !item);
  const isVehicle = kind === 'vehicle';
  const submit = (): void => {
    if (!organisationId || !homeSiteId) return;
    const terms = {
      homeSiteId,
      name,
      ...(orNull(code) ? { code: code.trim() } : {}),
      provides: isVehicle ? [] : provides,
      litres,
      capacity_g: kg === null ? null : Math.round(kg * 1000),
      cold: cold || null,
      conditions: orNull(conditions),
      // A vehicle's attestation is the vehicle's own.
      ...(isVehicle ? {} : { attestedUntil: orNull(attestedUntil) }),
      upkeepDue: orNull(upkeepDue),
      upkeepEvery_h: upkeepEvery,
      priceUnit: price.unit,
      price_cents: price.cents ?? 0,
      purchase_cents: cents(price.purchase),
      lifeYears: price.life,
      upkeep_cents: cents(price.yearly),
      usesAYear: price.uses,
      priceNote: orNull(price.note),
      active,
      inactiveBecause: active ? null : because,
    };
    void save(() =>
      item
        ? ask(api.PATCH('/api/v1/equipment/{id}', { params: { path: { id: item.id } }, body: { ...terms, version: item.version } }))
        : ask(
            api.POST('/api/v1/equipment', {
              headers,
              body: { ...terms, organisationId, kind, vehicleId: isVehicle ? vehicleId || null : null },
            }),
          ),
    );
  };
  return (
    <Form onSubmit={submit} busy={busy} problem={problem} onCancel={onDone}>
      {!item && me.actions['equipment:write'] === 'any' && (
        <OrganisationPicker label={w.equipment.owner} value={organisationId} valueName={me.organisationName} onValue={setOrganisation} />
      )}
      {!item && (
        <SelectField
          label={w.equipment.kind}
          value={kind}
          choices={EQUIPMENT_KINDS.map((value) => ({ value, label: w.equipment.kinds[value] }))}
          onValue={setKind}
        />
      )}
      {isVehicle && !item && (
        <SelectField
          label={w.equipment.form.vehicle}
          required
          value={vehicleId}
          choices={[{ value: '', label: '—' }, ...vehicles.map((vehicle) => ({ value: vehicle.id, label: vehicle.name }))]}
          onValue={setVehicle}
        />
      )}
      <TextField label={w.equipment.form.name} required maxLength={120} value={name} onValue={setName} />
      <SelectField
        label={w.equipment.form.homeSite}
        required
        value={homeSiteId}
        choices={[{ value: '', label: '—' }, ...homes.map((site) => ({ value: site.id, label: site.name }))]}
        onValue={setHome}
      />
      {!isVehicle && (
        <MultiChips
          legend={w.equipment.form.provides}
          hint={w.equipment.form.providesHint}
          values={provides}
          choices={NEEDS.map((value) => ({ value, label: w.equipment.form.needs[value] }))}
          onValues={setProvides}
        />
      )}
      <div class="grid-auto slot-fields">
        <NumberField label={w.equipment.form.litres} min={1} value={litres} onValue={setLitres} />
        <NumberField label={w.equipment.form.kilos} min={1} decimals={1} value={kg} onValue={setKg} />
        {!isVehicle && <TextField type="date" label={w.equipment.form.attestedUntil} value={attestedUntil} onValue={setAttested} />}
        <TextField type="date" label={w.equipment.form.upkeepDue} value={upkeepDue} onValue={setUpkeepDue} />
        <NumberField label={w.equipment.form.upkeepEvery} min={1} value={upkeepEvery} onValue={setUpkeepEvery} />
        <TextField label={w.equipment.form.code} maxLength={60} value={code} onValue={setCode} />
      </div>
      {!isVehicle && (
        <SelectField
          label={w.equipment.form.cold}
          value={cold}
          choices={[{ value: '' as const, label: '—' }, ...COLD_CLASSES.map((value) => ({ value, label: w.cold[value] }))]}
          onValue={setCold}
        />
      )}
      <AreaField label={w.equipment.form.conditions} maxLength={1000} value={conditions} onValue={setConditions} />
      <PriceFields price={price} onPrice={setPrice} />
      <CheckField label={w.equipment.form.active} checked={active} onValue={setActive} />
      {!active && (
        <SelectField
          label={w.equipment.form.why}
          value={because}
          choices={INACTIVE.map((value) => ({ value, label: w.equipment.form.reasons[value] }))}
          onValue={setBecause}
        />
      )}
    </Form>
  );
}
