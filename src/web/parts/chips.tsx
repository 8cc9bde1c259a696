import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon, type IconName } from './icon.js';

export interface ChipChoice<T extends string = string> {
  value: T;
  label: ComponentChildren;
  icon?: IconName;
}

interface Props<T extends string> {
  legend: ComponentChildren;
  hint?: ComponentChildren;
  /** Hidden legends are still read out. */
  quiet?: boolean;
  choices: readonly ChipChoice<T>[];
  tiles?: boolean;
}

function Frame({
  legend,
  hint,
  quiet,
  hintId,
  children,
}: Pick<Props<string>, 'legend' | 'hint' | 'quiet'> & { hintId: string; children: ComponentChildren }) {
  return (
    <fieldset aria-describedby={hint ? hintId : undefined}>
      <legend class={quiet ? 'visually-hidden' : ''}>{legend}</legend>
      {children}
      {hint && (
        <div class="form-text" id={hintId}>
          {hint}
        </div>
      )}
    </fieldset>
  );
}

/** One of a few: a group of radio buttons that look like chips, or like tiles with a drawing. */
export function Chips<T extends string>({
  value,
  onValue,
  choices,
  tiles,
  ...frame
}: Props<T> & { value: T | null; onValue: (value: T) => void }) {
  const name = useId();
  return (
    <Frame {...frame} hintId={`${name}-hint`}>
      <div class={tiles ? 'tiles' : 'chips'}>
        {choices.map((choice) => (
          <div key={choice.value} class="d-grid">
            <input
              type="radio"
              class="btn-check"
              name={name}
              id={`${name}-${choice.value}`}
              value={choice.value}
              checked={value === choice.value}
              // A tap on what is chosen already is a tap too: it goes on to the next question.
              onClick={() => onValue(choice.value)}
            />
            <label class="btn btn-outline-primary" for={`${name}-${choice.value}`}>
              {choice.icon && <Icon name={choice.icon} />}
              <span>{choice.label}</span>
            </label>
          </div>
        ))}
      </div>
    </Frame>
  );
}

/** Any number of a few: check boxes that look like chips. */
export function MultiChips<T extends string>({
  values,
  onValues,
  choices,
  ...frame
}: Props<T> & { values: readonly T[]; onValues: (values: T[]) => void }) {
  const name = useId();
  const toggle = (value: T): void => onValues(values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);
  return (
    <Frame {...frame} hintId={`${name}-hint`}>
      <div class="chips">
        {choices.map((choice) => (
          <div key={choice.value}>
            <input
              type="checkbox"
              class="btn-check"
              id={`${name}-${choice.value}`}
              checked={values.includes(choice.value)}
              onChange={() => toggle(choice.value)}
            />
            <label class="btn btn-outline-primary" for={`${name}-${choice.value}`}>
              {choice.icon && <Icon name={choice.icon} />}
              <span>{choice.label}</span>
            </label>
          </div>
        ))}
      </div>
    </Frame>
  );
}
