import { useEffect, useRef } from 'preact/hooks';
import type { DrawnChart } from './drawn-chart.js';
import type { Series } from './series.js';

interface Props {
  label: string;
  /** `YYYY-MM-DD`, in order. */
  days: readonly string[];
  series: readonly Series[];
  dayName: (day: string) => string;
  massName: (grams: number) => string;
}

/** Bars by day. The table beneath says the same in figures, so the drawing itself is hidden from screen readers. */
export function DayChart(props: Props) {
  const element = useRef<HTMLDivElement>(null);
  const drawn = useRef<DrawnChart | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const key = JSON.stringify([props.days, props.series]);
  useEffect(() => {
    let gone = false;
    const draw = async (): Promise<void> => {
      // Without the library there is still the table.
      const library = await import('./drawn-chart.js').catch(() => null);
      if (!gone && library && element.current) drawn.current = library.drawChart(element.current, latest.current);
    };
    void draw();
    return () => {
      gone = true;
      drawn.current?.remove();
      drawn.current = null;
    };
  }, [key]);
  return (
    <figure class="mb-0">
      <figcaption class="row-wrap small" aria-hidden="true">
        {props.series.map(({ label, tone }) => (
          <span key={label} class="row-wrap gap-1">
            <span class={`chart-key chart-${tone}`} />
            {label}
          </span>
        ))}
      </figcaption>
      <div ref={element} class="chart" role="img" aria-label={props.label} />
    </figure>
  );
}
