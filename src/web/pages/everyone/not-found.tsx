import { ButtonLink } from '../../parts/button.js';
import { Empty, Page } from '../../parts/page.js';
import { useWords } from '../../words/words.js';

export function NotFoundPage() {
  const w = useWords();
  return (
    <Page title={w.common.notFoundTitle}>
      <Empty icon="question" title={w.common.notFoundTitle}>
        <span>{w.common.notFoundText}</span>
        <ButtonLink tone="primary" href="/">
          {w.common.home}
        </ButtonLink>
      </Empty>
    </Page>
  );
}
