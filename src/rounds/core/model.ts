import type { Box, ObjectiveFacts, Profile, StopKind } from './problem.js';
import type { Legs } from './travel.js';

/**
 * A problem made ready for planning: ids looked up, times in seconds since `now`, missing limits Infinity.
 * Rules and planner read this and never the file.
 */
export interface Model {
  /** `now` of the problem, in milliseconds since 1970: what all seconds below are counted from. */
  readonly origin_ms: number;
  /** How far the clock that `now` is written in is ahead of UTC. */
  readonly offset_min: number;
  readonly objective: ObjectiveFacts;
  readonly placeIds: readonly string[];
  readonly requests: readonly Request[];
  readonly vehicles: readonly Vehicle[];
}

export interface Request {
  readonly id: string;
  readonly index: number;
  readonly total_g: number;
  readonly litres: number;
  /** The share of `litres` that must stay cold, in proportion to its mass. */
  readonly coldLitres: number;
  readonly chilled: boolean;
  readonly frozen: boolean;
  readonly hot: boolean;
  readonly maxOnBoard_s: number;
  readonly needs: readonly string[];
  /** What leaving it behind costs, in the unit of the objective; promises that are broken by it included. */
  readonly worth: number;
  readonly pickup: Stop;
  readonly delivery: Stop;
  /** The vehicle that has committed to its pickup, if any: nobody else can deliver it. */
  readonly aboard: string | undefined;
  /** What is left to plan, in order: both stops, the delivery only, or nothing. */
  readonly open: readonly Stop[];
}

export interface Stop {
  readonly id: string;
  readonly kind: StopKind;
  readonly request: Request;
  readonly place: number;
  /** Its service must start between the two: the window of the place, and no further from a promised time than agreed. */
  readonly from_s: number;
  readonly to_s: number;
  /** When the window of the place itself ends: `to_s`, or later where a promise ends sooner. */
  readonly closes_s: number;
  readonly service_s: number;
  readonly promise: Promised | undefined;
}

/** What people were told about a stop. */
export interface Promised {
  readonly vehicle: string;
  readonly at_s: number;
}

/** A time from one instant to another. */
export interface Span {
  readonly from_s: number;
  readonly to_s: number;
}

/** A rest that begins and ends within a span. */
export interface Break extends Span {
  readonly duration_s: number;
}

/** How far and how long a vehicle goes between two times at its base, which is its start. */
export interface TripLimits {
  readonly range_m: number;
  readonly longest_s: number;
  readonly turnaround_s: number;
}

export interface Vehicle {
  readonly id: string;
  readonly index: number;
  readonly profile: Profile;
  readonly legs: Legs;
  readonly start: number;
  readonly end: number;
  readonly from_s: number;
  readonly to_s: number;
  readonly capacity_g: number;
  readonly litres: number;
  readonly coldLitres: number;
  readonly has: ReadonlySet<string>;
  readonly maxStops: number;
  readonly approvedCold: boolean;
  /** Stops of a running round, which stay as they are, and when the first of them were left. */
  readonly committed: readonly Stop[];
  readonly left_s: readonly number[];
  /** The stops that were left and that it came to from its base. */
  readonly returned: ReadonlySet<Stop>;
  /** True when what is cold can be reached at any time. */
  readonly sideAccess: boolean;
  /** How many boxes of a kind there are; undefined when none are counted. */
  readonly boxes: ReadonlyMap<Box, number> | undefined;
  readonly hasBreaks: boolean;
  /** Rests that are still to be taken, in the order of their windows. */
  readonly breaks: readonly Break[];
  /** Undefined when it need not come back to its base during its shift. */
  readonly tripLimits: TripLimits | undefined;
  readonly maxTrips: number;
  readonly workedBefore_s: number;
  /** By place: when it may not be there, in order of time. Undefined when it may be anywhere at any time. */
  readonly closed: readonly (readonly Span[] | undefined)[] | undefined;
}

/** True for stops between which nobody has to get in and out again: same place, both loading or both unloading. */
export const sameVisit = (a: Stop, b: Stop): boolean => a.place === b.place && a.kind === b.kind;
