import type { Words } from '../../vocabulary/words.js';
import { dateOf, instantOf, timeOf, type DateRead } from './date-text.js';
import { numberOf, yesNoOf } from './number-text.js';
import { shown, type ProblemCode, type RowProblem } from './row-problem.js';

/** What no text may hold: NUL and lone surrogates cannot be stored, other control characters hide things from readers. */
// oxlint-disable-next-line no-control-regex -- finding control characters is what this is for
const DIRTY = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff]/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
// oxlint-disable-next-line no-control-regex -- as above
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

interface Limits {
  min: number;
  max: number;
  whole?: boolean;
}

/**
 * One row while it is being read. Each reader gives the value of a column, or null where the cell is empty or wrong;
 * the first thing that is wrong is kept in `problem`, since one clear line a row is what a person can work with.
 */
export class Row {
  problem: RowProblem | null = null;

  constructor(
    readonly number: number,
    /** The text of a cell, or undefined where the file has no such column. */
    private readonly cell: (column: string) => string | undefined,
  ) {}

  /** Says what is wrong with the row; what was said first stays. */
  refuse(column: string, code: ProblemCode, expected: Words, found = this.cell(column) ?? ''): null {
    this.problem ??= { row: this.number, column, code, found: shown(found), expected };
    return null;
  }

  /** Whether the file has this column at all. */
  knows(column: string): boolean {
    return this.cell(column) !== undefined;
  }

  /** `{ [column]: value }` where the file has the column, else nothing: what a file does not say is not to be changed. */
  said<Name extends string, T>(column: Name, value: T): { [K in Name]?: T } {
    return this.knows(column) ? ({ [column]: value } as { [K in Name]?: T }) : {};
  }

  /** Whether the cell holds anything but blanks. */
  has(column: string): boolean {
    return (this.cell(column) ?? '').trim() !== '';
  }

  /** The trimmed text, null where it is empty. */
  text(column: string, max = 200): string | null {
    const text = (this.cell(column) ?? '').trim();
    if (text === '') return null;
    if (text.length > max) return this.refuse(column, 'too-long', { fr: `${max} signes au plus.`, en: `at most ${max} characters.` });
    if (DIRTY.test(text) && (CONTROL.test(text) || LONE_SURROGATE.test(text))) {
      return this.refuse(column, 'control-characters', { fr: 'un texte lisible.', en: 'a readable text.' });
    }
    return text;
  }

  /** Like `text`, and an empty cell is refused. */
  needed(column: string, max = 200): string | null {
    if (!this.has(column)) return this.refuse(column, 'missing', { fr: 'une valeur dans chaque ligne.', en: 'a value in every row.' });
    return this.text(column, max);
  }

  matching(column: string, pattern: RegExp, example: string): string | null {
    const text = this.text(column, 1000);
    if (text === null || pattern.test(text)) return text;
    return this.refuse(column, 'wrong-form', { fr: `une valeur comme ${example}.`, en: `a value like ${example}.` });
  }

  decimal(column: string, limits: Limits): number | null {
    const text = this.text(column, 1000);
    if (text === null) return null;
    const value = numberOf(text);
    if (value === null) return this.refuse(column, 'not-a-number', { fr: 'un nombre, comme 12,5.', en: 'a number, like 12.5.' });
    return this.within(column, value, limits);
  }

  /** Checks a number against its limits, both included. */
  within(column: string, value: number, { min, max, whole }: Limits): number | null {
    if (whole && !Number.isInteger(value))
      return this.refuse(column, 'not-a-whole-number', { fr: 'un nombre entier.', en: 'a whole number.' });
    if (value < min || value > max) return this.refuse(column, 'out-of-range', { fr: `de ${min} à ${max}.`, en: `from ${min} to ${max}.` });
    return value;
  }

  oneOf<T extends string>(column: string, values: readonly T[]): T | null {
    const text = this.text(column, 1000);
    if (text === null || (values as readonly string[]).includes(text)) return text as T | null;
    return this.refuse(column, 'not-in-list', { fr: `${values.join(', ')}.`, en: `${values.join(', ')}.` });
  }

  /** Several values of a list, separated by commas, blanks or `|`. Null where the cell is empty. */
  manyOf<T extends string>(column: string, values: readonly T[]): T[] | null {
    const words = this.text(column, 1000)
      ?.split(/[\s,|]+/)
      .filter(Boolean);
    if (!words) return null;
    const wrong = words.find((word) => !(values as readonly string[]).includes(word));
    if (wrong === undefined) return [...new Set(words)] as T[];
    return this.refuse(column, 'not-in-list', { fr: `${values.join(', ')}.`, en: `${values.join(', ')}.` }, wrong);
  }

  yesNo(column: string): boolean | null {
    const text = this.text(column, 1000);
    if (text === null) return null;
    return yesNoOf(text) ?? this.refuse(column, 'not-yes-or-no', { fr: 'oui ou non.', en: 'yes or no.' });
  }

  date(column: string): DateRead | null {
    const text = this.text(column, 1000);
    if (text === null) return null;
    return (
      dateOf(text) ??
      this.refuse(column, 'not-a-date', { fr: 'une date comme 2026-11-20 ou 20/11/2026.', en: 'a date like 2026-11-20 or 20/11/2026.' })
    );
  }

  instant(column: string): number | null {
    const text = this.text(column, 1000);
    if (text === null) return null;
    return (
      instantOf(text) ??
      this.refuse(column, 'not-an-instant', { fr: 'comme 2026-11-20T18:00:00+01:00.', en: 'like 2026-11-20T18:00:00+01:00.' })
    );
  }

  time(column: string): string | null {
    const text = this.text(column, 1000);
    if (text === null) return null;
    return timeOf(text) ?? this.refuse(column, 'not-a-time', { fr: 'une heure comme 13:30.', en: 'a time like 13:30.' });
  }
}
