import type { Figures } from '../../api/types.js';
import { Card } from '../../parts/page.js';
import { useFormat, useWords } from '../../words/words.js';

/** The numbers one is asked for first, each with its method beside it. */
export function KeyFigures({ figures }: { figures: Figures }) {
  const w = useWords();
  const format = useFormat();
  const { totals } = figures;
  const cards: { code: string; title: string; value: string; note?: string }[] = [
    {
      code: 'saved',
      title: w.figures.saved,
      value: format.kg(totals.saved_g),
      note: totals.declared_g > 0 ? format.percent(totals.saved_g / totals.declared_g) : '',
    },
    { code: 'meals', title: w.figures.meals, value: format.number(totals.meals) },
    {
      code: 'declared',
      title: w.figures.declared,
      value: format.kg(totals.declared_g),
      note: `${format.number(totals.lots)} ${w.figures.lots.toLowerCase()}`,
    },
    { code: 'lost', title: w.figures.lost, value: format.kg(totals.lost_g) },
    { code: 'diverted', title: w.figures.diverted, value: format.kg(totals.diverted_g) },
    { code: 'in-progress', title: w.figures.inProgress, value: format.kg(totals.inProgress_g) },
    { code: 'footprint', title: w.figures.footprint, value: format.kg(totals.footprint_kgCo2e * 1000), note: 'CO₂e' },
    {
      code: 'rounds',
      title: w.figures.rounds,
      value: format.number(totals.rounds),
      note: [format.distance(totals.km * 1000), totals.kgPerHour === null ? null : w.figures.kgPerHour(format.kg(totals.kgPerHour * 1000))]
        .filter(Boolean)
        .join(' · '),
    },
  ];
  return (
    <>
      <ul class="list-unstyled grid-auto figure-cards mb-0">
        {cards.map(({ code, title, value, note }) => (
          <li key={code} class={`h-100 ${code === 'saved' ? 'figure-first' : ''}`}>
            <Card>
              <div>
                <div class="text-muted fw-semibold">{title}</div>
                <div class="figure-large">{value}</div>
                {note && <div class="small text-muted">{note}</div>}
              </div>
              <Method figures={figures} code={code} />
            </Card>
          </li>
        ))}
      </ul>
      <p class="small text-muted mb-0">
        {w.figures.balance} {w.figures.weighing} : {format.kg(totals.weighingCorrection_g)}.
      </p>
    </>
  );
}

/** What a figure counts, how, and on whose authority. */
export function Method({ figures, code }: { figures: Figures; code: string }) {
  const w = useWords();
  const definition = figures.definitions.find((one) => one.code === code);
  if (!definition) return null;
  return (
    <details class="small">
      <summary>{w.figures.method}</summary>
      <p class="mb-1 mt-1">{definition.text}</p>
      <p class="mb-0 text-muted">
        {w.figures.source} {definition.source}
        {code === 'footprint' && figures.totals.footprintSource && ` – ${figures.totals.footprintSource}`}
      </p>
    </details>
  );
}
