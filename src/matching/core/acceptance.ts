/**
 * How likely a recipient is to take what it is offered, learned from its answers. A yes to a part counts for that part,
 * silence is a no. One association's bread on Saturday evenings is rarely asked about, so each level leans on the one
 * above (beta-binomial, each prior's mean the estimate above it: Efron and Morris, JASA 70 (1975)):
 *
 *     part of the day ▸ category ▸ recipient ▸ everyone in the territory ▸ NEWCOMER
 */

/** Local hours at which a part of the day begins; who answers the phone differs between them more than within them. */
const PARTS_OF_DAY = [
  { from: 22, name: 'night' },
  { from: 19, name: 'evening' },
  { from: 15, name: 'afternoon' },
  { from: 11, name: 'midday' },
  { from: 6, name: 'morning' },
  { from: 0, name: 'night' },
] as const;
export type PartOfDay = (typeof PARTS_OF_DAY)[number]['name'];

/** The part of the day of a local hour, 0 to 23. */
export const partOfDay = (hour: number): PartOfDay => PARTS_OF_DAY.find(({ from }) => hour >= from)!.name;

/** Where nothing at all is known yet: cautious, and outweighed after a few dozen answers in the territory. */
export const NEWCOMER = 0.75;
/** A level counts as much as the one above it after this many offers: two or three weeks of an association's evenings. */
const PRIOR_OFFERS = 8;
/**
 * After this many days an answer counts half. Eight weeks: a fortnight's holiday still leaves 84 % of what was known, and a
 * team that changed in September outweighs the summer by November.
 */
export const HALF_LIFE_DAYS = 56;

/** One answered or lapsed offer. */
export interface PastOffer {
  readonly recipient: string;
  readonly category: string;
  /** Local hour at which it was made. */
  readonly hour: number;
  readonly age_days: number;
  /** Accepted: 1; a part: its share of the packages; declined or silent: 0. */
  readonly taken: number;
}

/** Offers of one recipient, category and part of the day, each weighed by its age. */
export interface Evidence {
  readonly recipient: string;
  readonly category: string;
  readonly part: PartOfDay;
  /** Offers' worth, and how much of it was taken. */
  readonly offers: number;
  readonly taken: number;
}

/** What past offers say today. */
export function evidenceOf(past: readonly PastOffer[]): Evidence[] {
  return past.map(({ recipient, category, hour, age_days, taken }) => {
    const weight = 2 ** (-age_days / HALF_LIFE_DAYS);
    return { recipient, category, part: partOfDay(hour), offers: weight, taken: weight * taken };
  });
}

/** Whom it is about; a part that is missing means any. */
export interface Asked {
  readonly recipient: string;
  readonly category?: string;
  readonly part?: PartOfDay;
}

interface Tally {
  offers: number;
  taken: number;
}

/**
 * Estimates from evidence in any order: answers the probability, above 0 and below 1, that a recipient takes an offer
 * (of a category, at a part of the day), as the share of its mass.
 */
export function acceptanceFrom(evidence: readonly Evidence[]): (asked: Asked) => number {
  const tallies = new Map<string, Tally>();
  for (const { recipient, category, part, offers, taken } of evidence) {
    for (const level of [[], [recipient], [recipient, category], [recipient, category, part]]) {
      const name = JSON.stringify(level);
      const tally = tallies.get(name);
      if (tally === undefined) tallies.set(name, { offers, taken });
      else {
        tally.offers += offers;
        tally.taken += taken;
      }
    }
  }
  const lean = (above: number, level: readonly string[]): number => {
    const { offers, taken } = tallies.get(JSON.stringify(level)) ?? { offers: 0, taken: 0 };
    return (taken + PRIOR_OFFERS * above) / (offers + PRIOR_OFFERS);
  };
  return ({ recipient, category, part }) => {
    const own = lean(lean(NEWCOMER, []), [recipient]);
    if (category === undefined) return own;
    const ofCategory = lean(own, [recipient, category]);
    return part === undefined ? ofCategory : lean(ofCategory, [recipient, category, part]);
  };
}

/** To a thousandth, and never 0: short to store, and no difference of the last digit decides who gets food. */
const written = (probability: number): number => Math.max(0.001, Math.round(probability * 1000) / 1000);

/** What a problem file says of each recipient at a part of the day: the categories it has answered about, and `*` for the others. */
export function acceptanceFields(
  evidence: readonly Evidence[],
  { recipients, part }: { readonly recipients: readonly string[]; readonly part: PartOfDay },
): Map<string, Record<string, number>> {
  const estimate = acceptanceFrom(evidence);
  const categories = new Map<string, Set<string>>();
  for (const { recipient, category } of evidence) {
    const mine = categories.get(recipient);
    if (mine === undefined) categories.set(recipient, new Set([category]));
    else mine.add(category);
  }
  return new Map(
    recipients.map((recipient) => {
      const known = [...(categories.get(recipient) ?? [])]
        .sort()
        .map((category) => [category, written(estimate({ recipient, category, part }))]);
      return [recipient, { ...Object.fromEntries(known), '*': written(estimate({ recipient })) }];
    }),
  );
}
