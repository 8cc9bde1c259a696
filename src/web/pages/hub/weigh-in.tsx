import { useMemo, useState } from 'preact/hooks';
import { useAction } from '../../api/action.js';
import type { ExpectedIntake, IntakeRefusal } from '../../api/types.js';
import { INTAKE_REFUSALS } from '../../api/values.js';
import { newKey, useSend } from '../../offline/use-queue.js';
import { Button } from '../../parts/button.js';
import { Chips } from '../../parts/chips.js';
import { Dialog } from '../../parts/dialog.js';
import { AreaField, CheckField } from '../../parts/field.js';
import { ProblemNotice } from '../../parts/notice.js';
import { Stepper } from '../../parts/stepper.js';
import { useSay } from '../../parts/toast.js';
import { useFormat, useWords } from '../../words/words.js';

/** The scale's reading of one delivery, its temperature where it matters, and what is refused of it. */
export function WeighIn({ item, onClose }: { item: ExpectedIntake; onClose: () => void }) {
  const w = useWords();
  const format = useFormat();
  const say = useSay();
  const send = useSend();
  const { run, busy, problem } = useAction();
  const key = useMemo(newKey, []);
  const [weighed_kg, setWeighed] = useState<number | null>(item.announced_g / 1000);
  const [refused_kg, setRefused] = useState<number | null>(0);
  const [refusalCode, setRefusal] = useState<IntakeRefusal | null>(null);
  const [temperature_c, setTemperature] = useState<number | null>(null);
  const [packageOk, setPackageOk] = useState(true);
  const [note, setNote] = useState('');
  const measured = item.cold !== 'ambient';
  const refuses = (refused_kg ?? 0) > 0;
  const gap =
    weighed_kg === null
      ? w.driver.missing.weight
      : refuses && !refusalCode
        ? w.driver.missing.reason
        : measured && temperature_c === null
          ? w.driver.missing.temperature
          : null;
  const [complained, setComplained] = useState(false);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setComplained(gap !== null);
    if (gap !== null) return;
    const done = await run(async () => {
      const { answer } = await send({
        path: '/api/v1/intake',
        body: {
          parcelId: item.parcelId,
          weighed_g: Math.round((weighed_kg ?? 0) * 1000),
          ...(refuses ? { refused_g: Math.round((refused_kg ?? 0) * 1000), refusalCode: refusalCode! } : {}),
          ...(temperature_c === null ? {} : { temperature_c }),
          packageOk,
          ...(note.trim() ? { note: note.trim() } : {}),
        },
        key,
        label: `${w.hub.weigh} : ${item.label}, ${weighed_kg} kg`,
      });
      say(answer ? 'good' : 'wait', answer ? w.hub.done : w.hub.kept);
    });
    if (done) onClose();
  };
  return (
    <Dialog title={w.hub.weighTitle(item.label)} onClose={onClose}>
      <form class="stack" noValidate onSubmit={(event) => void submit(event)}>
        <Stepper
          label={w.hub.weighed}
          unit="kg"
          decimals={2}
          step={0.5}
          value={weighed_kg}
          hint={w.hub.announced(format.mass(item.announced_g))}
          onValue={setWeighed}
        />
        {measured && (
          <Stepper
            label={w.hub.temperature}
            unit="°C"
            decimals={1}
            min={-40}
            max={100}
            start={item.cold === 'frozen' ? -18 : item.cold === 'hot' ? 65 : 3}
            value={temperature_c}
            hint={w.cold[item.cold]}
            onValue={setTemperature}
          />
        )}
        <CheckField label={w.hub.packageOk} checked={packageOk} onValue={setPackageOk} />
        <Stepper
          label={w.hub.refused}
          unit="kg"
          decimals={2}
          step={0.5}
          max={weighed_kg ?? undefined}
          value={refused_kg}
          onValue={setRefused}
        />
        {refuses && (
          <Chips
            legend={w.hub.refusedWhy}
            value={refusalCode}
            choices={INTAKE_REFUSALS.map((value) => ({ value, label: w.reasons.weighing[value] }))}
            onValue={setRefusal}
          />
        )}
        <AreaField label={w.hub.note} rows={2} maxLength={1000} value={note} onValue={setNote} />
        <div role="alert">{complained && gap && <p class="text-danger fw-semibold mb-0">{gap}</p>}</div>
        <ProblemNotice problem={problem} />
        <Button type="submit" tone="primary" icon="check" busy={busy}>
          {w.hub.confirm}
        </Button>
      </form>
    </Dialog>
  );
}
