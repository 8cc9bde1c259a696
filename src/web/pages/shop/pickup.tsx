import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.js';
import { TextField } from '../../parts/field.js';
import { Icon } from '../../parts/icon.js';
import { Notice } from '../../parts/notice.js';
import { serverNow } from '../../format/clock.js';
import { localDay } from '../../format/zoned-time.js';
import { useFormat, useWords, useZone } from '../../words/words.js';
import type { Draft } from './draft.js';
import { slotInstants, type Slot } from './pickup-slot.js';

/** When it can be collected: proposed from the site's hours, in words; opened up only to change it. */
export function Pickup({ draft, onDraft }: { draft: Draft; onDraft: (change: Partial<Draft>) => void }) {
  const w = useWords();
  const format = useFormat();
  const zone = useZone();
  const [editing, setEditing] = useState(false);
  const { slot } = draft;
  const open = editing || slot === null;
  const change = (part: Partial<Slot>): void => onDraft({ slot: { day: localDay(serverNow(), zone), from: '', to: '', ...slot, ...part } });
  const instants = slot && slot.from < slot.to ? slotInstants(slot, serverNow(), zone) : null;
  return (
    <section class="stack stack-s" id="pickup">
      <h2 class="h3 mb-0">{w.declare.pickup}</h2>
      {slot === null && <Notice tone="wait">{w.declare.noWindow}</Notice>}
      {!open && instants && (
        <div class="row-wrap spread">
          <span class="row-wrap fw-semibold">
            <Icon name="clock" />
            {format.span(instants.from, instants.to)}
          </span>
          <Button tone="quiet" onClick={() => setEditing(true)}>
            {w.declare.pickupChange}
          </Button>
        </div>
      )}
      {open && (
        <div class="grid-auto slot-fields">
          <TextField type="date" label={w.declare.pickupDay} value={slot?.day ?? ''} onValue={(day) => change({ day })} />
          <TextField type="time" label={w.declare.pickupFrom} value={slot?.from ?? ''} onValue={(from) => change({ from })} />
          <TextField type="time" label={w.declare.pickupTo} value={slot?.to ?? ''} onValue={(to) => change({ to })} />
        </div>
      )}
    </section>
  );
}
