import type { EquipmentItem } from '../../api/types.js';
import { Button } from '../../parts/button.js';
import { NumberField, SelectField, TextField } from '../../parts/field.js';
import { useSpeech, useWords } from '../../words/words.js';
import { priceWords } from './terms.js';

/** A price and where it comes from; money in euros, the price itself in cents. */
export interface PriceDraft {
  unit: EquipmentItem['priceUnit'];
  cents: number | null;
  note: string;
  purchase: number | null;
  life: number | null;
  yearly: number | null;
  uses: number | null;
}

const inEuros = (cents: number | null | undefined): number | null => (typeof cents === 'number' ? cents / 100 : null);

export const costFigures = (item: EquipmentItem | null): Pick<PriceDraft, 'purchase' | 'life' | 'yearly' | 'uses'> => ({
  purchase: inEuros(item?.purchase_cents),
  life: item?.lifeYears ?? null,
  yearly: inEuros(item?.upkeep_cents),
  uses: item?.usesAYear ?? null,
});

/** The price at cost in cents, as the server computes it; null while a figure is missing. */
function atCost({ purchase, life, yearly, uses }: PriceDraft): number | null {
  if (purchase === null || !life || yearly === null || !uses) return null;
  return Math.floor(((Math.round(purchase * 100) / life + Math.round(yearly * 100)) / uses) * 100 + 1e-6) / 100;
}

const UNITS = ['hour', 'day', 'km'] as const;

/** Four figures make the price at cost; the owner may ask for less, or for more with a word. */
export function PriceFields({ price, onPrice }: { price: PriceDraft; onPrice: (price: PriceDraft) => void }) {
  const w = useWords();
  const { language } = useSpeech();
  const cost = atCost(price);
  const change = (part: Partial<PriceDraft>): void => onPrice({ ...price, ...part });
  return (
    <fieldset class="stack">
      <legend class="h5 fw-bold mb-2">{w.equipment.form.priceTitle}</legend>
      <SelectField
        label={w.equipment.form.unit}
        value={price.unit}
        choices={UNITS.map((value) => ({ value, label: w.equipment.form.units[value] }))}
        onValue={(unit) => change({ unit })}
      />
      <div class="grid-auto slot-fields">
        <NumberField
          label={w.equipment.form.purchase}
          min={0}
          decimals={2}
          value={price.purchase}
          onValue={(purchase) => change({ purchase })}
        />
        <NumberField label={w.equipment.form.life} min={0.5} decimals={1} value={price.life} onValue={(life) => change({ life })} />
        <NumberField
          label={w.equipment.form.yearly}
          hint={w.equipment.form.yearlyHint}
          min={0}
          decimals={2}
          value={price.yearly}
          onValue={(yearly) => change({ yearly })}
        />
        <NumberField
          label={w.equipment.form.uses[price.unit]}
          min={1}
          decimals={1}
          value={price.uses}
          onValue={(uses) => change({ uses })}
        />
      </div>
      <p class="mb-0 row-wrap" role="status">
        {cost === null
          ? w.equipment.form.notComputed
          : w.equipment.form.computed(priceWords({ price_cents: cost, priceUnit: price.unit }, w, language))}
        {cost !== null && cost !== price.cents && <Button onClick={() => change({ cents: cost })}>{w.equipment.form.takeCost}</Button>}
      </p>
      <NumberField
        label={w.equipment.form.price}
        required
        min={0}
        decimals={2}
        value={price.cents}
        onValue={(value) => change({ cents: value })}
      />
      <TextField label={w.equipment.form.priceNote} maxLength={500} value={price.note} onValue={(note) => change({ note })} />
    </fieldset>
  );
}
