import { useLive } from '../../api/live.js';
import type { Category, DonorKind, FigureGroup, Figures } from '../../api/types.js';
import { DayChart } from '../../parts/chart/day-chart.js';
import { TerritoryMap } from '../../parts/map/map.js';
import { Loaded, Section } from '../../parts/page.js';
import { DataTable, type Column } from '../../parts/table.js';
import { useFormat, useWords } from '../../words/words.js';

function useMassColumns(first: Column<FigureGroup>): Column<FigureGroup>[] {
  const w = useWords();
  const format = useFormat();
  const mass = (key: string, title: string, grams: (group: FigureGroup) => number): Column<FigureGroup> => ({
    key,
    title,
    numeric: true,
    cell: (group) => format.kg(grams(group)),
  });
  return [
    first,
    mass('declared', w.figures.columns.declared, (group) => group.declared_g),
    mass('saved', w.figures.columns.saved, (group) => group.saved_g),
    mass('lost', w.figures.columns.lost, (group) => group.lost_g),
    mass('diverted', w.figures.columns.diverted, (group) => group.diverted_g),
    mass('progress', w.figures.columns.inProgress, (group) => group.inProgress_g),
    {
      key: 'share',
      title: w.figures.columns.share,
      numeric: true,
      cell: (group) => (group.declared_g > 0 ? format.percent(group.saved_g / group.declared_g) : '–'),
    },
  ];
}

/** Bars by day over the table of the same figures. */
export function DayFigures({ groups }: { groups: readonly FigureGroup[] }) {
  const w = useWords();
  const format = useFormat();
  const columns = useMassColumns({ key: 'day', title: w.figures.columns.day, header: true, cell: (group) => format.shortDay(group.key) });
  return (
    <Section title={w.figures.byDay}>
      <DayChart
        label={w.figures.chartLabel}
        days={groups.map(({ key }) => key)}
        series={[
          { label: w.figures.saved, tone: 'primary', values: groups.map(({ saved_g }) => saved_g) },
          { label: w.figures.lost, tone: 'danger', values: groups.map(({ lost_g }) => lost_g) },
        ]}
        dayName={format.shortDay}
        massName={format.kg}
      />
      <DataTable tall caption={w.figures.byDay} quietCaption rows={groups.toReversed()} rowKey={(group) => group.key} columns={columns} />
    </Section>
  );
}

interface GroupProps {
  /** Period and language: what else the answer depends on. */
  name: string;
  read: () => Promise<Figures>;
}

/** The map by quartier over the table of the same figures. */
export function AreaFigures({ name, read }: GroupProps) {
  const w = useWords();
  const format = useFormat();
  const figures = useLive(`figures:area:${name}`, read, 15_000);
  const columns = useMassColumns({ key: 'area', title: w.figures.byArea, header: true, cell: (group) => group.label || w.figures.noArea });
  return (
    <Section title={w.figures.byArea}>
      <Loaded live={figures}>
        {({ groups }) => {
          const most = Math.max(1, ...groups.map(({ saved_g }) => saved_g));
          const fills = new Map(groups.map((group) => [group.key, { share: group.saved_g / most, text: format.kg(group.saved_g) }]));
          return (
            <div class="columns-wide">
              <DataTable caption={w.figures.byArea} quietCaption rows={groups} rowKey={(group) => group.key} columns={columns} />
              <TerritoryMap label={w.figures.mapLabel} fills={fills} />
            </div>
          );
        }}
      </Loaded>
    </Section>
  );
}

export function DonorFigures({ name, read }: GroupProps) {
  const w = useWords();
  return (
    <GroupTable
      title={w.figures.byDonorKind}
      name={`figures:donor:${name}`}
      read={read}
      labelOf={({ key }) => w.donorKinds[key as DonorKind]}
    />
  );
}

export function CategoryFigures({ name, read }: GroupProps) {
  const w = useWords();
  return (
    <GroupTable
      title={w.figures.byCategory}
      name={`figures:category:${name}`}
      read={read}
      labelOf={({ key }) => w.categories[key as Category]}
    />
  );
}

function GroupTable({ title, name, read, labelOf }: GroupProps & { title: string; labelOf: (group: FigureGroup) => string | undefined }) {
  const figures = useLive(name, read, 15_000);
  const columns = useMassColumns({ key: 'group', title, header: true, cell: (group) => labelOf(group) ?? (group.label || group.key) });
  return (
    <Section title={title}>
      <Loaded live={figures}>
        {({ groups }) => <DataTable caption={title} quietCaption rows={groups} rowKey={(group) => group.key} columns={columns} />}
      </Loaded>
    </Section>
  );
}
