import { useState } from 'preact/hooks';
import type { EquipmentBooking } from '../../api/types.js';
import { Badge } from '../../parts/badge.js';
import { DataTable } from '../../parts/table.js';
import { useFormat, useWords } from '../../words/words.js';
import { AcceptButton, CancelDialog, ReturnDialog } from './booking-actions.js';
import { Button } from '../../parts/button.js';
import { serverNow } from '../../format/clock.js';

interface Props {
  caption: string;
  /** On the page of one thing its name need not be said again. */
  ofOneItem?: boolean;
  rows: readonly EquipmentBooking[];
}

/** Bookings with what one can do about each: give it back, accept, call it off. */
export function BookingTable({ caption, rows, ofOneItem }: Props) {
  const w = useWords();
  const format = useFormat();
  const [open, setOpen] = useState<{ row: EquipmentBooking; to: 'return' | 'cancel' } | null>(null);
  if (rows.length === 0) return <p class="text-muted mb-0">{w.equipment.bookings.none}</p>;
  return (
    <>
      <DataTable
        caption={caption}
        quietCaption
        rows={rows.toSorted((a, b) => (a.from < b.from ? -1 : 1))}
        rowKey={(row) => row.id}
        columns={[
          ...(ofOneItem
            ? []
            : [{ key: 'what', title: w.equipment.bookings.what, header: true, cell: (row: EquipmentBooking) => row.itemName }]),
          { key: 'when', title: w.equipment.bookings.when, header: ofOneItem ?? false, cell: (row) => format.span(row.from, row.to) },
          { key: 'who', title: w.equipment.bookings.who, cell: (row) => <Who row={row} /> },
          { key: 'state', title: w.equipment.bookings.state, cell: (row) => <State row={row} /> },
          { key: 'act', title: w.equipment.bookings.act, cell: (row) => <Acts row={row} onOpen={(to) => setOpen({ row, to })} /> },
        ]}
      />
      {open?.to === 'return' && <ReturnDialog booking={open.row} onClose={() => setOpen(null)} />}
      {open?.to === 'cancel' && <CancelDialog booking={open.row} onClose={() => setOpen(null)} />}
    </>
  );
}

/** The other side: who lends what one borrows, who borrows what one lends; both for whoever is neither. */
function Who({ row: { purpose, isOwn, isManaged, organisationName, ownerName, note } }: { row: EquipmentBooking }) {
  const w = useWords();
  if (purpose === 'upkeep') return <>{note ?? w.equipment.bookings.ofUpkeep}</>;
  const isBoth = isOwn === isManaged && organisationName !== ownerName;
  return (
    <>
      {isOwn && !isManaged ? ownerName : organisationName}
      {isBoth && <div class="small text-muted">{`${w.equipment.bookings.owner} ${ownerName}`}</div>}
      {note && <div class="small text-muted">{note}</div>}
    </>
  );
}

function State({ row: { state, isLate, purpose } }: { row: EquipmentBooking }) {
  const w = useWords();
  if (isLate) return <Badge tone="bad">{w.equipment.bookings.late}</Badge>;
  if (purpose === 'round') return <Badge tone="calm">{w.equipment.bookings.ofRound}</Badge>;
  if (purpose === 'upkeep') return <Badge tone="calm">{w.equipment.bookings.ofUpkeep}</Badge>;
  return <Badge tone={state === 'asked' ? 'wait' : 'good'}>{w.equipment.bookings.states[state]}</Badge>;
}

function Acts({ row, onOpen }: { row: EquipmentBooking; onOpen: (to: 'return' | 'cancel') => void }) {
  const w = useWords();
  if (row.purpose === 'round' || !(row.isOwn || row.isManaged)) return null;
  const hasBegun = Date.parse(row.from) <= serverNow();
  const name = <span class="visually-hidden"> {row.itemName}</span>;
  return (
    <div class="row-wrap">
      {row.state === 'asked' && row.isManaged && <AcceptButton booking={row} />}
      {row.state === 'confirmed' && hasBegun && (
        <Button tone="primary" icon="check" onClick={() => onOpen('return')}>
          {row.purpose === 'upkeep' ? w.equipment.bookings.finish : w.equipment.bookings.giveBack}
          {name}
        </Button>
      )}
      {!(row.state === 'confirmed' && hasBegun) && (
        <Button icon="cross" onClick={() => onOpen('cancel')}>
          {row.state === 'asked' && row.isManaged && !row.isOwn ? w.equipment.bookings.decline : w.equipment.bookings.cancel}
          {name}
        </Button>
      )}
    </div>
  );
}
