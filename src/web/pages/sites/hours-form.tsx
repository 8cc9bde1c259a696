import { useState } from 'preact/hooks';
import type { Problem } from '../../api/problem.js';
import { Button } from '../../parts/button.js';
import { SelectField, TextField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { useWords } from '../../words/words.js';

/** Open on this weekday (1 = Monday) between two times of day. */
export interface Hours {
  weekday: number;
  opens: string;
  closes: string;
}

interface Props {
  hours: readonly Hours[];
  busy: boolean;
  problem: Problem | null;
  onSave: (hours: Hours[]) => void;
  onCancel: () => void;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** A line for each time of opening. A new one is proposed for the day after the last. */
export function HoursForm({ hours, busy, problem, onSave, onCancel }: Props) {
  const w = useWords();
  const [draft, setDraft] = useState<Hours[]>([...hours]);
  const change = (index: number, part: Partial<Hours>): void =>
    setDraft(draft.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const nextDay = ((draft.at(-1)?.weekday ?? 0) % 7) + 1;
  const add = (): void => setDraft([...draft, { opens: '09:00', closes: '12:00', ...draft.at(-1), weekday: nextDay }]);
  const weekdayName = (weekday: number): string => w.common.weekdays[weekday as 1];
  return (
    <Form onSubmit={() => onSave(draft)} busy={busy} problem={problem} onCancel={onCancel}>
      <ul class="list-unstyled stack mb-0">
        {draft.map((one, index) => (
          <li key={index} class="hours-row">
            <SelectField
              label={w.association.weekday}
              value={String(one.weekday)}
              choices={WEEKDAYS.map((day) => ({ value: String(day), label: weekdayName(day) }))}
              onValue={(weekday) => change(index, { weekday: Number(weekday) })}
            />
            <TextField type="time" required label={w.association.opens} value={one.opens} onValue={(opens) => change(index, { opens })} />
            <TextField
              type="time"
              required
              label={w.association.closes}
              value={one.closes}
              onValue={(closes) => change(index, { closes })}
            />
            <Button tone="quiet" icon="cross" onClick={() => setDraft(draft.filter((_, at) => at !== index))}>
              <span class="visually-hidden">{`${w.common.remove} : ${weekdayName(one.weekday)} ${one.opens}`}</span>
            </Button>
          </li>
        ))}
      </ul>
      <div>
        <Button icon="add" onClick={add}>
          {w.association.addWindow}
        </Button>
      </div>
    </Form>
  );
}
