import type { Site } from '../../api/types.js';
import { Section } from '../../parts/page.js';
import { useWords } from '../../words/words.js';
import { ClosuresEditor } from './closures-editor.js';
import { HabitsEditor } from './habits-editor.js';
import { StorageEditor } from './storage-editor.js';
import { WindowsEditor } from './windows-editor.js';

/** Everything a site may be asked about, on one page, each part saved by itself. */
export function SiteEditor({ site, onSaved }: { site: Site; onSaved: () => Promise<void> }) {
  const w = useWords();
  const gives = site.role === 'donor' || site.role === 'hub';
  const receives = site.role !== 'donor';
  return (
    <Section title={site.name}>
      {receives && <StorageEditor site={site} onSaved={onSaved} />}
      {receives && <WindowsEditor site={site} purpose="receiving" title={w.association.receiving} onSaved={onSaved} />}
      {site.role === 'association' && (
        <WindowsEditor site={site} purpose="distribution" title={w.association.distribution} onSaved={onSaved} />
      )}
      {gives && <WindowsEditor site={site} purpose="pickup" title={w.association.pickup2} onSaved={onSaved} />}
      <ClosuresEditor site={site} onSaved={onSaved} />
      <HabitsEditor site={site} onSaved={onSaved} />
    </Section>
  );
}
