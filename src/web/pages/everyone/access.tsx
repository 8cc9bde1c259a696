import { Page } from '../../parts/page.js';
import { useWords } from '../../words/words.js';
import { Prose } from './prose.js';

/** The accessibility statement that a public body owes its users. */
export default function AccessPage() {
  const { access } = useWords();
  return (
    <Page title={access.title} intro={access.intro}>
      <Prose parts={[access.state, access.done, access.notDone, access.keyboard, access.contact, access.rights]} />
    </Page>
  );
}
