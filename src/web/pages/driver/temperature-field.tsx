import type { StopLine } from '../../api/types.js';
import { Notice } from '../../parts/notice.js';
import { Stepper } from '../../parts/stepper.js';
import { useFormat, useWords } from '../../words/words.js';
import { reading, type HandoverGap, type LineDraft } from './handover.js';

interface Props {
  line: StopLine;
  draft: LineDraft;
  gap: HandoverGap | null;
  onTemperature: (temperature_c: number | null) => void;
}

/** The reading between the packs, with the limit of its class beside it; what it means is said at once, network or not. */
export function TemperatureField({ line, draft, gap, onTemperature }: Props) {
  const w = useWords();
  const format = useFormat();
  const { temperatureLimit_c: limit, temperatureRefuse_c: refuse } = line;
  if (limit === null || refuse === null) return null;
  const isHot = line.cold === 'hot';
  const verdict = draft.temperature_c === null ? 'good' : reading(line, draft.temperature_c);
  const isRefused = draft.weighed_kg !== null && draft.refused_kg >= draft.weighed_kg;
  const degrees = format.number(refuse, 1);
  return (
    <>
      <Stepper
        label={w.driver.temperature}
        unit="°C"
        decimals={1}
        min={-40}
        max={100}
        start={usualReading(line)}
        value={draft.temperature_c}
        hint={isHot ? w.driver.atLeast(format.number(limit, 1)) : w.driver.atMost(format.number(limit, 1))}
        error={gap === 'temperature' ? w.driver.missing.temperature : undefined}
        onValue={onTemperature}
      />
      {verdict === 'tolerated' && (
        <Notice tone="wait" spoken>
          <span>{w.driver.tolerated(degrees)}</span>
        </Notice>
      )}
      {verdict === 'refuse' && !isRefused && (
        <Notice tone="bad" spoken>
          <strong>{w.driver.tooWarm}</strong>
          <span>{isHot ? w.driver.tooCoolWhy(degrees) : w.driver.tooWarmWhy(degrees)}</span>
        </Notice>
      )}
    </>
  );
}

/** Where plus and minus start from: a reading that is usual for the class, so that few taps are needed. */
function usualReading({ cold }: StopLine): number {
  if (cold === 'frozen') return -18;
  if (cold === 'hot') return 65;
  return 3;
}
