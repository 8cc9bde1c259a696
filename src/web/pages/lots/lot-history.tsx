import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { ParcelState } from '../../api/types.js';
import { Loaded, Section } from '../../parts/page.js';
import { useFormat, useWords } from '../../words/words.js';

/** Every step of a lot, oldest first, as the database wrote it down. */
export function LotHistory({ lotId }: { lotId: string }) {
  const w = useWords();
  const format = useFormat();
  const history = useLive(`lot-history:${lotId}`, () => ask(api.GET('/api/v1/lots/{id}/history', { params: { path: { id: lotId } } })));
  const stateName = (state: string): string => (state === 'new' ? w.lots.created : w.states[state as ParcelState]);
  // A step's code says more than its state only where people have a word for it.
  const names: Readonly<Record<string, string>> = {
    ...w.reasons.steps,
    ...w.reasons.refusal,
    ...w.reasons.withdrawal,
    ...w.reasons.diversion,
    ...w.reasons.failure,
    ...w.reasons.weighing,
  };
  return (
    <Section title={w.lots.history}>
      <Loaded live={history}>
        {({ items }) => (
          <ol class="timeline list-unstyled mb-0">
            {items.map((step, index) => (
              <li key={index}>
                <div class="small text-muted">{format.moment(step.at)}</div>
                <div>
                  {w.lots.step(stateName(step.from), stateName(step.to))} · {format.mass(step.grams)}
                </div>
                {(names[step.reasonCode ?? ''] ?? step.note) && (
                  <div class="small">{[names[step.reasonCode ?? ''], step.note].filter(Boolean).join(' – ')}</div>
                )}
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </Section>
  );
}
