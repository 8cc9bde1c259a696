import type { Site } from '../../api/types.js';
import { Chips } from '../../parts/chips.js';
import { SelectField } from '../../parts/field.js';
import { useWords } from '../../words/words.js';

/** More than a handful no longer fits under a thumb. */
const CHIPS_AT_MOST = 5;

/** Which of one's sites gives: chips for a few, a list for whoever acts for many. */
export function SiteChoice({ sites, value, onValue }: { sites: readonly Site[]; value: string; onValue: (siteId: string) => void }) {
  const w = useWords();
  const choices = sites.map(({ id, name }) => ({ value: id, label: name }));
  if (sites.length > CHIPS_AT_MOST) return <SelectField label={w.declare.site} value={value} choices={choices} onValue={onValue} />;
  return <Chips legend={w.declare.site} value={value} choices={choices} onValue={onValue} />;
}
