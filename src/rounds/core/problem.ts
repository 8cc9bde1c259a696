import type { ColdClass } from '../../vocabulary/food.js';
import type { Point } from '../../vocabulary/place.js';
import type { Grams, Metres } from '../../vocabulary/units.js';

/** ISO 8601 with an offset, such as `2026-11-20T18:00:00+01:00`. */
export type IsoInstant = string;
/** The service at a stop must start between the two, both included. */
export type IsoWindow = readonly [from: IsoInstant, to: IsoInstant];

/** How a round moves; speeds and detours depend on it. */
export const PROFILES = ['walk', 'cargo-bike', 'van', 'refrigerated-van'] as const;
export type Profile = (typeof PROFILES)[number];

/** What the territory pays for what. The planner makes the sum as small as it can. */
export interface ObjectiveFacts {
  /** For each vehicle that leaves its place at all. */
  readonly perVehicle: number;
  readonly perMetre: number;
  /** For each second between leaving and coming back, waiting included. */
  readonly perSecond: number;
  /** For each gram left behind, times the priority of its request. */
  readonly unserved_per_g: number;
  /** For each hour of a round squared, so that two short rounds are better than one long one: balance between volunteers. */
  readonly balance_per_h2?: number;
  /** For each stop of the plan in force that is now on another vehicle, or on none. */
  readonly perChangedStop?: number;
}

/** When these profiles may neither come to, be at nor leave a place. */
export interface ClosingFacts {
  readonly profiles: readonly Profile[];
  readonly window: IsoWindow;
}

export interface PlaceFacts {
  readonly id: string;
  readonly point: Point;
  /** No van in a market street before 15:00. A vehicle that comes too early waits elsewhere. */
  readonly closedTo?: readonly ClosingFacts[];
}

/** road metres = 0 where the crow flies 0, else intercept + slope × crow-fly metres. */
export interface AffineProfile {
  readonly intercept_m: Metres;
  readonly slope: number;
  readonly speed_kmh: number;
}

/** Directed: row = from, column = to, in the order of `places`. */
export interface MatrixProfile {
  readonly metres: readonly (readonly Metres[])[];
  readonly seconds: readonly (readonly number[])[];
}

export type TravelFacts =
  | { readonly model: 'affine'; readonly profiles?: Readonly<Partial<Record<Profile, Partial<AffineProfile>>>> }
  | { readonly model: 'matrix'; readonly profiles: Readonly<Partial<Record<Profile, MatrixProfile>>> };

/** One end of a request. No `service_s`: handing over takes no time worth planning. */
export interface EndFacts {
  readonly place: string;
  readonly window: IsoWindow;
  readonly service_s?: number;
}

/** What travels together from one place to another on one vehicle: a parcel, or several of one donor for one recipient. */
export interface RequestFacts {
  readonly id: string;
  readonly grams: Readonly<Partial<Record<ColdClass, Grams>>>;
  /** No `litres`: its volume is not counted. */
  readonly litres?: number;
  /** Multiplies what leaving it behind costs; 1 if missing. */
  readonly priority?: number;
  readonly pickup: EndFacts;
  readonly delivery: EndFacts;
  /** Longest time from the end of loading to the start of unloading. */
  readonly maxOnBoard_s?: number;
  /** Equipment the vehicle must carry, such as `cold-box` or `tail-lift`. */
  readonly needs?: readonly string[];
}

/** A rest of the driver: it begins and ends within the window, between two visits or outside the round. */
export interface BreakFacts {
  readonly window: IsoWindow;
  readonly duration_s: number;
}

/**
 * How far and how long a vehicle may go before it has to be back at its `start`: a battery, the crates that fit, a
 * volunteer's legs. Where stops need more, the round is driven in several trips.
 */
export interface TripFacts {
  /** From leaving the base to being back at it, or at the vehicle's `end`. */
  readonly range_m?: Metres;
  readonly longest_s?: number;
  /** At the base between two trips. */
  readonly turnaround_s?: number;
}

/** Isothermal boxes that are counted: sealed from loading to unloading, so that each holds what goes from one visit to another. */
export const BOXES = ['cold-box', 'frozen-box', 'hot-box'] as const;
export type Box = (typeof BOXES)[number];

/** A vehicle with its driver for one shift. A missing limit is no limit. */
export interface VehicleFacts {
  readonly id: string;
  readonly profile: Profile;
  readonly start: string;
  readonly end: string;
  readonly shift: IsoWindow;
  readonly capacity_g?: Grams;
  readonly litres?: number;
  /** The part of `litres` that keeps cold. */
  readonly coldLitres?: number;
  readonly has?: readonly string[];
  /** Every pickup and every delivery counts. */
  readonly maxStops?: number;
  /** True when its cold equipment holds an attestation that is valid on the day of the round. */
  readonly approvedCold?: boolean;
  /**
   * True when what is cold can be reached without unloading the rest. If missing: true for `walk` and `cargo-bike`,
   * whose boxes stand apart, false for vans, which are loaded from behind.
   */
  readonly sideAccess?: boolean;
  /** How many boxes of a kind it carries; a kind that is missing is not counted. */
  readonly boxes?: Readonly<Partial<Record<Box, number>>>;
  readonly breaks?: readonly BreakFacts[];
  readonly trip?: TripFacts;
  /** Only with `trip`. */
  readonly maxTrips?: number;
  /** What the driver has already driven this week; weighs in `balance_per_h2`. */
  readonly workedBefore_s?: number;
}

/**
 * What a running round has done or promised, in order; the planner may only add after it.
 * `left` holds when the first of these stops were really left; the others are expected times.
 */
export interface CommittedFacts {
  readonly vehicle: string;
  /** Request id, colon, `pickup` or `delivery`. */
  readonly stops: readonly string[];
  readonly left?: readonly IsoInstant[];
  /** Stops that were left and before which the vehicle had been back at its base, for a vehicle with `trip`. */
  readonly returned?: readonly string[];
  /** How many of the vehicle's breaks, in the order of their windows, the driver has had. */
  readonly breaksTaken?: number;
}

/** What people were told: which vehicle comes, and when its service at each stop starts. */
export interface InForceFacts {
  readonly vehicle: string;
  readonly stops: readonly { readonly stop: string; readonly at: IsoInstant }[];
}

/** Rounds to plan: the file format `glane-rounds/1`, as plain JSON. */
export interface RoundsProblem {
  readonly format: 'glane-rounds/1';
  /** Nothing new can start before. */
  readonly now: IsoInstant;
  readonly objective: ObjectiveFacts;
  readonly places: readonly PlaceFacts[];
  readonly travel: TravelFacts;
  readonly requests: readonly RequestFacts[];
  readonly vehicles: readonly VehicleFacts[];
  readonly committed?: readonly CommittedFacts[];
  readonly inForce?: readonly InForceFacts[];
  /** A stop in force is served at most so much before or after the time it was promised, whoever comes. */
  readonly maxMove_s?: number;
}

export type StopKind = 'pickup' | 'delivery';

/** Takes `q7:pickup` apart, or answers undefined; a request id may itself hold colons. */
export function splitStopId(stopId: string): { readonly request: string; readonly kind: StopKind } | undefined {
  const colon = stopId.lastIndexOf(':');
  const kind = stopId.slice(colon + 1);
  if (colon < 1 || (kind !== 'pickup' && kind !== 'delivery')) return undefined;
  return { request: stopId.slice(0, colon), kind };
}
