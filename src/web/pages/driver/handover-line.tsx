import { useState } from 'preact/hooks';
import type { StopLine } from '../../api/types.js';
import { Button } from '../../parts/button.js';
import { Icon } from '../../parts/icon.js';
import { Stepper } from '../../parts/stepper.js';
import { useFormat, useWords } from '../../words/words.js';
import type { HandoverGap, LineDraft } from './handover.js';
import { RefusalFields } from './refusal-fields.js';
import { TemperatureField } from './temperature-field.js';

interface Props {
  line: StopLine;
  draft: LineDraft;
  /** What is missing, once the driver tried to go on without it. */
  gap: HandoverGap | null;
  onDraft: (part: Partial<LineDraft>) => void;
}

/** One food at a stop. As announced it needs no tap; its weight, its temperature and what is refused of it can be said. */
export function HandoverLine({ line, draft, gap, onDraft }: Props) {
  const w = useWords();
  const format = useFormat();
  const [weighing, setWeighing] = useState(draft.weighed_kg !== line.planned_g / 1000);
  return (
    <li class="road-line">
      <div class="food">
        <Icon name={line.category} />
        <div class="flex-grow-1">
          <div class="row-wrap spread">
            <h3 class="mb-0">{line.label}</h3>
            <strong class="fs-4">{format.mass(line.planned_g)}</strong>
          </div>
          <div class="small text-muted">
            {[w.lots.number(line.lotReference), line.packages > 0 && w.driver.packages(line.packages), w.cold[line.cold]]
              .filter(Boolean)
              .join(' · ')}
          </div>
        </div>
      </div>
      <TemperatureField line={line} draft={draft} gap={gap} onTemperature={(temperature_c) => onDraft({ temperature_c })} />
      {(weighing || gap === 'weight') && (
        <Stepper
          label={w.driver.weighed}
          unit="kg"
          decimals={2}
          step={0.5}
          value={draft.weighed_kg}
          hint={w.driver.planned(format.mass(line.planned_g))}
          error={gap === 'weight' ? w.driver.missing.weight : undefined}
          onValue={(weighed_kg) => onDraft({ weighed_kg })}
        />
      )}
      <div class="row-wrap">
        {!weighing && (
          <Button tone="quiet" icon="scale" onClick={() => setWeighing(true)}>
            {w.driver.weigh}
            <span class="visually-hidden"> : {line.label}</span>
          </Button>
        )}
        {draft.refused_kg === 0 && <RefusalFields line={line} draft={draft} gap={gap} onDraft={onDraft} />}
      </div>
      {draft.refused_kg > 0 && <RefusalFields line={line} draft={draft} gap={gap} onDraft={onDraft} />}
    </li>
  );
}
