import { ButtonLink } from '../../parts/button.js';
import { Section } from '../../parts/page.js';
import { useWords } from '../../words/words.js';
import type { Period } from './period.js';

/** The same data as files, for the period that is shown. */
export function Exports({ period }: { period: Period }) {
  const w = useWords();
  const query = `?from=${period.from}&to=${period.to}`;
  return (
    <div class="no-print">
      <Section title={w.figures.export}>
        <p class="mb-0 text-muted">{w.figures.exportHint}</p>
        <div class="row-wrap">
          <ButtonLink icon="download" download href={`/api/v1/export/figures.csv${query}`}>
            {w.figures.exportFigures}
          </ButtonLink>
          <ButtonLink icon="download" download href={`/api/v1/export/lots.csv${query}`}>
            {w.figures.exportLots}
          </ButtonLink>
          <ButtonLink icon="download" download href={`/api/v1/export/movements.csv${query}`}>
            {w.figures.exportMovements}
          </ButtonLink>
        </div>
      </Section>
    </div>
  );
}
