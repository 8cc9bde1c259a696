import type { ParcelState } from '../../api/types.js';
import { Badge } from '../../parts/badge.js';
import type { Tone } from '../../parts/notice.js';
import { useWords } from '../../words/words.js';

const TONES: Readonly<Record<ParcelState, Tone>> = {
  declared: 'wait',
  open: 'wait',
  offered: 'wait',
  accepted: 'good',
  planned: 'good',
  collected: 'good',
  delivered: 'good',
  distributed: 'good',
  withdrawn: 'calm',
  refused: 'bad',
  expired: 'bad',
  diverted: 'calm',
};

/** States after which nothing more happens to a part of a lot. */
export const FINISHED: ReadonlySet<ParcelState> = new Set(['distributed', 'withdrawn', 'expired', 'diverted']);

export function StateBadge({ state }: { state: ParcelState }) {
  const w = useWords();
  return <Badge tone={TONES[state]}>{w.states[state]}</Badge>;
}
