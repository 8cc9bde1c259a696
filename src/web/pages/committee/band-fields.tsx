import type { Policy } from '../../api/types.js';
import { CheckField, NumberField } from '../../parts/field.js';
import { useWords } from '../../words/words.js';

type Fairness = Policy['body']['fairness'];

/** What the form proposes where no band was voted yet: wide enough to be kept, narrow enough to be felt. */
const PROPOSED = { least: 0.7, most: 1.4, from_g: 20_000 };

/** The promise of equity: whether there is one, and how wide it is. People say it in percent and kilos. */
export function BandFields({ fairness, onFairness }: { fairness: Fairness; onFairness: (fairness: Fairness) => void }) {
  const w = useWords();
  const { band } = fairness;
  const change = (given: Partial<NonNullable<Fairness['band']>>): void =>
    onFairness({ ...fairness, band: { ...PROPOSED, ...band, ...given } });
  const toggle = (isOn: boolean): void => {
    const { band: _, ...without } = fairness;
    onFairness(isOn ? { ...fairness, band: PROPOSED } : without);
  };
  return (
    <fieldset>
      <legend>{w.fairness.bandTitle}</legend>
      <CheckField label={w.fairness.bandOn} hint={w.fairness.bandHint} checked={band !== undefined} onValue={toggle} />
      {band && (
        <div class="grid-auto mt-2">
          <NumberField
            label={w.fairness.least}
            min={0}
            max={100}
            value={Math.round(band.least * 100)}
            onValue={(value) => change({ least: (value ?? 0) / 100 })}
          />
          <NumberField
            label={w.fairness.most}
            min={100}
            max={1000}
            value={Math.round(band.most * 100)}
            onValue={(value) => change({ most: (value ?? 100) / 100 })}
          />
          <NumberField
            label={w.fairness.from}
            hint={w.fairness.fromHint}
            min={0}
            max={1_000_000}
            value={Math.round((band.from_g ?? 0) / 1000)}
            onValue={(value) => change({ from_g: (value ?? 0) * 1000 })}
          />
        </div>
      )}
    </fieldset>
  );
}
