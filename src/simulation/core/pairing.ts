import { constraints } from '../../matching/core/constraints/index.js';
import { Pair } from '../../matching/core/pair.js';
import { prepare, type PreparedLot, type PreparedRecipient } from '../../matching/core/prepared.js';
import type { Lot, Policy, Recipient } from '../../matching/core/problem.js';
import type { Instant, Metres } from '../../vocabulary/units.js';
import type { District } from './district.js';
import { MINUTE_MS, type SimulatedDay } from './world.js';

/** A recipient that may take a lot: when it would be there, and how far it is. */
export interface Allowed {
  readonly recipient: number;
  readonly travel_m: Metres;
  readonly delivery_ms: Instant;
}

/** Which recipients may take which lots in one minute of a day, by the very rules of the matcher, whatever room they have. */
export class Pairing {
  private readonly lots: readonly PreparedLot[];
  private readonly recipients: readonly PreparedRecipient[];
  private readonly pair: Pair;

  constructor(
    { district, day, minute, policy }: { district: District; day: SimulatedDay; minute: number; policy: Policy },
    lots: readonly Lot[],
    private readonly places: readonly number[] = district.recipients.map((_, place) => place),
  ) {
    const prepared = prepare({
      format: 'glane-matching/1',
      now: new Date(day.midnight_ms + minute * MINUTE_MS).toISOString(),
      timeZone: district.timeZone,
      policy,
      travel: district.travel,
      lots,
      recipients: places.map((place): Recipient => {
        const { open, distributions } = day.recipients[place]!;
        return { ...district.recipients[place]!.facts, ...(open ? { open } : {}), ...(distributions ? { distributions } : {}) };
      }),
      fixed: [],
    });
    this.pair = new Pair(prepared);
    this.lots = prepared.lots.toSorted((a, b) => a.row - b.row);
    this.recipients = prepared.recipients.toSorted((a, b) => a.column - b.column);
  }

  /** The recipients that may take the lot of this place in the list, nearest first. */
  of(lot: number): Allowed[] {
    return this.recipients
      .flatMap((recipient, column): Allowed[] => {
        this.pair.of(this.lots[lot]!, recipient);
        if (constraints.some((rule) => rule.refuses(this.pair) !== false)) return [];
        return [{ recipient: this.places[column]!, travel_m: this.pair.travel_m, delivery_ms: this.pair.delivery! }];
      })
      .sort((a, b) => a.travel_m - b.travel_m || a.recipient - b.recipient);
  }
}
