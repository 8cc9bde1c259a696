import type { Figures } from '../../api/types.js';
import { useFormat, useWords } from '../../words/words.js';
import { MassBars } from './mass-bars.js';

const SAVED = ['distributed_g', 'association_g', 'hub_g'] as const;
const DIVERTED = ['feed_g', 'compost_g', 'discarded_g'] as const;

/** Where the saved food is, why some was lost, and where the rest went. */
export function Whereabouts({ totals }: { totals: Figures['totals'] }) {
  const w = useWords();
  const format = useFormat();
  const lost = totals.lostByReason.map(({ kind, code, text, grams }) => ({
    key: `${kind}:${code}`,
    label: `${w.figures.lostKinds[kind]} – ${text}`,
    grams,
  }));
  return (
    <section class="grid-auto wide-cells">
      <MassBars
        caption={w.figures.savedWhere}
        title={w.figures.saved}
        rows={SAVED.map((key) => ({ key, label: w.figures.destinations[key], grams: totals.savedByDestination[key] }))}
      />
      <MassBars caption={`${w.figures.lostWhy} (${format.kg(totals.lost_g)})`} title={w.figures.columns.reason} rows={lost} />
      <MassBars
        caption={w.figures.divertedWhere}
        title={w.figures.diverted}
        rows={DIVERTED.map((key) => ({ key, label: w.figures.divertedTo[key], grams: totals.diverted[key] }))}
      />
    </section>
  );
}
