import type { FairnessOverview, FairnessPlace } from '../../api/types.js';
import { Badge } from '../../parts/badge.js';
import { Icon, type IconName } from '../../parts/icon.js';
import type { Tone } from '../../parts/notice.js';
import { useWords } from '../../words/words.js';

const LOOKS: Record<FairnessPlace, readonly [Tone, IconName]> = {
  within: ['good', 'check'],
  below: ['bad', 'remove'],
  above: ['wait', 'add'],
  unmeasured: ['calm', 'clock'],
};

/** Where an association stands, in a word, a sign and a colour that say the same. */
export function PlaceBadge({ place, band }: { place: FairnessPlace; band: FairnessOverview['band'] }) {
  const w = useWords();
  const [tone, icon] = LOOKS[place];
  return (
    <Badge tone={tone}>
      <Icon name={icon} /> {band === null ? w.fairness.unpromised : w.fairness.places[place]}
    </Badge>
  );
}

/** How many associations stand where. */
export function PlaceCounts({ places }: { places: FairnessOverview['places'] }) {
  const w = useWords();
  return (
    <ul class="list-unstyled row-wrap mb-0">
      {(['within', 'below', 'above', 'unmeasured'] as const)
        .filter((place) => places[place] > 0)
        .map((place) => (
          <li key={place}>
            <Badge tone={LOOKS[place][0]}>
              <Icon name={LOOKS[place][1]} /> {w.fairness.counts(places[place], w.fairness.places[place])}
            </Badge>
          </li>
        ))}
    </ul>
  );
}
