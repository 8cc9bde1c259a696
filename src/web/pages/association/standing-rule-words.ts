import type { StandingRule } from '../../api/types.js';
import type { Format } from '../../format/format.js';
import type { Dictionary } from '../../words/dictionary.js';

type Said = Pick<StandingRule, 'categories' | 'colds' | 'most_g' | 'weekdays' | 'opens' | 'closes' | 'validFrom' | 'validTo'>;

/** A rule as one would say it: what, then how much, when and until when. */
export function ruleWords(rule: Said, { words: w, format, today }: { words: Dictionary; format: Format; today: string }): string[] {
  const days = rule.weekdays && daysWords(rule.weekdays, w);
  const hours = rule.opens && rule.closes ? w.standingRules.between(rule.opens, rule.closes) : w.standingRules.anyHour;
  const isLater = rule.validFrom > today;
  const validity = rule.validTo
    ? isLater
      ? w.standingRules.fromUntil(format.shortDay(rule.validFrom), format.shortDay(rule.validTo))
      : w.standingRules.until(format.shortDay(rule.validTo))
    : isLater && w.standingRules.from(format.shortDay(rule.validFrom));
  return [
    rule.most_g === null ? w.standingRules.anyAmount : w.standingRules.atMost(format.mass(rule.most_g)),
    `${days ?? w.standingRules.everyDay}, ${hours}`,
    ...(rule.colds ? [w.standingRules.onlyCold(rule.colds.map((cold) => w.cold[cold as 'ambient']).join(', '))] : []),
    ...(validity ? [validity] : []),
  ];
}

/** What a rule is about, for its title. */
export const ruleTitle = ({ categories }: Pick<Said, 'categories'>, w: Dictionary): string =>
  categories
    ? categories.map((category, at) => (at === 0 ? w.categories[category as 'bread'] : lower(w.categories[category as 'bread']))).join(', ')
    : w.standingRules.everything;

/** Days in a row are said as such: from Monday to Friday. */
function daysWords(weekdays: readonly number[], w: Dictionary): string {
  const sorted = weekdays.toSorted((a, b) => a - b);
  const name = (day: number): string => w.common.weekdays[day as 1];
  const [first, last] = [sorted[0]!, sorted.at(-1)!];
  if (sorted.length === 7) return w.standingRules.everyDay;
  return sorted.length > 2 && last - first === sorted.length - 1
    ? w.standingRules.daysInARow(name(first), name(last))
    : capital(sorted.map(name).join(', '));
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
