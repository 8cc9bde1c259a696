import { match } from '../../matching/core/match.js';
import type { Lot, Problem, Recipient } from '../../matching/core/problem.js';
import type { Placement } from '../../matching/core/proposal.js';
import type { ColdClass } from '../../vocabulary/food.js';
import type { Grams } from '../../vocabulary/units.js';

/** What one association declares instead of the truth: all its room times a factor. */
export interface Misreport {
  readonly recipient: string;
  readonly factor: number;
}

/** What came to an association, and what of it there was room for in truth; the rest stood at the door and was lost. */
export interface Outcome {
  readonly used_g: Grams;
  readonly refused_g: Grams;
}

/** The problem as it looks when one association declares another room than it has. */
export function declared(problem: Problem, { recipient, factor }: Misreport): Problem {
  if (factor === 1) return problem;
  const scaled = (one: Recipient): Recipient => ({
    ...one,
    ...(one.total_g !== undefined && { total_g: Math.round(one.total_g * factor) }),
    ...(one.capacity_g && {
      capacity_g: Object.fromEntries(Object.entries(one.capacity_g).map(([cold, grams]) => [cold, Math.round(grams * factor)])),
    }),
  });
  return { ...problem, recipients: problem.recipients.map((one) => (one.id === recipient ? scaled(one) : one)) };
}

/**
 * What an association can use of what it was given: whole packages, as long as its true room holds, class by class and in all.
 * It takes the largest first and closes the gaps with the smallest, which is the best for who misreports.
 */
export function outcome(truth: Problem, placements: readonly Placement[], recipient: string): Outcome {
  const { capacity_g, total_g = Infinity } = truth.recipients.find(({ id }) => id === recipient)!;
  const lots = new Map(truth.lots.map((lot) => [lot.id, lot]));
  const mine = placements
    .filter((one) => one.recipient === recipient)
    .map(({ lot, packages }) => ({ packages, ...pick(lots.get(lot)!) }))
    .sort((a, b) => b.package_g - a.package_g);
  const held = new Map<ColdClass, Grams>();
  let used_g = 0;
  let given_g = 0;
  for (const { cold, package_g, packages } of mine) {
    const before_g = held.get(cold) ?? 0;
    const room_g = Math.min(total_g - used_g, (capacity_g === undefined ? Infinity : (capacity_g[cold] ?? 0)) - before_g);
    const taken_g = Math.max(0, Math.min(packages, Math.floor(room_g / package_g))) * package_g;
    held.set(cold, before_g + taken_g);
    used_g += taken_g;
    given_g += packages * package_g;
  }
  return { used_g, refused_g: given_g - used_g };
}

const pick = ({ cold, package_g }: Lot): Pick<Lot, 'cold' | 'package_g'> => ({ cold, package_g });

/** How the day's decision is made; quicker than a real cycle, since hundreds of months are played. */
export type Decide = (problem: Problem) => readonly Placement[];

export const decideQuickly =
  (seed: number): Decide =>
  (problem) =>
    match(problem, { seed, priceRounds: 60, budget: 20_000, explain: false }).placements;

/** One cycle in which one association misreports. */
export const oneCycle = (truth: Problem, misreport: Misreport, decide: Decide): Outcome =>
  outcome(truth, decide(declared(truth, misreport)), misreport.recipient);

/**
 * A cycle a day with the same recipients, whose room is empty again each morning; what they received counts for the fair
 * share of the days after, and fades as over 28 days. With `remembers`, what the misreporting association leaves at the door
 * lowers how surely it is thought to say yes.
 */
export function sequence(
  days: readonly Problem[],
  misreport: Misreport,
  { decide, remembers }: { decide: Decide; remembers: boolean },
): Outcome {
  const received = new Map(days[0]!.recipients.map(({ id, received_g = 0 }) => [id, received_g]));
  let offered_g = 0;
  let all: Outcome = { used_g: 0, refused_g: 0 };
  for (const day of days) {
    // Ten days' worth of a good name to begin with.
    const name_g = (10 * (all.used_g + 1)) / Math.max(1, days.length);
    const acceptance = remembers && offered_g > 0 ? { '*': (all.used_g + name_g) / (offered_g + name_g) } : undefined;
    const today: Problem = {
      ...day,
      recipients: days[0]!.recipients.map((one) => ({
        ...one,
        received_g: Math.round(received.get(one.id)!),
        ...(one.id === misreport.recipient && acceptance && { acceptance }),
      })),
    };
    const placements = decide(declared(today, misreport));
    for (const { id } of today.recipients) {
      const { used_g, refused_g } = outcome(today, placements, id);
      received.set(id, received.get(id)! * (27 / 28) + used_g);
      if (id !== misreport.recipient) continue;
      offered_g += used_g + refused_g;
      all = { used_g: all.used_g + used_g, refused_g: all.refused_g + refused_g };
    }
  }
  return all;
}
