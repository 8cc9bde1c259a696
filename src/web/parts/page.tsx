import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Live } from '../api/live.js';
import { useWords } from '../words/words.js';
import { Icon, type IconName } from './icon.js';
import { ProblemNotice } from './notice.js';

/** True once a first page was shown: then a page that appears was navigated to, and its title takes the focus. */
let shownBefore = false;

interface PageProps {
  title: string;
  intro?: ComponentChildren;
  /** Buttons that belong to the page as a whole. */
  actions?: ComponentChildren;
  /** Tables and maps need room; forms are easier to read when narrow. */
  wide?: boolean;
  children: ComponentChildren;
}

/** Title, introduction and content of one page; also the document's title and where a screen reader starts. */
export function Page({ title, intro, actions, wide, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Glane`;
  }, [title]);
  useEffect(() => {
    if (shownBefore) heading.current?.focus({ preventScroll: true });
    shownBefore = true;
  }, []);
  return (
    <main id="main" class={`shell-main ${wide ? 'wide' : ''}`}>
      <div class="stack">
        <header class="row-wrap spread">
          <div class="page-title">
            <h1 ref={heading} tabIndex={-1} class="mb-0">
              {title}
            </h1>
            {intro && <div class="text-muted mt-1">{intro}</div>}
          </div>
          {actions && <div class="row-wrap no-print">{actions}</div>}
        </header>
        {children}
      </div>
    </main>
  );
}

/** What is loaded live: its skeleton first, then its content; trouble is said above what is already there. */
export function Loaded<T>({ live, children }: { live: Live<T>; children: (data: T) => ComponentChildren }) {
  return (
    <>
      {live.problem && <ProblemNotice problem={live.problem} onRetry={() => void live.refresh()} />}
      {live.data === undefined ? !live.problem && <Loading /> : children(live.data)}
    </>
  );
}

export function Loading() {
  const w = useWords();
  return (
    <div class="stack placeholder-glow" role="status">
      <span class="visually-hidden">{w.common.loading}</span>
      {[9, 12, 10].map((columns) => (
        <span key={columns} class={`placeholder col-${columns} rounded py-4`} aria-hidden="true" />
      ))}
    </div>
  );
}

/** Nothing to show, which is often good news: says why and what comes next. */
export function Empty({ icon, title, children }: { icon: IconName; title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <Icon name={icon} />
      <strong class="text-body fs-5">{title}</strong>
      {children && <div class="stack stack-s justify-items-center">{children}</div>}
    </div>
  );
}

/** A titled part of a page. */
export function Section({ title, aside, children }: { title: string; aside?: ComponentChildren; children: ComponentChildren }) {
  return (
    <section class="stack stack-s">
      <div class="row-wrap spread">
        <h2 class="mb-0">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

export function Card({ urgent, children }: { urgent?: boolean; children: ComponentChildren }) {
  return (
    <div class={`card ${urgent ? 'card-urgent' : ''}`}>
      <div class="card-body stack">{children}</div>
    </div>
  );
}
