import { useState } from 'preact/hooks';
import { Chips } from '../../parts/chips.js';
import { Loaded, Page } from '../../parts/page.js';
import { useWords } from '../../words/words.js';
import { useSites } from '../everyone/use-sites.js';
import { SiteEditor } from './site-editor.js';

/** Room, hours, holidays and habits of one's own sites. */
export default function CapacityPage() {
  const w = useWords();
  const sites = useSites('recipient');
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Page title={w.association.capacityTitle} intro={w.association.capacityIntro}>
      <Loaded live={sites}>
        {(list) => {
          const site = list.find(({ id }) => id === chosen) ?? list[0];
          return (
            <>
              {list.length > 1 && (
                <Chips
                  legend={w.association.siteChoice}
                  value={site?.id ?? null}
                  choices={list.map(({ id, name }) => ({ value: id, label: name }))}
                  onValue={setChosen}
                />
              )}
              {site && <SiteEditor key={site.id} site={site} onSaved={sites.refresh} />}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
