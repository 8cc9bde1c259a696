import { useState } from 'preact/hooks';
import { ALLERGENS, COLD_CLASSES } from '../../api/values.js';
import { Chips, MultiChips } from '../../parts/chips.js';
import { AreaField, CheckField, TextField } from '../../parts/field.js';
import { useWords } from '../../words/words.js';
import type { Draft } from './draft.js';

interface Props {
  draft: Draft;
  defaultLabel: string;
  onDraft: (change: Partial<Draft>) => void;
}

/** Everything that may be said and need not be. */
export function Precisions({ draft, defaultLabel, onDraft }: Props) {
  const w = useWords();
  return (
    <details>
      <summary class="fw-semibold">{w.declare.precisions}</summary>
      <div class="stack mt-3">
        <TextField
          label={w.declare.label}
          hint={w.declare.labelHint}
          value={draft.label}
          placeholder={defaultLabel}
          maxLength={200}
          onValue={(label) => onDraft({ label })}
        />
        <Chips
          legend={w.declare.coldWhich}
          value={draft.cold}
          choices={COLD_CLASSES.map((value) => ({ value, label: w.cold[value] }))}
          onValue={(cold) => onDraft({ cold })}
        />
        <Allergens draft={draft} onDraft={onDraft} />
        <AreaField
          label={w.declare.note}
          hint={w.declare.noteHint}
          value={draft.note}
          maxLength={1000}
          rows={2}
          onValue={(note) => onDraft({ note })}
        />
        <CheckField label={w.declare.sorting} checked={draft.needsSorting} onValue={(needsSorting) => onDraft({ needsSorting })} />
      </div>
    </details>
  );
}

/** Not knowing, none and some are three different answers: the first rules out careful recipients. */
function Allergens({ draft, onDraft }: Pick<Props, 'draft' | 'onDraft'>) {
  const w = useWords();
  const [choosing, setChoosing] = useState((draft.allergens?.length ?? 0) > 0);
  const known = draft.allergens === null ? 'unknown' : choosing ? 'some' : 'none';
  return (
    <div class="stack stack-s">
      <Chips
        legend={w.declare.allergens}
        hint={known === 'unknown' ? w.declare.allergensHint : undefined}
        value={known}
        choices={[
          { value: 'unknown', label: w.declare.allergensUnknown },
          { value: 'none', label: w.declare.allergensNone },
          { value: 'some', label: w.declare.allergensSome },
        ]}
        onValue={(value) => {
          setChoosing(value === 'some');
          onDraft({ allergens: value === 'unknown' ? null : [] });
        }}
      />
      {known === 'some' && (
        <MultiChips
          legend={w.declare.allergens}
          quiet
          values={draft.allergens ?? []}
          choices={ALLERGENS.map((value) => ({ value, label: w.allergens[value] }))}
          onValues={(allergens) => onDraft({ allergens })}
        />
      )}
    </div>
  );
}
