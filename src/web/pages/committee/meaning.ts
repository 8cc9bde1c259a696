import type { ComparedRow, ComparedValue, ComparisonResult } from '../../api/types.js';
import type { Format } from '../../format/format.js';
import type { Dictionary } from '../../words/dictionary.js';

/** Rules of thumb: neither a policy nor somebody who knows the future. */
const RULES = ['first-come', 'nearest-first', 'most-urgent-first', 'two-choices'];

/** The value of one measure for one row; rows and measures come together from the server, so it is there. */
export const valueOf = (row: ComparedRow, measure: string): ComparedValue => row.values.find((value) => value.measure === measure)!;

export const rowOf = ({ rows }: ComparisonResult, code: string): ComparedRow => rows.find((row) => row.code === code)!;

/** Whether a difference to the policy in force is more than chance would make; false as well where nothing can be said. */
export const isSure = ({ more, moreHalf }: ComparedValue): boolean => moreHalf !== null && Math.abs(more) > moreHalf;

/** What a comparison says, in sentences: only what is more than chance is called a difference. */
export function meaningOf(result: ComparisonResult, w: Dictionary['comparison'], format: Format): string[] {
  const [now, draft] = [rowOf(result, 'in-force'), rowOf(result, 'draft')];
  const gini = valueOf(draft, 'gini');
  const way = valueOf(draft, 'km');
  const [least, hindsight] = (['least', 'hindsight'] as const).map((code) => [valueOf(now, code).mean, valueOf(draft, code).mean] as const);
  const best = result.rows
    .filter(({ code }) => RULES.includes(code))
    .reduce((one, other) => (valueOf(other, 'saved').mean > valueOf(one, 'saved').mean ? other : one));
  const wholePercent = (share: number): string => format.percent(Math.round(share * 100) / 100);
  const evenWords = [format.number(valueOf(now, 'gini').mean, 3), format.number(gini.mean, 3)] as const;
  return [
    saved(valueOf(draft, 'saved'), w, format),
    !isSure(gini) ? w.evenSame : gini.more < 0 ? w.evenMore(...evenWords) : w.evenLess(...evenWords),
    w.least(wholePercent(least![0]), wholePercent(least![1])),
    !isSure(way) ? w.waySame : way.more > 0 ? w.wayMore(format.number(way.more)) : w.wayLess(format.number(-way.more)),
    w.hindsight(format.percent(hindsight![0] / 100), format.percent(hindsight![1] / 100)),
    w.bestRule(best.name, format.number(valueOf(best, 'saved').mean)),
  ];
}

function saved(value: ComparedValue, w: Dictionary['comparison'], format: Format): string {
  const half = value.moreHalf ?? 0;
  if (!isSure(value)) return w.savedSame(format.number(Math.max(1, Math.ceil(Math.abs(value.more) + half))));
  const size = Math.abs(value.more);
  const words = [format.number(size), format.number(size - half), format.number(size + half)] as const;
  return value.more > 0 ? w.savedMore(...words) : w.savedLess(...words);
}
