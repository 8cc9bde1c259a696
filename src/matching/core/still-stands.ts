import type { ColdClass } from '../../vocabulary/food.js';
import { constraints } from './constraints/index.js';
import { Pair } from './pair.js';
import { prepare } from './prepared.js';
import type { Problem, Recipient } from './problem.js';
import type { Placement } from './proposal.js';

/** A placement that was right when it was decided and is not any more. The code is a constraint's, `full`, `min-delivery`, or `changed` and `gone` for a lot and a recipient that are not there as they were. */
export interface Fallen extends Placement {
  readonly code: string;
}

/**
 * Looks at placements again in the light of newer facts: the lots that are as they were, the recipients and their loads as
 * they are now. A placement that breaks a rule, finds no room after those before it, or leaves less than the least
 * delivery behind falls as a whole; the others stand.
 */
export function stillStanding(problem: Problem, placements: readonly Placement[]): { standing: Placement[]; fallen: Fallen[] } {
  const prepared = prepare(problem);
  const lots = new Map(prepared.lots.map((lot) => [lot.id, lot]));
  const recipients = new Map(prepared.recipients.map((recipient) => [recipient.id, recipient]));
  const pair = new Pair(prepared);
  const room = new Room(problem);
  const fallen: Fallen[] = [];
  let standing: Placement[] = [];
  const judge = (placement: Placement): string | null => {
    const lot = lots.get(placement.lot);
    const recipient = recipients.get(placement.recipient);
    if (lot === undefined) return 'changed';
    if (recipient === undefined) return 'gone';
    pair.of(lot, recipient);
    const broken = constraints.find((rule) => rule.refuses(pair) !== false);
    if (broken !== undefined) return broken.code;
    return room.takes(recipient, lot.cold, placement.packages * lot.package_g) ? null : 'full';
  };
  for (const placement of placements) {
    const code = judge(placement);
    if (code === null) standing.push(placement);
    else fallen.push({ ...placement, code });
  }
  // What one donor brings may have shrunk below what is worth opening the door for.
  const trip = ({ lot, recipient }: Placement): string => JSON.stringify([lots.get(lot)!.donor, recipient]);
  const brought = new Map<string, number>();
  for (const one of standing) brought.set(trip(one), (brought.get(trip(one)) ?? 0) + one.packages * lots.get(one.lot)!.package_g);
  const enough = (one: Placement): boolean => brought.get(trip(one))! >= (recipients.get(one.recipient)!.minDelivery_g ?? 0);
  fallen.push(...standing.filter((one) => !enough(one)).map((one) => ({ ...one, code: 'min-delivery' })));
  standing = standing.filter(enough);
  return { standing, fallen };
}

/** What is still free at each recipient, per cold class and in all. */
class Room {
  private readonly taken = new Map<string, number>();

  constructor({ fixed }: Problem) {
    for (const { recipient, cold, grams } of fixed) this.add(recipient, cold, grams);
  }

  takes({ id, capacity_g, total_g = Infinity }: Recipient, cold: ColdClass, grams: number): boolean {
    const capacity = capacity_g === undefined ? Infinity : (capacity_g[cold] ?? 0);
    if (this.of(id, cold) + grams > capacity || this.of(id, 'total') + grams > total_g) return false;
    this.add(id, cold, grams);
    return true;
  }

  private of(recipient: string, room: string): number {
    return this.taken.get(JSON.stringify([recipient, room])) ?? 0;
  }

  private add(recipient: string, cold: string, grams: number): void {
    for (const room of [cold, 'total']) this.taken.set(JSON.stringify([recipient, room]), this.of(recipient, room) + grams);
  }
}
