import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { FairnessOverview } from '../../api/types.js';
import { Card } from '../../parts/page.js';
import { useMe } from '../../session/session.js';
import { useFormat, useSpeech, useWords } from '../../words/words.js';
import { BandBar, wholePercent } from './band-bar.js';
import { Constraints } from './constraints.js';
import { PlaceBadge, PlaceCounts } from './place-badge.js';

/** What an association has received of its share, and how many of the others stand where, without a name. */
export function MyShare() {
  const { actions } = useMe();
  return actions['fairness:read'] === 'own' ? <Standing /> : null;
}

function Standing() {
  const w = useWords();
  const { language } = useSpeech();
  const { data } = useLive(`fairness:${language}`, () => ask(api.GET('/api/v1/fairness')), 60_000);
  // Not what one comes for: where it cannot be read, the page does without.
  if (!data) return null;
  return (
    <Card>
      <h2 class="h4 mb-0">{w.fairness.mine}</h2>
      <MyLine overview={data} />
    </Card>
  );
}

function MyLine({ overview: { rows, band, places, cycles } }: { overview: FairnessOverview }) {
  const w = useWords();
  const format = useFormat();
  const [mine] = rows;
  if (!mine || mine.ratio === null) return <p class="text-muted mb-0">{w.fairness.mineNothing}</p>;
  const outside = mine.place === 'below' || mine.place === 'above';
  return (
    <>
      <div>
        <p class="fw-semibold mb-1">{w.fairness.mineReceived(format.percent(wholePercent(mine.ratio)))}</p>
        <BandBar ratio={mine.ratio} outside={outside} band={band} />
        <p class="small text-muted mb-0 mt-1">{w.fairness.mineOf(format.kg(mine.received_g + mine.coming_g), format.kg(mine.share_g))}</p>
      </div>
      {band && (
        <>
          <div>
            <PlaceBadge place={mine.place} band={band} />
          </div>
          <p class="mb-0">{w.fairness.mineBand(format.percent(band.least), format.percent(band.most))}</p>
          {outside && <Constraints row={mine} cycles={cycles} />}
          <details class="small">
            <summary>{w.fairness.others}</summary>
            <div class="mt-2">
              <PlaceCounts places={places} />
            </div>
          </details>
        </>
      )}
    </>
  );
}
