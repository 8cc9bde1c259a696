import { Chips } from '../../parts/chips.js';
import { serverNow } from '../../format/clock.js';
import { addDays, localDay } from '../../format/zoned-time.js';
import type { DonorKind } from '../../api/types.js';
import { useFormat, useWords, useZone } from '../../words/words.js';
import type { Draft } from './draft.js';
import { asksAnimalOrigin, asksPacking, asksProduction } from './food-defaults.js';

interface Props {
  draft: Draft;
  donorKind: DonorKind;
  onDraft: (change: Partial<Draft>) => void;
}

/** What the law wants to know, asked only of those whom it concerns, in words a person uses. */
export function LegalQuestions({ draft, donorKind, onDraft }: Props) {
  const w = useWords();
  const format = useFormat();
  const zone = useZone();
  const { category, cold, animalOrigin } = draft;
  if (!category) return null;
  const yesOrNo = [
    { value: 'yes', label: w.common.yes },
    { value: 'no', label: w.common.no },
  ] as const;
  const today = localDay(serverNow(), zone);
  return (
    <>
      {asksAnimalOrigin(category) && (
        <Chips
          legend={w.declare.animal}
          value={animalOrigin ? 'yes' : 'no'}
          choices={yesOrNo}
          onValue={(value) => onDraft({ animalOrigin: value === 'yes' })}
        />
      )}
      {asksPacking({ animalOrigin, donorKind }) && (
        <Chips
          legend={w.declare.packed}
          value={draft.prepacked ? 'yes' : 'no'}
          choices={yesOrNo}
          hint={draft.prepacked ? undefined : w.declare.packedWhy}
          onValue={(value) => onDraft({ prepacked: value === 'yes' })}
        />
      )}
      {asksProduction({ category, cold, donorKind }) && (
        <Chips
          legend={w.declare.producedOn}
          value={draft.producedOn || null}
          choices={[0, -1, -2, -3]
            .map((ago) => addDays(today, ago))
            .map((day, index) => ({ value: day, label: index < 2 ? format.day(day) : format.shortDay(day) }))}
          onValue={(producedOn) => onDraft({ producedOn })}
        />
      )}
    </>
  );
}
