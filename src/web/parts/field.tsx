import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Labelled {
  label: string;
  hint?: ComponentChildren;
  /** What is wrong with the value, said under the field and announced with it. */
  error?: string | undefined;
}

/** What of an input element pages set themselves. */
interface Native {
  required?: boolean;
  min?: string | number | undefined;
  max?: string | number | undefined;
  step?: number;
  minLength?: number;
  maxLength?: number;
  placeholder?: string;
  autocomplete?: string;
  inputMode?: 'numeric' | 'decimal' | 'text';
}

type TextType = 'text' | 'date' | 'time' | 'password' | 'email' | 'tel' | 'search';

/** Label, hint and error around one control, tied together for assistive technology. */
function Framed({ label, hint, error, id, children }: Labelled & { id: string; children: ComponentChildren }) {
  return (
    <div>
      <label class="form-label" for={id}>
        {label}
      </label>
      {children}
      {hint && (
        <div class="form-text" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <div class="invalid-feedback d-block" id={`${id}-error`}>
          {error}
        </div>
      )}
    </div>
  );
}

const described = (id: string, { hint, error }: Labelled): string | undefined =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;

/** A line of text, a date, a time, a password… by `type`. */
export function TextField({
  label,
  hint,
  error,
  value,
  onValue,
  type = 'text',
  ...native
}: Labelled & Native & { type?: TextType; value: string; onValue: (value: string) => void }) {
  const id = useId();
  return (
    <Framed label={label} hint={hint} error={error} id={id}>
      <input
        {...native}
        // Preact types each kind of input apart; the few attributes used here are the same for all of ours.
        type={type as 'text'}
        id={id}
        class={`form-control ${error ? 'is-invalid' : ''}`}
        value={value}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={described(id, { label, hint, error })}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </Framed>
  );
}

/** A number; null while there is none. A decimal comma is understood. */
export function NumberField({
  label,
  hint,
  error,
  value,
  onValue,
  decimals = 0,
  ...native
}: Labelled & Native & { value: number | null; onValue: (value: number | null) => void; decimals?: number }) {
  const id = useId();
  return (
    <Framed label={label} hint={hint} error={error} id={id}>
      <input
        {...native}
        type="number"
        step={native.step ?? 1 / 10 ** decimals}
        inputMode={decimals > 0 ? 'decimal' : 'numeric'}
        id={id}
        class={`form-control ${error ? 'is-invalid' : ''}`}
        value={value ?? ''}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={described(id, { label, hint, error })}
        onInput={(event) => onValue(Number.isNaN(event.currentTarget.valueAsNumber) ? null : event.currentTarget.valueAsNumber)}
      />
    </Framed>
  );
}

export interface Choice<T extends string = string> {
  value: T;
  label: string;
}

export function SelectField<T extends string>({
  label,
  hint,
  error,
  value,
  choices,
  onValue,
  required,
}: Labelled & { value: T; choices: readonly Choice<T>[]; onValue: (value: T) => void; required?: boolean }) {
  const id = useId();
  return (
    <Framed label={label} hint={hint} error={error} id={id}>
      <select
        id={id}
        required={required}
        class={`form-select ${error ? 'is-invalid' : ''}`}
        value={value}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={described(id, { label, hint, error })}
        onChange={(event) => onValue(event.currentTarget.value as T)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Framed>
  );
}

/** A longer text. */
export function AreaField({
  label,
  hint,
  error,
  value,
  onValue,
  rows = 3,
  maxLength,
}: Labelled & { value: string; onValue: (value: string) => void; rows?: number; maxLength?: number }) {
  const id = useId();
  return (
    <Framed label={label} hint={hint} error={error} id={id}>
      <textarea
        id={id}
        rows={rows}
        maxLength={maxLength}
        class={`form-control ${error ? 'is-invalid' : ''}`}
        value={value}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={described(id, { label, hint, error })}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </Framed>
  );
}

/** A yes or a no. */
export function CheckField({
  label,
  checked,
  onValue,
  hint,
}: {
  label: ComponentChildren;
  checked: boolean;
  onValue: (checked: boolean) => void;
  hint?: string;
}) {
  const id = useId();
  return (
    <div>
      <div class="form-check">
        <input
          class="form-check-input"
          type="checkbox"
          id={id}
          checked={checked}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={(event) => onValue(event.currentTarget.checked)}
        />
        <label class="form-check-label" for={id}>
          {label}
        </label>
      </div>
      {hint && (
        <div class="form-text mt-0" id={`${id}-hint`}>
          {hint}
        </div>
      )}
    </div>
  );
}
