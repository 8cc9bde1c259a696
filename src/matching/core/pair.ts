import type { DayNumber, Instant, Metres } from '../../vocabulary/units.js';
import type { Prepared, PreparedLot, PreparedRecipient } from './prepared.js';

/** Loading at the donor before the trip, and unloading at the recipient after it, each take this long. */
const HANDLING_MS = 15 * 60_000;
const MS_PER_METRE_AT_1_KMH = 3_600;

/**
 * One lot and one recipient, and what follows from meeting: distance, arrival, delivery. Each is computed when first
 * asked for, because most pairs are refused on something cheaper. One object serves millions of pairs through `of`.
 */
export class Pair {
  lot!: PreparedLot;
  recipient!: PreparedRecipient;
  private known_travel_m: Metres | undefined;
  private known_delivery: Instant | undefined;
  private deliveryKnown = false;

  constructor(private readonly prepared: Prepared) {}

  /** Turns this object to another pair; `travel_m` when the caller has it already. */
  of(lot: PreparedLot, recipient: PreparedRecipient, travel_m?: Metres): this {
    this.lot = lot;
    this.recipient = recipient;
    this.known_travel_m = travel_m;
    this.deliveryKnown = false;
    return this;
  }

  get now(): Instant {
    return this.prepared.nowAt;
  }

  get travel_m(): Metres {
    return (this.known_travel_m ??= this.prepared.travel_m(this.lot, this.recipient));
  }

  private get trip_ms(): number {
    return (this.travel_m * MS_PER_METRE_AT_1_KMH) / this.prepared.problem.travel.speed_kmh + HANDLING_MS;
  }

  /** The earliest the food can be at the door. */
  get arrival(): Instant {
    return Math.max(this.now, this.lot.pickupFrom) + this.trip_ms;
  }

  /** The latest it can be at the door: leaving when the pickup window ends. */
  get latest(): Instant {
    return this.lot.pickupTo + this.trip_ms;
  }

  /** The earliest instant the food can be handed over with somebody there to unload it; undefined: never. */
  get delivery(): Instant | undefined {
    if (!this.deliveryKnown) {
      this.known_delivery = this.findDelivery();
      this.deliveryKnown = true;
    }
    return this.known_delivery;
  }

  get pickupDay(): DayNumber {
    return this.lot.pickupDay;
  }

  /** The local day of the delivery; undefined when there is none. */
  get deliveryDay(): DayNumber | undefined {
    return this.delivery === undefined ? undefined : this.prepared.localDay(this.delivery);
  }

  private findDelivery(): Instant | undefined {
    const { arrival, latest } = this;
    const { opening } = this.recipient;
    if (opening === undefined) return arrival <= latest ? arrival : undefined;
    let earliest = Infinity;
    for (const { from, to } of opening) {
      const start = Math.max(arrival, from);
      if (start <= latest && start + HANDLING_MS <= to && start < earliest) earliest = start;
    }
    return earliest === Infinity ? undefined : earliest;
  }
}
