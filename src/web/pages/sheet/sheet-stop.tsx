import type { Stop } from '../../api/types.js';
import { useFormat, useWords } from '../../words/words.js';
import { loadsOf } from './sheet-load.js';

/** More classes than this do not fit beside twelve stops; their mass is in the total. */
const MOST_CLASSES = 3;

/** Longer addresses take two of the five lines there are, and leave one to the way in. */
const ONE_LINE = 40;

/** One stop: where, what, and room for what is weighed, measured and signed. */
export function SheetStop({ stop }: { stop: Stop }) {
  const w = useWords();
  const format = useFormat();
  const isLong = (stop.address?.length ?? 0) > ONE_LINE;
  return (
    <li class="sheet-stop">
      <div class="sheet-when">
        <span class="sheet-number">{stop.seq}</span>
        <strong>{format.time(stop.plannedArrival)}</strong>
      </div>
      <div class="sheet-place">
        <strong class="sheet-line">{stop.siteName}</strong>
        {stop.address && <span class={isLong ? 'sheet-lines' : 'sheet-line'}>{stop.address}</span>}
        {stop.streetAccess && (
          <span class={`sheet-access ${isLong ? 'sheet-line' : 'sheet-lines'}`}>
            {w.sheet.access} {stop.streetAccess}
          </span>
        )}
        {(stop.contactName || stop.contactPhone) && (
          <span class="sheet-line">
            {[stop.contactPhone && `${w.sheet.call} ${stop.contactPhone}`, stop.contactName].filter(Boolean).join(' · ')}
          </span>
        )}
      </div>
      <Load stop={stop} />
      <div class="sheet-room">{w.sheet.weighed}</div>
      <div class="sheet-room">{w.sheet.temperature}</div>
      <div class="sheet-room sheet-signature">{w.sheet.signature}</div>
    </li>
  );
}

function Load({ stop }: { stop: Stop }) {
  const w = useWords();
  const format = useFormat();
  const loads = loadsOf(stop);
  const total = loads.reduce((sum, { grams }) => sum + grams, 0);
  return (
    <div class="sheet-load">
      <strong class="sheet-line">
        {w.sheet[stop.kind]} {loads.length > 0 && format.kg(total)}
      </strong>
      {loads.length === 0 && <span>{w.sheet.none}</span>}
      {loads.slice(0, MOST_CLASSES).map(({ cold, grams, packages }) => (
        <span key={cold} class="sheet-line">
          {w.cold[cold]} : {format.kg(grams)}, {w.sheet.packages(packages)}
        </span>
      ))}
      {loads.length > MOST_CLASSES && <span class="sheet-line">{w.sheet.more(loads.length - MOST_CLASSES)}</span>}
    </div>
  );
}
