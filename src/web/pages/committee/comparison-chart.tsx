import { useId } from 'preact/hooks';
import type { ComparedMeasure, ComparedRow, ComparisonResult } from '../../api/types.js';
import { useFormat, useWords } from '../../words/words.js';
import { valueOf } from './meaning.js';

const SHOWN = ['saved', 'gini', 'km', 'hindsight'];

/** Small enough to be read on a phone as it is; wider screens put several beside one another. */
const [WIDTH, MARGIN, ROW, HEAD] = [320, 10, 40, 6];

/** A picture for each measure: a dot for each way of deciding, and a line for its margin. The numbers stand in the table as well. */
export function ComparisonChart({ result }: { result: ComparisonResult }) {
  const w = useWords();
  return (
    <>
      <p class="text-muted mb-0">{w.comparison.chartHint}</p>
      <div class="grid-auto comparison-charts">
        {SHOWN.map((code) => (
          <MeasureChart key={code} measure={result.measures.find((measure) => measure.code === code)!} rows={result.rows} />
        ))}
      </div>
    </>
  );
}

function MeasureChart({ measure, rows }: { measure: ComparedMeasure; rows: readonly ComparedRow[] }) {
  const w = useWords();
  const format = useFormat();
  const id = useId();
  const values = rows.map((row) => valueOf(row, measure.code));
  const low = Math.min(...values.map(({ mean, half }) => mean - (half ?? 0)));
  const high = Math.max(...values.map(({ mean, half }) => mean + (half ?? 0)));
  const x = (value: number): number => (high > low ? MARGIN + ((value - low) / (high - low)) * (WIDTH - 2 * MARGIN) : WIDTH / 2);
  const number = (value: number): string => format.number(value, measure.decimals);
  const heading = measure.unit ? `${measure.name} (${measure.unit})` : measure.name;
  return (
    <figure class="mb-0">
      <figcaption class="fw-semibold">
        {heading} <span class="text-muted fw-normal">– {measure.moreIsBetter ? w.comparison.more : w.comparison.less}</span>
      </figcaption>
      <svg class="comparison-chart" viewBox={`0 0 ${WIDTH} ${HEAD + ROW * rows.length}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{`${heading} : ${rows.map(({ name }, n) => `${name} ${number(values[n]!.mean)}`).join(', ')}`}</title>
        {rows.map(({ code, name }, n) => {
          const { mean, half } = values[n]!;
          const y = HEAD + ROW * n;
          return (
            <g key={code}>
              <text x={0} y={y + 12}>
                {name}
              </text>
              <text x={WIDTH} y={y + 12} text-anchor="end" class="comparison-number">
                {number(mean)}
                {half !== null && ` ± ${number(half)}`}
              </text>
              <path class="comparison-track" d={`M${MARGIN} ${y + 24}H${WIDTH - MARGIN}`} />
              {half !== null && <path class="comparison-line" d={`M${x(mean - half)} ${y + 24}H${x(mean + half)}`} />}
              <circle class={code === 'draft' ? 'comparison-draft' : 'comparison-dot'} cx={x(mean)} cy={y + 24} r={5} />
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
