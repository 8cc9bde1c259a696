import { useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { Figures } from '../../api/types.js';
import { Button } from '../../parts/button.js';
import { Empty, Loaded, Page } from '../../parts/page.js';
import { useFormat, useSpeech, useWords, useZone } from '../../words/words.js';
import { AreaFigures, CategoryFigures, DayFigures, DonorFigures } from './groups.js';
import { FairnessPanel } from '../fairness/panel.js';
import { Equity } from './equity.js';
import { Exports } from './exports.js';
import { KeyFigures } from './key-figures.js';
import { lastDays, PeriodPicker, type Period } from './period.js';
import { Whereabouts } from './whereabouts.js';

/** What the town hall answers for: one page, one period, every number with its method. */
export default function FiguresPage() {
  const w = useWords();
  const format = useFormat();
  const zone = useZone();
  const { language } = useSpeech();
  const [period, setPeriod] = useState<Period>(() => lastDays(30, zone));
  const read = (by: Figures['by']): Promise<Figures> => ask(api.GET('/api/v1/figures', { params: { query: { ...period, by } } }));
  const name = `${period.from}:${period.to}:${language}`;
  const byDay = useLive(`figures:day:${name}`, () => read('day'), 15_000);
  return (
    <Page
      wide
      title={w.figures.title}
      intro={w.figures.intro}
      actions={
        <Button icon="print" onClick={() => print()}>
          {w.common.print}
        </Button>
      }
    >
      <PeriodPicker period={period} onPeriod={setPeriod} />
      <p class="only-print">
        {format.shortDay(period.from)} – {format.shortDay(period.to)}
      </p>
      <Loaded live={byDay}>
        {(figures) =>
          figures.totals.lots === 0 ? (
            <>
              <Empty icon="figures" title={w.figures.empty}>
                <span>{w.figures.emptyText}</span>
              </Empty>
              <Exports period={period} />
            </>
          ) : (
            <div class="stack stack-l">
              <KeyFigures figures={figures} />
              <DayFigures groups={figures.groups} />
              <Whereabouts totals={figures.totals} />
              <AreaFigures name={name} read={() => read('area')} />
              <DonorFigures name={name} read={() => read('donorKind')} />
              <CategoryFigures name={name} read={() => read('category')} />
              <FairnessPanel />
              <Equity figures={figures} />
              <Exports period={period} />
              <p class="small text-muted mb-0">{w.figures.computedAt(format.dateTime(figures.at))}</p>
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}
