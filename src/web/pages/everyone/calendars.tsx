import { useMemo, useState } from 'preact/hooks';
import { useAction } from '../../api/action.js';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { CalendarFeed } from '../../api/types.js';
import { Button } from '../../parts/button.js';
import { Notice, ProblemNotice } from '../../parts/notice.js';
import { Card, Empty, Loaded, Page } from '../../parts/page.js';
import { useSay } from '../../parts/toast.js';
import { useFormat, useSpeech, useWords } from '../../words/words.js';

/** Secret addresses by which one's own calendar program shows one's visits. */
export default function CalendarsPage() {
  const w = useWords();
  const feeds = useLive('calendar-links', () => ask(api.GET('/api/v1/calendar-links')), 30_000);
  return (
    <Page title={w.calendars.title} intro={w.calendars.intro}>
      <Loaded live={feeds}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="calendar" title={w.calendars.empty}>
              <span>{w.calendars.emptyText}</span>
            </Empty>
          ) : (
            <>
              {items.map((feed) => (
                <Feed key={feed.targetId} feed={feed} onChange={() => void feeds.refresh()} />
              ))}
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Feed({ feed, onChange }: { feed: CalendarFeed; onChange: () => void }) {
  const w = useWords();
  const format = useFormat();
  const say = useSay();
  const { language } = useSpeech();
  const { run, busy, problem } = useAction();
  const [address, setAddress] = useState<string | null>(null);
  const make = (): Promise<boolean> =>
    run(async () => {
      const made = await ask(api.POST('/api/v1/calendar-links', { body: { kind: feed.kind, targetId: feed.targetId, language } }));
      setAddress(made.path === null ? null : new URL(made.path, location.origin).href);
      if (feed.link) say('good', w.calendars.replaced);
      onChange();
    });
  const remove = (id: string): Promise<boolean> =>
    run(async () => {
      await ask(api.DELETE('/api/v1/calendar-links/{id}', { params: { path: { id } } }));
      setAddress(null);
      say('good', w.calendars.removed);
      onChange();
    });
  return (
    <Card>
      <div>
        <h2 class="h3 mb-0">{feed.name}</h2>
        <div class="text-muted">{w.calendars.kinds[feed.kind]}</div>
      </div>
      {feed.link && (
        <div class="small">
          {w.calendars.made(format.dateTime(feed.link.createdAt))}{' '}
          {feed.link.lastReadAt ? w.calendars.read(format.dateTime(feed.link.lastReadAt)) : w.calendars.neverRead}
        </div>
      )}
      {address !== null && <Address address={address} />}
      <ProblemNotice problem={problem} />
      <div class="row-wrap">
        <Button tone={feed.link ? 'plain' : 'primary'} icon={feed.link ? 'repeat' : 'calendar'} busy={busy} onClick={() => void make()}>
          {feed.link ? w.calendars.replace : w.calendars.make}
          <span class="visually-hidden"> : {feed.name}</span>
        </Button>
        {feed.link && (
          <Button tone="danger" busy={busy} onClick={() => void remove(feed.link!.id)}>
            {w.calendars.remove}
            <span class="visually-hidden"> : {feed.name}</span>
          </Button>
        )}
      </div>
    </Card>
  );
}

/** The address itself, this once. A calendar program opens `webcal:`. */
function Address({ address }: { address: string }) {
  const w = useWords();
  const [copied, setCopied] = useState(false);
  const webcal = useMemo(() => address.replace(/^https?:/, 'webcal:'), [address]);
  return (
    <Notice tone="good" spoken>
      <strong>{w.calendars.fresh}</strong>
      <span>{w.calendars.once}</span>
      <code class="text-reset text-break user-select-all">{address}</code>
      <div class="row-wrap">
        <Button icon={copied ? 'check' : 'copy'} onClick={() => void navigator.clipboard?.writeText(address).then(() => setCopied(true))}>
          {copied ? w.common.copied : w.common.copy}
        </Button>
        <a class="btn btn-outline-primary" href={webcal}>
          {w.calendars.open}
        </a>
      </div>
      <span class="small">{w.calendars.how}</span>
      <span class="small">{w.calendars.secret}</span>
    </Notice>
  );
}
