import { seeded } from '../seeded.js';

/** Which draw is meant: the day's seed and what it is about, never the order in which things happen. */
export interface About {
  readonly seed: number;
  readonly day: string;
  /** Number of the lot among the day's. */
  readonly lot: number;
  /** Code of the recipient's site. */
  readonly recipient: string;
}

export type Answer =
  | {
      readonly kind: 'accept';
      readonly after_min: number;
      /** Minutes after accepting at which it is given back. */ readonly givenBackAfter_min: number | null;
    }
  /** Takes this share of the packages. */
  | { readonly kind: 'part'; readonly after_min: number; readonly share: number }
  | { readonly kind: 'decline'; readonly after_min: number; readonly reason: 'no-room' | 'no-people' | 'not-needed' | 'quality' }
  | { readonly kind: 'silent' };

/** What a recipient does about an offer of a lot. A hub nearly always takes what it is offered; an outlet always. */
export function answerTo({ seed, day, lot, recipient }: About, role: string): Answer {
  const draws = seeded(seed, day, 'answer', lot, recipient);
  const after_min = Math.min(90, Math.max(1, Math.round(Math.exp(1.6 + 0.8 * draws.normal()))));
  if (role === 'feed' || role === 'compost') return { kind: 'accept', after_min: 2, givenBackAfter_min: null };
  const kind = draws.weighted<Answer['kind']>(
    role === 'hub' ? { accept: 95, decline: 5 } : { accept: 74, part: 7, decline: 12, silent: 7 },
  );
  switch (kind) {
    case 'accept':
      return { kind, after_min, givenBackAfter_min: role !== 'hub' && draws.chance(0.01) ? draws.whole(5, 25) : null };
    case 'part':
      return { kind, after_min, share: 0.3 + draws.unit() * 0.5 };
    case 'decline':
      return { kind, after_min, reason: draws.weighted({ 'no-room': 4, 'no-people': 3, 'not-needed': 3, quality: 1 }) };
    case 'silent':
      return { kind };
  }
}

/** Who will be missing: announced in the morning, or simply not there when the round should leave. */
export function absenceOf(seed: number, day: string, person: string): 'announced' | 'no-show' | null {
  const draws = seeded(seed, day, 'absence', person);
  if (draws.chance(0.06)) return 'announced';
  return draws.chance(0.04) ? 'no-show' : null;
}

/** Whether the coordinator lets a held lot go, and after how many minutes; null: it stays held. */
export function releaseOf(seed: number, day: string, lot: number): number | null {
  const draws = seeded(seed, day, 'release', lot);
  return draws.chance(0.6) ? draws.whole(5, 25) : null;
}

/** Where food goes that nobody could eat in the end. */
export function diversionOf(seed: number, day: string, lot: number, mayFeed: boolean): 'feed' | 'compost' | 'discarded' | null {
  const draws = seeded(seed, day, 'diversion', lot);
  if (draws.chance(0.15)) return null;
  return draws.weighted(mayFeed ? { compost: 6, feed: 2, discarded: 2 } : { compost: 7, discarded: 3 });
}
