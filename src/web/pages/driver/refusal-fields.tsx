import type { StopLine } from '../../api/types.js';
import { WEIGHING_REASONS } from '../../api/values.js';
import { Button } from '../../parts/button.js';
import { Chips } from '../../parts/chips.js';
import { Stepper } from '../../parts/stepper.js';
import { useWords } from '../../words/words.js';
import { reading, type HandoverGap, type LineDraft } from './handover.js';

interface Props {
  line: StopLine;
  draft: LineDraft;
  gap: HandoverGap | null;
  onDraft: (part: Partial<LineDraft>) => void;
}

/** How much of a food is refused, and why. Too warm, the whole of it is refused by one tap. */
export function RefusalFields({ line, draft, gap, onDraft }: Props) {
  const w = useWords();
  const mustRefuse = draft.temperature_c !== null && reading(line, draft.temperature_c) === 'refuse';
  if (draft.refused_kg === 0)
    return (
      <div>
        <Button
          tone={mustRefuse ? 'danger' : 'quiet'}
          icon="cross"
          wide={mustRefuse}
          onClick={() =>
            onDraft({
              refused_kg: draft.weighed_kg ?? line.planned_g / 1000,
              ...(mustRefuse ? { refusalCode: 'temperature' as const } : {}),
            })
          }
        >
          {mustRefuse ? w.driver.refuseAll : w.driver.refuseSome}
          <span class="visually-hidden"> : {line.label}</span>
        </Button>
      </div>
    );
  return (
    <div class="stack">
      <Stepper
        label={w.driver.refused}
        unit="kg"
        decimals={2}
        step={0.5}
        min={0.01}
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
        <Button tone="quiet" onClick={() => onDraft({ refused_kg: 0, refusalCode: null })}>
          {w.driver.refuseNone}
        </Button>
      </div>
    </div>
  );
}
