import { useAction } from '../../api/action.js';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import { BAR_ITEMS, placesOf } from '../../navigation.js';
import { useWaiting } from '../../offline/use-queue.js';
import { Button } from '../../parts/button.js';
import { Icon, type IconName } from '../../parts/icon.js';
import { Notice, ProblemNotice } from '../../parts/notice.js';
import { Card, Loaded, Page, Section } from '../../parts/page.js';
import { useMe, useSession } from '../../session/session.js';
import { useFormat, useWords } from '../../words/words.js';
import { LanguageChoice } from './language-choice.js';

/** Who one is, in which language, on which devices; on a phone also the way to everything that is not in the bar. */
export default function AccountPage() {
  const w = useWords();
  const me = useMe();
  const { signOut } = useSession();
  const leave = useAction();
  const waiting = useWaiting().length;
  return (
    <Page title={w.nav.account} intro={`${me.name} · ${me.organisationName ?? w.roles[me.role]}`}>
      <MorePlaces />
      <Section title={w.account.language}>
        <LanguageChoice />
      </Section>
      <Devices />
      {waiting > 0 && (
        <Notice tone="wait">
          <span>{w.account.leaveWaiting}</span>
        </Notice>
      )}
      <ProblemNotice problem={leave.problem} />
      <div>
        <Button icon="leave" busy={leave.busy} onClick={() => void leave.run(signOut)}>
          {w.account.leave}
        </Button>
      </div>
    </Page>
  );
}

function MorePlaces() {
  const w = useWords();
  const me = useMe();
  const places: { href: string; icon: IconName; title: string }[] = [
    ...placesOf(me)
      .slice(BAR_ITEMS)
      .map((place) => ({ href: place.href, icon: place.icon, title: place.name(w) })),
    ...(me.actions['rounds:read'] === 'own' ? [{ href: '/calendars', icon: 'calendar' as const, title: w.calendars.title }] : []),
    { href: '/messages', icon: 'messages', title: w.nav.messages },
    { href: '/waiting', icon: 'waiting', title: w.nav.waiting },
    { href: '/about', icon: 'info', title: w.nav.about },
    { href: '/access', icon: 'access', title: w.nav.access },
  ];
  return (
    <nav class="list-group" aria-label={w.account.more}>
      {places.map(({ href, icon, title }) => (
        <a key={href} class="list-group-item list-group-item-action row-wrap" href={href}>
          <Icon name={icon} />
          {title}
        </a>
      ))}
    </nav>
  );
}

function Devices() {
  const w = useWords();
  const format = useFormat();
  const { retry } = useSession();
  const devices = useLive('devices', async () => (await ask(api.GET('/api/v1/sessions'))).items, 60_000);
  const everywhere = useAction();
  return (
    <Section title={w.account.devices}>
      <Loaded live={devices}>
        {(items) => (
          <Card>
            <ul class="list-unstyled stack stack-s mb-0">
              {items.map((device) => (
                <li key={device.createdAt}>
                  <span class="text-break">{device.device ?? '–'}</span>
                  <div class="small text-muted">
                    {device.current ? w.account.thisDevice : w.account.lastSeen(format.dateTime(device.lastSeenAt))}
                  </div>
                </li>
              ))}
            </ul>
            <ProblemNotice problem={everywhere.problem} />
            <Button
              tone="danger"
              busy={everywhere.busy}
              onClick={() =>
                void everywhere.run(async () => {
                  await ask(api.DELETE('/api/v1/sessions'));
                  retry();
                })
              }
            >
              {w.account.everywhere}
            </Button>
          </Card>
        )}
      </Loaded>
    </Section>
  );
}
