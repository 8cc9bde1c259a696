import type { EquipmentKind, EquipmentUsage } from '../../api/types.js';
import { DataTable } from '../../parts/table.js';
import { useFormat, useSpeech, useWords } from '../../words/words.js';
import { monthName } from './month-picker.js';

/** Hours used and idle side by side, as shares of `most`; the figures stand beside it. It prints as it is seen. */
export function UseBar({ used_h, idle_h, most }: { used_h: number; idle_h: number; most: number }) {
  const share = (hours: number): { width: string } => ({ width: `${(100 * hours) / Math.max(1, most)}%` });
  return (
    <span class="use-bar" aria-hidden="true">
      <span class="use-used" style={share(used_h)} />
      <span class="use-idle" style={share(idle_h)} />
    </span>
  );
}

type Month = EquipmentUsage['months'][number];

/** Six months by kind: a bar of hours used and idle for each, with its figures. */
export function MonthsChart({ months }: Pick<EquipmentUsage, 'months'>) {
  const w = useWords();
  const format = useFormat();
  const { language } = useSpeech();
  const most = Math.max(1, ...months.map(({ used_h, idle_h }) => used_h + idle_h));
  const kinds = [...new Set(months.map(({ kind }) => kind))];
  const names = [...new Set(months.map(({ month }) => month))].toSorted();
  const hours = (value: number): string => w.equipment.usagePage.hours(format.number(value, value < 10 ? 1 : 0));
  const cell = (found: Month | undefined) =>
    !found || found.used_h + found.idle_h + found.refusals === 0 ? (
      '–'
    ) : (
      <>
        <UseBar {...found} most={most} />
        <span class="small">
          {hours(found.used_h)} / {hours(found.idle_h)}
          {found.refusals > 0 && <strong class="d-block">{w.equipment.usagePage.refused(found.refusals)}</strong>}
        </span>
      </>
    );
  return (
    <div class="stack stack-s">
      <p class="row-wrap small mb-0">
        <span class="row-wrap gap-1">
          <span class="chart-key chart-primary" aria-hidden="true" />
          {w.equipment.usagePage.columns.used}
        </span>
        /
        <span class="row-wrap gap-1">
          <span class="chart-key use-key-idle" aria-hidden="true" />
          {w.equipment.usagePage.columns.idle}
        </span>
      </p>
      <DataTable
        caption={w.equipment.usagePage.months}
        quietCaption
        rows={kinds}
        rowKey={(kind) => kind}
        columns={[
          { key: 'kind', title: w.equipment.usagePage.columns.kind, header: true, cell: (kind: EquipmentKind) => w.equipment.kinds[kind] },
          ...names.map((month) => ({
            key: month,
            title: monthName(month, language, false),
            cell: (kind: EquipmentKind) => cell(months.find((one) => one.kind === kind && one.month === month)),
          })),
        ]}
      />
    </div>
  );
}
