import type { ObjectiveFacts, StopKind } from './problem.js';
import type { Legs } from './travel.js';

/**
 * A problem made ready for planning: ids looked up, times in seconds since `now`, missing limits Infinity.
 * Rules and planner read this and never the file.
 */
export interface Model {
  /** `now` of the problem, in milliseconds since 1970: what all seconds below are counted from. */
  readonly origin_ms: number;
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
  /** What leaving it behind costs, in the unit of the objective. */
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
  readonly from_s: number;
  readonly to_s: number;
  readonly service_s: number;
}

export interface Vehicle {
  readonly id: string;
  readonly index: number;
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
}

/** True for stops between which nobody has to get in and out again: same place, both loading or both unloading. */
export const sameVisit = (a: Stop, b: Stop): boolean => a.place === b.place && a.kind === b.kind;
