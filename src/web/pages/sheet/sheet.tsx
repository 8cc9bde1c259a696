import { useRoute } from 'preact-iso';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { RunSheet, Stop } from '../../api/types.js';
import { Button } from '../../parts/button.js';
import { Loaded, Page } from '../../parts/page.js';
import { useFormat, useWords } from '../../words/words.js';
import { pagesOf } from './sheet-load.js';
import { SheetStop } from './sheet-stop.js';

/** A round on paper, for whoever drives it with no phone: twelve stops on an A4, with room to write. */
export default function SheetPage() {
  const w = useWords();
  const id = useRoute().params['id'] ?? '';
  const sheet = useLive(`sheet:${id}`, () => ask(api.GET('/api/v1/rounds/{id}/sheet', { params: { path: { id } } })), 60_000);
  return (
    <Page
      wide
      title={w.sheet.title}
      actions={
        <Button icon="print" onClick={() => print()}>
          {w.common.print}
        </Button>
      }
    >
      <Loaded live={sheet}>
        {(data) => {
          const pages = pagesOf(data.round.stops);
          return (
            <div class="sheets">
              {pages.map((stops, index) => (
                <OnePage key={stops[0]?.id ?? 'empty'} sheet={data} stops={stops} page={index + 1} pages={pages.length} />
              ))}
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}

function OnePage({ sheet, stops, page, pages }: { sheet: RunSheet; stops: readonly Stop[]; page: number; pages: number }) {
  const w = useWords();
  const format = useFormat();
  const { round, baseName, baseAddress } = sheet;
  const base = [baseName, baseAddress].filter(Boolean).join(', ');
  return (
    <section class="sheet" aria-label={`${w.driver.number(round.reference)}, ${w.sheet.of(page, pages)}`}>
      <header class="sheet-head">
        <strong class="sheet-code">{w.sheet.short(round.reference)}</strong>
        <div>
          <strong>
            {w.driver.number(round.reference)} · {format.dateTime(round.startsAt)}
          </strong>
          <div>
            {round.vehicleName} ({w.driver.profiles[round.profile]}) ·{' '}
            {round.personName ? w.sheet.driver(round.personName) : w.sheet.nobody} ·{' '}
            {w.driver.length(format.distance(round.metres), format.minutes(round.seconds * 1000))} · {w.driver.load(format.kg(round.grams))}
          </div>
        </div>
        <span>{w.sheet.of(page, pages)}</span>
      </header>
      <div class="sheet-base">{page === 1 && `${w.sheet.leaves(format.time(round.startsAt))} · ${base}`}</div>
      <ol class="sheet-stops">
        {stops.map((stop) => (
          <SheetStop key={stop.id} stop={stop} />
        ))}
      </ol>
      <div class="sheet-base">{page === pages && `${w.sheet.returns(format.time(round.endsAt))} · ${base}`}</div>
      <footer class="sheet-foot">{w.sheet.foot}</footer>
    </section>
  );
}
