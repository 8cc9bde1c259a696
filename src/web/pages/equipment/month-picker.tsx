import { serverNow } from '../../format/clock.js';
import { localDay } from '../../format/zoned-time.js';
import { SelectField } from '../../parts/field.js';
import { useSpeech, useZone } from '../../words/words.js';

const COUNT = 13;

export const thisMonth = (zone: string): string => localDay(serverNow(), zone).slice(0, 7);

/** The month after (or before) so many, `YYYY-MM`. */
const addMonths = (month: string, months: number): string => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
};

/** `novembre 2026` */
export const monthName = (month: string, language: 'fr' | 'en', year = true): string =>
  new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone: 'UTC',
    month: year ? 'long' : 'short',
    ...(year ? { year: 'numeric' as const } : {}),
  }).format(new Date(`${month}-15T12:00:00Z`));

/** One of the last thirteen months. */
export function MonthPicker({ label, month, onMonth }: { label: string; month: string; onMonth: (month: string) => void }) {
  const zone = useZone();
  const { language } = useSpeech();
  const months = Array.from({ length: COUNT }, (_, index) => addMonths(thisMonth(zone), -index));
  return (
    <div class="month-field">
      <SelectField
        label={label}
        value={month}
        choices={months.map((value) => ({ value, label: monthName(value, language) }))}
        onValue={onMonth}
      />
    </div>
  );
}
