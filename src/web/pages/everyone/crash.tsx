import { Button } from '../../parts/button.js';
import { Notice } from '../../parts/notice.js';
import { Page } from '../../parts/page.js';
import { useWords } from '../../words/words.js';

/** A defect of ours: says so, and that nothing was lost. */
export function Crash() {
  const w = useWords();
  return (
    <Page title={w.common.crashTitle}>
      <Notice tone="bad" spoken>
        <span>{w.common.crashText}</span>
      </Notice>
      <div>
        <Button tone="primary" icon="cycles" onClick={() => location.reload()}>
          {w.common.reload}
        </Button>
      </div>
    </Page>
  );
}
