import type { Instant } from './units.js';

/** From one instant to another, both included. */
export interface TimeWindow {
  readonly from: Instant;
  readonly to: Instant;
}

/** True when the instant lies in the window; both ends belong to it. */
export function contains(window: TimeWindow, at: Instant): boolean {
  return window.from <= at && at <= window.to;
}

/** True when the two windows share more than an end point. */
export function overlaps(a: TimeWindow, b: TimeWindow): boolean {
  return a.from < b.to && b.from < a.to;
}
