import type { Instant } from './units.js';

/** From one instant to another, both included. */
export interface TimeWindow {
  readonly from: Instant;
  readonly to: Instant;
}
