import { useState } from 'preact/hooks';
import type { StopLine } from '../../api/types.js';
import { WEIGHING_REASONS } from '../../api/values.js';
import { Button } from '../../parts/button.js';
import { Chips } from '../../parts/chips.js';
import { Icon } from '../../parts/icon.js';
import { Notice } from '../../parts/notice.js';
import { Card } from '../../parts/page.js';
import { Stepper } from '../../parts/stepper.js';
import { useFormat, useWords } from '../../words/words.js';
import { withinLimit, type HandoverGap, type LineDraft } from './handover.js';

interface Props {
  line: StopLine;
  draft: LineDraft;
  /** What is missing, once the driver tried to go on without it. */
  gap: HandoverGap | null;
  onDraft: (part: Partial<LineDraft>) => void;
}

/** One food at a stop: its weight on the scale, its temperature where that matters, and what is refused of it. */
export function HandoverLine({ line, draft, gap, onDraft }: Props) {
  const w = useWords();
  const format = useFormat();
  const [refusing, setRefusing] = useState(draft.refused_kg > 0);
  const limit = line.temperatureLimit_c;
  const outOfRange = draft.temperature_c !== null && !withinLimit(line, draft.temperature_c);
  return (
    <Card>
      <div class="food">
        <Icon name={line.category} />
        <div>
          <h3 class="mb-0">{line.label}</h3>
          <div class="small text-muted">
            {w.lots.number(line.lotReference)} · {w.cold[line.cold]}
          </div>
        </div>
      </div>
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
      {limit !== null && (
        <Stepper
          label={w.driver.temperature}
          unit="°C"
          decimals={1}
          min={-40}
          max={100}
          start={usualReading(line)}
          value={draft.temperature_c}
          hint={line.cold === 'hot' ? w.driver.atLeast(format.number(limit, 1)) : w.driver.atMost(format.number(limit, 1))}
          error={gap === 'temperature' ? w.driver.missing.temperature : undefined}
          onValue={(temperature_c) => onDraft({ temperature_c })}
        />
      )}
      {outOfRange && (
        <Notice tone="bad" spoken>
          <span>{w.driver.tooWarm}</span>
        </Notice>
      )}
      {refusing ? (
        <div class="stack">
          <Stepper
            label={w.driver.refused}
            unit="kg"
            decimals={2}
            step={0.5}
            max={draft.weighed_kg ?? undefined}
            value={draft.refused_kg}
            onValue={(kg) => onDraft({ refused_kg: kg ?? 0 })}
          />
          <Chips
            legend={w.driver.refusedWhy}
            hint={gap === 'reason' ? w.driver.missing.reason : undefined}
            value={draft.refusalCode}
            choices={WEIGHING_REASONS.map((value) => ({ value, label: w.reasons.weighing[value] }))}
            onValue={(refusalCode) => onDraft({ refusalCode })}
          />
          <div>
            <Button
              tone="quiet"
              onClick={() => {
                setRefusing(false);
                onDraft({ refused_kg: 0, refusalCode: null });
              }}
            >
              {w.driver.refuseNone}
            </Button>
          </div>
        </div>
      ) : (
        <div>
          <Button
            tone="quiet"
            icon="cross"
            onClick={() => {
              setRefusing(true);
              onDraft({ refused_kg: draft.weighed_kg ?? 0, ...(outOfRange ? { refusalCode: 'temperature' as const } : {}) });
            }}
          >
            {w.driver.refuseSome}
            <span class="visually-hidden"> : {line.label}</span>
          </Button>
        </div>
      )}
    </Card>
  );
}

/** Where plus and minus start from: a reading that is usual for the class, so that few taps are needed. */
function usualReading({ cold }: StopLine): number {
  if (cold === 'frozen') return -18;
  if (cold === 'hot') return 65;
  return 3;
}
