import type { FairnessRow } from '../../api/types.js';
import { useFormat, useWords } from '../../words/words.js';

/** Constraints shown for one association: the most frequent ones. */
const MOST = 3;

/** What keeps an association outside the band, in plain words, with what would help. */
export function Constraints({ row, cycles }: { row: FairnessRow; cycles: number }) {
  const w = useWords();
  const format = useFormat();
  if (row.constraints.length === 0) return <p class="text-muted mb-0">{w.fairness.unexplained}</p>;
  return (
    <>
      {row.place === 'above' && <p class="mb-0">{w.fairness.aboveWhy}</p>}
      <ul class="mb-0 ps-3 stack stack-s">
        {row.constraints.slice(0, MOST).map((constraint) => (
          <li key={`${constraint.code} ${JSON.stringify(constraint.facts)}`}>
            {constraint.text}{' '}
            <span class="text-muted">
              ({w.fairness.named(constraint.cycles, cycles, constraint.grams > 0 ? format.kg(constraint.grams) : null)})
            </span>
            {constraint.wouldHelp && (
              <div>
                <strong>{w.fairness.wouldHelp}</strong> {constraint.wouldHelp}
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
