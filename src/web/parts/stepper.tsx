import { useId } from 'preact/hooks';
import { useWords } from '../words/words.js';
import { Icon } from './icon.js';

interface Props {
  label: string;
  value: number | null;
  onValue: (value: number | null) => void;
  min?: number;
  max?: number | undefined;
  step?: number;
  /** What plus and minus begin with while there is no value. */
  start?: number;
  decimals?: number;
  unit?: string;
  hint?: string | undefined;
  error?: string | undefined;
}

/** A number with a big minus and a big plus; it can be typed as well. */
export function Stepper({ label, value, onValue, min = 0, max = 100_000, step = 1, start = 0, decimals = 0, unit, hint, error }: Props) {
  const w = useWords();
  const id = useId();
  const move = (by: number): void => {
    const next = Math.min(max, Math.max(min, value === null ? start + (start === 0 ? by : 0) : value + by));
    onValue(Number(next.toFixed(decimals)));
  };
  return (
    <div>
      <label class="form-label" for={id}>
        {label}
        {unit && <span class="text-muted fw-normal"> ({unit})</span>}
      </label>
      <div>
        <div class="stepper">
          <button
            type="button"
            class="btn btn-outline-primary"
            aria-label={w.common.less(label)}
            onClick={() => move(-step)}
            disabled={value !== null && value <= min}
          >
            <Icon name="remove" />
          </button>
          <input
            id={id}
            class={`form-control ${error ? 'is-invalid' : ''}`}
            type="number"
            inputMode={decimals > 0 ? 'decimal' : 'numeric'}
            min={min}
            max={max}
            step={1 / 10 ** decimals}
            value={value ?? ''}
            aria-invalid={error ? 'true' : undefined}
            aria-describedby={hint || error ? `${id}-says` : undefined}
            onInput={(event) => onValue(Number.isNaN(event.currentTarget.valueAsNumber) ? null : event.currentTarget.valueAsNumber)}
          />
          <button
            type="button"
            class="btn btn-outline-primary"
            aria-label={w.common.more(label)}
            onClick={() => move(step)}
            disabled={value !== null && value >= max}
          >
            <Icon name="add" />
          </button>
        </div>
      </div>
      {(error || hint) && (
        <div class={error ? 'invalid-feedback d-block' : 'form-text'} id={`${id}-says`}>
          {error ?? hint}
        </div>
      )}
    </div>
  );
}
