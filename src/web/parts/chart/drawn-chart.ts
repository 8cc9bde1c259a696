import 'uplot/dist/uPlot.min.css';
import uPlot, { type AlignedData, type Options } from 'uplot';
import type { Series } from './series.js';

export interface ChartContent {
  days: readonly string[];
  series: readonly Series[];
  dayName: (day: string) => string;
  massName: (grams: number) => string;
}

export interface DrawnChart {
  remove: () => void;
}

const TONES: Readonly<Record<Series['tone'], string>> = { primary: '--g-primary', accent: '--g-accent', danger: '--g-danger' };
const HEIGHT = 270;

/** Draws bars side by side for each day, in the theme's colours, and follows the width of its element. */
export function drawChart(element: HTMLElement, { days, series, dayName, massName }: ChartContent): DrawnChart {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const ink = colour('--g-muted');
  const grid = { stroke: colour('--g-line'), width: 1 };
  const bars = series.map((_, index) =>
    uPlot.paths.bars!({ size: [0.7 / series.length, 40], align: index === 0 && series.length > 1 ? -1 : 1 }),
  );
  const options: Options = {
    width: Math.max(200, element.clientWidth),
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: [-0.6, Math.max(0.6, days.length - 0.4)] },
      y: { range: (_, __, most) => [0, Math.max(1000, most * 1.08)] },
    },
    axes: [
      {
        stroke: ink,
        grid: { show: false },
        ticks: { show: false },
        values: (_, splits) => splits.map((at) => (Number.isInteger(at) && days[at] ? dayName(days[at]) : '')),
        space: 70,
        incrs: [1, 2, 7, 14, 28, 61, 122],
      },
      { stroke: ink, grid, ticks: { show: false }, size: 70, values: (_, splits) => splits.map(massName) },
    ],
    series: [
      {},
      ...series.map(({ label, tone }, index) => ({
        label,
        fill: colour(TONES[tone]),
        stroke: colour(TONES[tone]),
        width: 0,
        points: { show: false },
        paths: bars[index]!,
      })),
    ],
  };
  const data: AlignedData = [days.map((_, index) => index), ...series.map(({ values }) => [...values])];
  const chart = new uPlot(options, data, element);
  const watcher = new ResizeObserver(() => chart.setSize({ width: Math.max(200, element.clientWidth), height: HEIGHT }));
  watcher.observe(element);
  return {
    remove: () => {
      watcher.disconnect();
      chart.destroy();
    },
  };
}
