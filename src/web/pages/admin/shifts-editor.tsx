import { useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { Vehicle } from '../../api/types.js';
import { Button } from '../../parts/button.js';
import { SelectField, TextField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { useWords } from '../../words/words.js';
import { useSave } from './use-save.js';

type Shift = Vehicle['shifts'][number];
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Who drives a vehicle, which day, from when to when. */
export function ShiftsEditor({ vehicle }: { vehicle: Vehicle }) {
  const w = useWords();
  const { save, busy, problem } = useSave(() => undefined);
  const people = useLive(
    'people:all',
    async () => (await ask(api.GET('/api/v1/people', { params: { query: { limit: 200 } } }))).items,
    60_000,
  );
  const [shifts, setShifts] = useState<Shift[]>(vehicle.shifts);
  const drivers = (people.data ?? []).filter(
    (person) => person.active && (person.drives.includes(vehicle.profile) || shifts.some(({ personId }) => personId === person.id)),
  );
  const change = (index: number, part: Partial<Shift>): void =>
    setShifts(shifts.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const add = (): void => {
    const driver = drivers[0];
    if (driver) setShifts([...shifts, { weekday: 1, starts: '17:00', ends: '21:00', ...shifts.at(-1), personId: driver.id }]);
  };
  const submit = (): void =>
    void save(() =>
      ask(api.PUT('/api/v1/vehicles/{id}/shifts', { params: { path: { id: vehicle.id } }, body: { shifts, version: vehicle.version } })),
    );
  return (
    <Form onSubmit={submit} busy={busy} problem={problem}>
      <h3 class="mb-0">{w.admin.shifts}</h3>
      {shifts.length === 0 && <p class="text-muted mb-0">{w.admin.shiftsNone}</p>}
      <ul class="list-unstyled stack mb-0">
        {shifts.map((shift, index) => (
          <li key={index} class="stack stack-s border-bottom pb-3">
            <SelectField
              label={w.admin.person}
              value={shift.personId}
              choices={drivers.map(({ id, name }) => ({ value: id, label: name }))}
              onValue={(personId) => change(index, { personId })}
            />
            <div class="hours-row">
              <SelectField
                label={w.association.weekday}
                value={String(shift.weekday)}
                choices={WEEKDAYS.map((day) => ({ value: String(day), label: w.common.weekdays[day] }))}
                onValue={(weekday) => change(index, { weekday: Number(weekday) })}
              />
              <TextField type="time" required label={w.admin.starts} value={shift.starts} onValue={(starts) => change(index, { starts })} />
              <TextField type="time" required label={w.admin.ends} value={shift.ends} onValue={(ends) => change(index, { ends })} />
              <Button tone="quiet" icon="cross" onClick={() => setShifts(shifts.filter((_, at) => at !== index))}>
                <span class="visually-hidden">{w.common.remove}</span>
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <div>
        <Button icon="add" disabled={drivers.length === 0} onClick={add}>
          {w.admin.addShift}
        </Button>
      </div>
    </Form>
  );
}
