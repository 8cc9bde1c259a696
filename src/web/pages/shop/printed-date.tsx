import { useState } from 'preact/hooks';
import { Chips } from '../../parts/chips.js';
import { TextField } from '../../parts/field.js';
import { serverNow } from '../../format/clock.js';
import { addDays, localDay } from '../../format/zoned-time.js';
import { DATE_KINDS } from '../../api/values.js';
import { useFormat, useWords, useZone } from '../../words/words.js';
import type { Draft } from './draft.js';

interface Props {
  draft: Draft;
  onDraft: (change: Partial<Draft>) => void;
  onChosen: () => void;
}

const OTHER = 'other';
/** Best-before dates lie further away than use-by dates. */
const AHEAD = { DLC: [0, 1, 2, 3], DDM: [0, 7, 14, 30] } as const;

/** The date on the label: a tap on a near day, or the calendar. */
export function PrintedDate({ draft, onDraft, onChosen }: Props) {
  const w = useWords();
  const format = useFormat();
  const zone = useZone();
  const [calendar, setCalendar] = useState(false);
  const today = localDay(serverNow(), zone);
  const kind = draft.dateKind;
  const days = kind === 'none' ? [] : AHEAD[kind].map((ahead) => addDays(today, ahead));
  const near = days.includes(draft.date);
  const showCalendar = kind !== 'none' && (calendar || (draft.date !== '' && !near));
  return (
    <section class="stack" id="which-date">
      {kind !== 'none' && (
        <Chips
          legend={w.declare.whichDate}
          hint={w.declare.mixedDates}
          value={showCalendar ? OTHER : near ? draft.date : null}
          choices={[
            ...days.map((day, index) => ({
              value: day,
              label: index < 2 && kind === 'DLC' ? capital(format.day(day)) : format.shortDay(day),
            })),
            { value: OTHER, label: w.declare.otherDate, icon: 'calendar' as const },
          ]}
          onValue={(value) => {
            setCalendar(value === OTHER);
            if (value === OTHER) return;
            onDraft({ date: value });
            onChosen();
          }}
        />
      )}
      {showCalendar && <TextField type="date" label={w.declare.pickDate} value={draft.date} onValue={(date) => onDraft({ date })} />}
      <details>
        <summary class="fw-semibold">
          {w.declare.dateKind} : {w.dateKinds[kind]}
        </summary>
        <div class="mt-2">
          <Chips
            legend={w.declare.dateKind}
            quiet
            value={kind}
            choices={DATE_KINDS.map((value) => ({ value, label: w.dateKinds[value] }))}
            onValue={(dateKind) => onDraft({ dateKind, date: '' })}
          />
        </div>
      </details>
    </section>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
