import type { Lot } from '../../api/types.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { Food } from '../../parts/food.js';
import { Notice } from '../../parts/notice.js';
import { Card } from '../../parts/page.js';
import { useWords } from '../../words/words.js';

/** What was given, once the server has it; `lot` is null while it waits on this device. */
export function Given({ lot, onAgain }: { lot: Lot | null; onAgain: () => void }) {
  const w = useWords();
  return (
    <div class="stack">
      {lot === null ? (
        <Notice tone="wait" spoken icon="waiting">
          <strong>{w.declare.keptTitle}</strong>
          <span>{w.waiting.kept}</span>
        </Notice>
      ) : (
        <>
          <Notice tone={lot.state === 'declared' ? 'wait' : 'good'} spoken>
            <strong>{w.declare.done(lot.reference)}</strong>
            <span>{lot.state === 'declared' ? w.declare.heldText : w.declare.doneText}</span>
          </Notice>
          <Card>
            <Food
              category={lot.category}
              label={lot.label}
              grams={lot.declared_g}
              cold={lot.cold}
              dateKind={lot.dateKind}
              date={lot.date}
            />
          </Card>
          {lot.warnings.map((warning) => (
            <Notice key={warning.code} tone={warning.level === 'HOLD' ? 'wait' : 'calm'}>
              <span>{warning.text}</span>
            </Notice>
          ))}
        </>
      )}
      <div class="row-wrap">
        {lot && (
          <ButtonLink tone="primary" icon="lots" href={`/lots/${lot.id}`}>
            {w.declare.see}
          </ButtonLink>
        )}
        <Button icon="add" onClick={onAgain}>
          {w.declare.again}
        </Button>
      </div>
    </div>
  );
}
