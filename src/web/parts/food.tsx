import type { ComponentChildren } from 'preact';
import type { Category, ColdClass, DateKind } from '../api/types.js';
import { useFormat, useWords } from '../words/words.js';
import { Icon } from './icon.js';

interface Props {
  category: Category;
  label: string;
  /** Grams in this part of the lot. */
  grams: number;
  cold: ColdClass;
  dateKind: DateKind;
  date: string | null | undefined;
  /** Heading level of the label, so that headings stay in order. */
  level?: 2 | 3 | 4;
  href?: string;
  children?: ComponentChildren;
}

/** One food as everyone sees it: drawing, name, mass, cold class and date. */
export function Food({ category, label, grams, cold, dateKind, date, level = 2, href, children }: Props) {
  const w = useWords();
  const format = useFormat();
  const Heading = `h${level}` as 'h2';
  return (
    <div class="food">
      <Icon name={category} />
      <div class="stack stack-s">
        <div class="row-wrap spread flex-nowrap align-items-start">
          <Heading class="h3 mb-0">{href ? <a href={href}>{label}</a> : label}</Heading>
          <strong class="text-nowrap">{format.mass(grams)}</strong>
        </div>
        <div class="small">
          <DateText kind={dateKind} date={date} /> · {w.cold[cold]}
        </div>
        {children}
      </div>
    </div>
  );
}

export function DateText({ kind, date }: { kind: DateKind; date: string | null | undefined }) {
  const w = useWords();
  const format = useFormat();
  return <>{kind === 'none' || !date ? w.dateKinds.none : `${w.dateKindsShort[kind]} ${format.day(date)}`}</>;
}
