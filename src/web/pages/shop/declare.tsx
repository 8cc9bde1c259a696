import { useLocation } from 'preact-iso';
import { useMemo, useRef, useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import { useAction } from '../../api/action.js';
import { useLive } from '../../api/live.js';
import type { Lot, Site } from '../../api/types.js';
import { CATEGORIES } from '../../api/values.js';
import { serverNow } from '../../format/clock.js';
import { newKey, useSend } from '../../offline/use-queue.js';
import { Button } from '../../parts/button.js';
import { Chips } from '../../parts/chips.js';
import { Icon } from '../../parts/icon.js';
import { ProblemNotice } from '../../parts/notice.js';
import { Loaded, Page } from '../../parts/page.js';
import { useFormat, useWords, useZone } from '../../words/words.js';
import { useSites } from '../everyone/use-sites.js';
import { Amount } from './amount.js';
import { declarationOf, emptyDraft, missingOf, packagesOf, repeatOf, withCategory, type Draft } from './draft.js';
import { Given } from './given.js';
import { LegalQuestions } from './legal-questions.js';
import { Pickup } from './pickup.js';
import { nextSlot } from './pickup-slot.js';
import { Precisions } from './precisions.js';
import { PrintedDate } from './printed-date.js';
import { SiteChoice } from './site-choice.js';

/** Declare a lot, or the same one again (`?repeat=<lot id>`). */
export default function DeclarePage() {
  const w = useWords();
  const { query } = useLocation();
  const sites = useSites('donor');
  const repeat = query['repeat'];
  const past = useLive(
    `lot:${repeat ?? 'none'}`,
    async () => (repeat ? ask(api.GET('/api/v1/lots/{id}', { params: { path: { id: repeat } } })) : null),
    3_600_000,
  );
  const [given, setGiven] = useState<{ lot: Lot | null; round: number }>({ lot: null, round: 0 });
  const [shown, setShown] = useState<'form' | 'given'>('form');
  return (
    <Page title={shown === 'given' ? w.declare.doneTitle : w.declare.title} intro={shown === 'form' && w.declare.intro}>
      {shown === 'given' ? (
        <Given lot={given.lot} onAgain={() => setShown('form')} />
      ) : (
        <Loaded live={sites}>
          {(list) =>
            past.data !== undefined && (
              <GiftForm
                key={`${given.round}:${repeat ?? ''}`}
                sites={list}
                past={past.data}
                onGiven={(lot) => {
                  setGiven({ lot, round: given.round + 1 });
                  setShown('given');
                  scrollTo(0, 0);
                }}
              />
            )
          }
        </Loaded>
      )}
    </Page>
  );
}

function GiftForm({ sites, past, onGiven }: { sites: Site[]; past: Lot | null; onGiven: (lot: Lot | null) => void }) {
  const w = useWords();
  const format = useFormat();
  const zone = useZone();
  const send = useSend();
  const action = useAction();
  const key = useMemo(newKey, []);
  const form = useRef<HTMLFormElement>(null);
  const slotOf = (siteId: string) => {
    const site = sites.find(({ id }) => id === siteId);
    return site ? nextSlot(site, serverNow(), zone) : null;
  };
  const [draft, setDraft] = useState<Draft>(() =>
    past ? repeatOf(past, slotOf(past.siteId), serverNow(), zone) : emptyDraft(sites[0]?.id ?? '', slotOf(sites[0]?.id ?? '')),
  );
  const [complained, setComplained] = useState(false);
  const change = (part: Partial<Draft>): void => setDraft((now) => ({ ...now, ...part }));
  const donorKind = sites.find(({ id }) => id === draft.siteId)?.donorKind ?? 'other';
  const missing = missingOf(draft, donorKind);
  const packages = packagesOf(draft);
  const what = draft.label || (draft.category ? w.categories[draft.category].replaceAll('\u00AD', '') : '');
  const mass = packages ? format.mass(packages.packages * packages.package_g) : '';

  /** Brings the next question up once the one before is answered; nothing moves for those who asked for less motion. */
  const bring = (id: string): void =>
    void setTimeout(
      () =>
        form.current
          ?.querySelector(`#${id}`)
          ?.scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth', block: 'start' }),
      60,
    );

  const submit = (event: Event): void => {
    event.preventDefault();
    setComplained(missing !== null);
    if (missing) return;
    const body = declarationOf(draft, what, serverNow(), zone);
    void action.run(async () => onGiven((await send({ path: '/api/v1/lots', body, key, label: w.declare.queueLabel(mass, what) })).answer));
  };

  return (
    <form class="stack stack-l" ref={form} onSubmit={submit} noValidate>
      {sites.length > 1 && <SiteChoice sites={sites} value={draft.siteId} onValue={(siteId) => change({ siteId, slot: slotOf(siteId) })} />}
      <Chips
        tiles
        legend={w.declare.what}
        value={draft.category}
        choices={CATEGORIES.map((value) => ({ value, label: w.categories[value], icon: value }))}
        onValue={(category) => {
          setDraft((now) => withCategory(now, category));
          bring('how-much');
        }}
      />
      {draft.category && (
        <>
          <Amount draft={draft} onDraft={change} onChosen={() => bring(draft.dateKind === 'none' ? 'send' : 'which-date')} />
          <PrintedDate draft={draft} onDraft={change} onChosen={() => bring('send')} />
          <LegalQuestions draft={draft} donorKind={donorKind} onDraft={change} />
          <div class="row-wrap">
            <Icon name="cold" />
            <span>
              {w.declare.coldTitle} : <strong>{w.cold[draft.cold]}</strong>
            </span>
          </div>
          <Pickup draft={draft} onDraft={change} />
          <Precisions draft={draft} defaultLabel={what} onDraft={change} />
        </>
      )}
      <div class="stack stack-s" id="send">
        <ProblemNotice problem={action.problem} />
        <div role="alert">{complained && missing && <p class="text-danger fw-semibold mb-0">{w.declare.missing[missing]}</p>}</div>
      </div>
      {draft.category && (
        <div class="sticky-action">
          <Button type="submit" tone="primary" wide icon="hand" busy={action.busy}>
            {missing === null ? w.declare.submit(mass, what) : w.declare.submitEmpty}
          </Button>
        </div>
      )}
    </form>
  );
}
