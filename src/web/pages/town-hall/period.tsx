import { serverNow } from '../../format/clock.js';
import { addDays, localDay } from '../../format/zoned-time.js';
import { Chips } from '../../parts/chips.js';
import { TextField } from '../../parts/field.js';
import { useWords, useZone } from '../../words/words.js';

/** Two local days, both included. */
export interface Period {
  from: string;
  to: string;
}

const LENGTHS = { today: 1, week: 7, month: 30, year: 365 } as const;
type Length = keyof typeof LENGTHS;

/** The last so many days, today included. */
export const lastDays = (days: number, zone: string): Period => {
  const today = localDay(serverNow(), zone);
  return { from: addDays(today, 1 - days), to: today };
};

/** A period by a tap on a usual length, or by two dates. */
export function PeriodPicker({ period, onPeriod }: { period: Period; onPeriod: (period: Period) => void }) {
  const w = useWords();
  const zone = useZone();
  const usual = (Object.keys(LENGTHS) as Length[]).find((length) => {
    const { from, to } = lastDays(LENGTHS[length], zone);
    return from === period.from && to === period.to;
  });
  return (
    <div class="stack no-print">
      <Chips
        legend={w.figures.period}
        value={usual ?? null}
        choices={(Object.keys(LENGTHS) as Length[]).map((value) => ({ value, label: w.figures.periods[value] }))}
        onValue={(length) => onPeriod(lastDays(LENGTHS[length], zone))}
      />
      <div class="grid-auto slot-fields">
        <TextField
          type="date"
          label={w.figures.from}
          value={period.from}
          max={period.to}
          onValue={(from) => from && onPeriod({ ...period, from })}
        />
        <TextField
          type="date"
          label={w.figures.to}
          value={period.to}
          min={period.from}
          onValue={(to) => to && onPeriod({ ...period, to })}
        />
      </div>
    </div>
  );
}
