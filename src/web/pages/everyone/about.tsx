import { Page } from '../../parts/page.js';
import { useWords } from '../../words/words.js';
import { Prose } from './prose.js';

/** How Glane decides, counts and keeps what it knows. */
export default function AboutPage() {
  const { about } = useWords();
  return (
    <Page title={about.title} intro={about.intro}>
      <Prose parts={[about.decide, about.rules, about.count, about.meals, about.footprint, about.equity, about.data, about.licence]} />
    </Page>
  );
}
