import { COLD_CLASSES, type ColdClass } from '../../vocabulary/food.js';
import { gini } from '../../vocabulary/gini.js';
import type { Grams, Metres } from '../../vocabulary/units.js';
import type { District } from './district.js';
import type { Delivery } from './run-day.js';
import { travelOf } from './travel.js';
import type { SimulatedDay } from './world.js';

/** How evenly associations were served: what each received beside what it is entitled to, of all that was received. 1 = its share. */
export interface Fairness {
  readonly min: number;
  readonly max: number;
  readonly gini: number;
}

/** What came of the days of one world under one contender. */
export interface Outcome {
  readonly given_g: Grams;
  readonly people_g: Grams;
  readonly hub_g: Grams;
  readonly feed_g: Grams;
  readonly compost_g: Grams;
  /** Food that nobody took in time. */
  readonly lost_g: Grams;
  readonly travel_m: Metres;
  readonly trips: number;
  readonly parcels: number;
  /** In the number of the first policy. */
  readonly value: number;
  /** Value in the contender's own number as a part of the best found in hindsight from the same mornings, and of what nobody could pass. */
  readonly shareOfHindsight: number;
  readonly shareOfBound: number;
  readonly fairness: Fairness | null;
  readonly fairnessByCold: Readonly<Partial<Record<ColdClass, Fairness>>>;
}

/** Adds up one day after the other. */
export class Tally {
  private readonly byKind = { association: 0, hub: 0, feed: 0, compost: 0 };
  private readonly received_g: Partial<Record<ColdClass, Float64Array>> = {};
  private given_g = 0;
  private travel_m = 0;
  private trips = 0;
  private parcels = 0;
  private value = 0;
  private own = 0;
  private best = 0;
  private bound = 0;

  constructor(private readonly district: District) {}

  add(day: SimulatedDay, deliveries: readonly Delivery[], worth: { value: number; own: number; best: number; bound: number }): void {
    this.given_g += day.lots.reduce((sum, { lot }) => sum + lot.package_g * lot.packages, 0);
    this.value += worth.value;
    this.own += worth.own;
    // What was reached counts as found: a search that found less was the weaker one.
    this.best += Math.max(worth.best, worth.own);
    this.bound += worth.bound;
    const trips = new Map<string, Metres>();
    const parcels = new Set<string>();
    for (const { lot, recipient, packages } of deliveries) {
      const { facts } = this.district.recipients[recipient]!;
      const grams = packages * lot.lot.package_g;
      this.byKind[facts.kind] += grams;
      (this.received_g[lot.lot.cold] ??= new Float64Array(this.district.recipients.length))[recipient]! += grams;
      parcels.add(`${lot.lot.id} ${recipient}`);
      const trip = `${lot.trip} ${recipient}`;
      trips.set(trip, Math.max(trips.get(trip) ?? 0, travelOf(this.district, lot.lot.point, facts.point)));
    }
    this.parcels += parcels.size;
    this.trips += trips.size;
    for (const travel_m of trips.values()) this.travel_m += travel_m;
  }

  outcome(): Outcome {
    const { association, hub, feed, compost } = this.byKind;
    return {
      given_g: this.given_g,
      people_g: association,
      hub_g: hub,
      feed_g: feed,
      compost_g: compost,
      lost_g: this.given_g - association - hub - feed - compost,
      travel_m: Math.round(this.travel_m),
      trips: this.trips,
      parcels: this.parcels,
      value: this.value,
      shareOfHindsight: this.best > 0 ? this.own / this.best : 1,
      shareOfBound: this.bound > 0 ? this.own / this.bound : 1,
      fairness: this.fairness(COLD_CLASSES),
      fairnessByCold: Object.fromEntries(
        COLD_CLASSES.flatMap((cold) => {
          const found = this.fairness([cold]);
          return found ? [[cold, found] as const] : [];
        }),
      ),
    };
  }

  /** Of associations with a habilitation and, for one class, with room for it: whoever may take nothing is not badly served. */
  private fairness(classes: readonly ColdClass[]): Fairness | null {
    const receivers = this.district.recipients.flatMap(({ facts }, place) => {
      const { kind, entitlement = 0, habilitation, capacity_g } = facts;
      const hasRoom = !capacity_g || classes.some((cold) => (capacity_g[cold] ?? 0) > 0);
      if (kind !== 'association' || entitlement <= 0 || !habilitation || !hasRoom) return [];
      return [{ entitlement, received_g: classes.reduce((sum, cold) => sum + (this.received_g[cold]?.[place] ?? 0), 0) }];
    });
    const uneven = gini(receivers);
    if (uneven === null) return null;
    const perUnit = receivers.reduce((sum, one) => sum + one.received_g, 0) / receivers.reduce((sum, one) => sum + one.entitlement, 0);
    const ratios = receivers.map(({ received_g, entitlement }) => received_g / entitlement / perUnit);
    return { min: Math.min(...ratios), max: Math.max(...ratios), gini: uneven };
  }
}
