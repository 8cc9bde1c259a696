import { useLocation } from 'preact-iso';
import type { ComponentChildren } from 'preact';
import { api, ask } from './api/client.js';
import { useLive } from './api/live.js';
import { BAR_ITEMS, homeOf, placesOf, type NavItem } from './navigation.js';
import { useSendingWaiting, useWaiting } from './offline/use-queue.js';
import { Brand } from './parts/brand.js';
import { Icon } from './parts/icon.js';
import { useMay, useMe } from './session/session.js';
import { NetworkBanner } from './parts/network-banner.js';
import { useWords } from './words/words.js';

/** The frame around every page of a signed-in person. */
export function Shell({ children }: { children: ComponentChildren }) {
  const w = useWords();
  const me = useMe();
  useSendingWaiting();
  return (
    <>
      <a class="skip-link" href="#main">
        {w.common.skip}
      </a>
      <div class="shell">
        <header class="shell-top">
          <Brand href={homeOf(me)} />
          <span class="flex-grow-1" />
          <TopLinks />
        </header>
        <Navigation />
        <div class="shell-content">
          <NetworkBanner />
          {children}
        </div>
      </div>
    </>
  );
}

const isHere = (href: string, path: string): boolean => path === href || path.startsWith(`${href}/`);

function NavLink({ place, only }: { place: Pick<NavItem, 'href' | 'icon'> & { title: string; count?: number }; only?: 'phone' | 'wide' }) {
  const { path } = useLocation();
  return (
    <a href={place.href} aria-current={isHere(place.href, path) ? 'page' : undefined} class={only ? `only-${only}` : ''}>
      <Icon name={place.icon} />
      <span>{place.title}</span>
      {place.count ? <span class="nav-count">{place.count}</span> : null}
    </a>
  );
}

function Navigation() {
  const w = useWords();
  const me = useMe();
  const places = placesOf(me);
  const unread = useUnread();
  const toAnswer = useToAnswer();
  const waiting = useWaiting().length;
  const countOf = (href: string): { count?: number } => (href === '/offers' && toAnswer ? { count: toAnswer } : {});
  return (
    <nav class="nav-bar" aria-label={w.nav.label}>
      <span class="only-wide">
        <Brand href={homeOf(me)} />
      </span>
      {places.map((place, index) => (
        <NavLink
          key={place.href}
          place={{ ...place, title: place.name(w), ...countOf(place.href) }}
          {...(index >= BAR_ITEMS ? { only: 'wide' as const } : {})}
        />
      ))}
      <NavLink only="wide" place={{ href: '/messages', icon: 'messages', title: w.nav.messages, count: unread }} />
      {waiting > 0 && <NavLink only="wide" place={{ href: '/waiting', icon: 'waiting', title: w.nav.waiting, count: waiting }} />}
      <NavLink only="wide" place={{ href: '/about', icon: 'info', title: w.nav.about }} />
      <NavLink only="wide" place={{ href: '/access', icon: 'access', title: w.nav.access }} />
      <NavLink only="wide" place={{ href: '/account', icon: 'account', title: w.nav.account }} />
      <NavLink only="phone" place={{ href: '/account', icon: 'more', title: w.nav.more, count: unread + waiting }} />
      <span class="nav-who">
        <strong>{me.name}</strong>
        {me.organisationName ?? w.roles[me.role]}
      </span>
    </nav>
  );
}

function TopLinks() {
  const w = useWords();
  const waiting = useWaiting().length;
  const me = useMe();
  return (
    <>
      {waiting > 0 && (
        <a class="btn btn-link" href="/waiting">
          <Icon name="waiting" />
          <span class="nav-count">{waiting}</span>
          <span class="visually-hidden">{w.nav.waiting}</span>
        </a>
      )}
      <span class="small text-muted text-end top-who">{me.organisationName ?? w.roles[me.role]}</span>
    </>
  );
}

function useUnread(): number {
  const may = useMay();
  const allowed = may('messages:read');
  const messages = useLive(
    `messages:unread:${allowed}`,
    async () => (allowed ? (await ask(api.GET('/api/v1/messages', { params: { query: { unread: 'true', limit: 50 } } }))).items.length : 0),
    20_000,
  );
  return messages.data ?? 0;
}

function useToAnswer(): number {
  const own = useMe().actions['offers:answer'] === 'own';
  const offers = useLive(
    `offers:open:${own ? '' : 'none'}`,
    async () => (own ? ask(api.GET('/api/v1/offers', { params: { query: { state: 'open', limit: 200 } } })) : { items: [], next: null }),
    10_000,
  );
  return offers.data?.items.length ?? 0;
}
