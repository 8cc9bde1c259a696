import { answerTo } from '../../demo/core/day/answers.js';
import { seeded } from '../../demo/core/seeded.js';
import type { RecipientKind } from '../../vocabulary/food.js';

/** What comes of an offer: taken or not, after how long; and whether somebody then really comes for the food. */
export type Answer =
  | { readonly kind: 'accept'; readonly after_min: number; readonly comes: boolean }
  | { readonly kind: 'decline'; readonly after_min: number }
  | { readonly kind: 'silent' };

/** Of the offers that an association accepts, this part ends with nobody coming: the food is open again, if there is time. */
const NO_SHOW: Readonly<Record<RecipientKind, number>> = { association: 0.03, hub: 0.01, feed: 0, compost: 0 };

/** Who has not answered after half an hour, the longest that offers usually wait, is as good as silent. */
export const SLOWEST_MIN = 30;

export interface About {
  readonly seed: number;
  readonly date: string;
  /** Number of the lot among the day's. */
  readonly number: number;
  readonly recipient: string;
  readonly kind: RecipientKind;
}

/**
 * The answers of the demonstration's day, seeded by lot and recipient and by nothing else, so that every policy meets the
 * same ones. Part of an offer is taken as the whole: the rest would be offered again, which says nothing about a policy.
 */
export function answerOf({ seed, date, number, recipient, kind }: About): Answer {
  const answer = answerTo({ seed, day: date, lot: number, recipient }, kind);
  if (answer.kind === 'silent' || answer.after_min > SLOWEST_MIN) return { kind: 'silent' };
  if (answer.kind === 'decline') return { kind: 'decline', after_min: answer.after_min };
  const comes = !seeded(seed, date, 'no-show', number, recipient).chance(NO_SHOW[kind]);
  return { kind: 'accept', after_min: answer.after_min, comes };
}

/** A day off that everybody knows of, or one that nobody announced: then every offer of the day stays without an answer. */
export type Absence = 'announced' | 'unannounced' | null;

const ANNOUNCED = 0.015;
const UNANNOUNCED = 0.01;

/** Whether an association is shut on a day on which it is usually open. */
export function absenceOf({ seed, date, recipient, kind }: Omit<About, 'number'>): Absence {
  if (kind !== 'association') return null;
  const drawn = seeded(seed, date, 'closure', recipient).unit();
  if (drawn < ANNOUNCED) return 'announced';
  return drawn < ANNOUNCED + UNANNOUNCED ? 'unannounced' : null;
}
