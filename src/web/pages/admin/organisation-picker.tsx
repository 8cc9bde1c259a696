import { useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { Organisation } from '../../api/types.js';
import { SelectField, TextField } from '../../parts/field.js';
import { useWords } from '../../words/words.js';

interface Props {
  label: string;
  value: string | null;
  /** Its name, so that the present choice shows before any search. */
  valueName?: string | null | undefined;
  kind?: Organisation['kind'];
  onValue: (id: string | null) => void;
  /** What choosing none is called; without it one must be chosen. */
  none?: string;
}

/** One of possibly thousands of organisations: a search, then a short list. */
export function OrganisationPicker({ label, value, valueName, kind, onValue, none }: Props) {
  const w = useWords();
  const [search, setSearch] = useState('');
  const found = useLive(
    `organisation-picker:${kind ?? ''}:${search}`,
    async () =>
      (
        await ask(
          api.GET('/api/v1/organisations', {
            params: { query: { limit: 50, ...(kind ? { kind } : {}), ...(search ? { q: search } : {}) } },
          }),
        )
      ).items,
    60_000,
  );
  const items = found.data ?? [];
  const choices = items.map(({ id, name }) => ({ value: id, label: name }));
  if (value && !choices.some((choice) => choice.value === value)) choices.unshift({ value, label: valueName ?? value });
  return (
    <div class="stack stack-s">
      <TextField type="search" label={`${label} – ${w.common.search.toLowerCase()}`} value={search} onValue={setSearch} />
      <SelectField
        label={label}
        required={!none}
        value={value ?? ''}
        choices={[{ value: '', label: none ?? '—' }, ...choices]}
        onValue={(id) => onValue(id || null)}
      />
    </div>
  );
}
