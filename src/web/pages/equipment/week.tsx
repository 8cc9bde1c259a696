import { useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { EquipmentItem, ItemWeek } from '../../api/types.js';
import { serverNow } from '../../format/clock.js';
import { addDays, instantAt, localDay } from '../../format/zoned-time.js';
import { Button } from '../../parts/button.js';
import { Loaded } from '../../parts/page.js';
import { DataTable } from '../../parts/table.js';
import { useFormat, useWords, useZone } from '../../words/words.js';
import type { Wish } from './booking-dialog.js';

interface Props {
  items: readonly EquipmentItem[];
  onBook: ((wish: Wish) => void) | null;
}

/** Seven days of the pool: a strip a day, and the same in words beneath it. A day is a button that books on it. */
export function PoolWeek({ items, onBook }: Props) {
  const w = useWords();
  const format = useFormat();
  const zone = useZone();
  const today = localDay(serverNow(), zone);
  const [from, setFrom] = useState(today);
  const week = useLive(`equipment-week:${from}`, () => ask(api.GET('/api/v1/equipment-week', { params: { query: { from } } })), 20_000);
  const days = Array.from({ length: 7 }, (_, index) => addDays(from, index));
  const caption = w.equipment.week.caption(format.shortDay(days[0]!), format.shortDay(days[6]!));
  return (
    <div class="stack">
      <div class="row-wrap no-print">
        <Button icon="back" onClick={() => setFrom(addDays(from, -7))}>
          {w.equipment.week.previous}
        </Button>
        <Button icon="forward" onClick={() => setFrom(addDays(from, 7))}>
          {w.equipment.week.next}
        </Button>
      </div>
      <Legend />
      <Loaded live={week}>
        {(shown) => (
          <div class="week-table">
            <DataTable
              caption={caption}
              rows={items}
              rowKey={(item) => item.id}
              columns={[
                { key: 'item', title: w.equipment.week.item, header: true, cell: (item) => item.name },
                ...days.map((day) => ({
                  key: day,
                  title: format.shortDay(day),
                  cell: (item: EquipmentItem) => (
                    <DayCell
                      day={day}
                      item={item}
                      week={shown.items.find(({ itemId }) => itemId === item.id)}
                      onBook={onBook && item.active && day >= today ? () => onBook({ item, day }) : null}
                    />
                  ),
                })),
              ]}
            />
          </div>
        )}
      </Loaded>
    </div>
  );
}

const LEGEND = ['lent', 'busy', 'upkeep', 'asked'] as const;

function Legend() {
  const w = useWords();
  return (
    <ul class="list-unstyled row-wrap small mb-0" aria-hidden="true">
      {LEGEND.map((kind) => (
        <li key={kind} class="row-wrap gap-1">
          <span class={`chart-key strip-${kind}`} />
          {w.equipment.week[kind]}
        </li>
      ))}
    </ul>
  );
}

interface CellProps {
  day: string;
  item: EquipmentItem;
  week: ItemWeek | undefined;
  onBook: (() => void) | null;
}

type Stretch = ItemWeek['lent'][number];

function DayCell({ day, item, week, onBook }: CellProps) {
  const w = useWords();
  const format = useFormat();
  const zone = useZone();
  const [start, end] = [instantAt(day, '00:00', zone), instantAt(addDays(day, 1), '00:00', zone)];
  const onDay = <S extends Stretch>(stretches: readonly S[]): S[] =>
    stretches.filter(({ from, to }) => Date.parse(from) < end && Date.parse(to) > start);
  const clock = (at: string): string => format.time(new Date(Math.min(end - 1, Math.max(start, Date.parse(at)))).toISOString());
  const place = ({ from, to }: Stretch): { left: string; width: string } => {
    const [a, b] = [Math.max(start, Date.parse(from)), Math.min(end, Date.parse(to))];
    return { left: `${(100 * (a - start)) / (end - start)}%`, width: `${(100 * (b - a)) / (end - start)}%` };
  };
  const until = (at: string): string => (Date.parse(at) >= end ? '24:00' : clock(at));
  const [lent, busy] = [onDay(week?.lent ?? []), onDay(week?.busy ?? [])];
  const kindOf = (one: (typeof busy)[number]): string => (one.purpose === 'upkeep' ? 'upkeep' : one.state === 'asked' ? 'asked' : 'busy');
  const strip = (
    <span class="strip" aria-hidden="true">
      {lent.map((one) => (
        <span key={one.from} class="strip-lent" style={place(one)} />
      ))}
      {busy.map((one) => (
        <span key={one.bookingId} class={`strip-${kindOf(one)}`} style={place(one)} />
      ))}
    </span>
  );
  return (
    <div class="day-cell">
      {onBook ? (
        <button type="button" class="strip-button" onClick={onBook}>
          {strip}
          <span class="visually-hidden">{w.equipment.week.bookOn(item.name, format.day(day))}</span>
        </button>
      ) : (
        strip
      )}
      <ul class="list-unstyled small mb-0">
        {lent.length === 0 && <li class="text-muted">{w.equipment.week.closed}</li>}
        {lent.map(({ from, to }) => (
          <li key={from} class="text-muted">
            {Date.parse(from) <= start && Date.parse(to) >= end ? (
              w.equipment.week.wholeDay
            ) : (
              <span class="text-nowrap">
                {clock(from)}–{until(to)}
              </span>
            )}
          </li>
        ))}
        {busy.map((one) => (
          <li key={one.bookingId}>
            <span class="text-nowrap">
              {clock(one.from)}–{until(one.to)}
            </span>{' '}
            {one.purpose === 'upkeep' ? w.equipment.week.upkeep : one.holder}
          </li>
        ))}
      </ul>
    </div>
  );
}
