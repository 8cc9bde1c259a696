import { SLOWEST_MIN } from './answers.js';
import type { SimulatedLot } from './world.js';

const LEAST_MIN = 5;

/** Whole minutes until an offer made now lapses: half an hour, or a third of the time left where that is less, as the service has it. */
export function answerTime_min({ endMinute }: SimulatedLot, minute: number): number {
  const left = endMinute - minute;
  const share = Math.max(LEAST_MIN, Math.min(SLOWEST_MIN, Math.floor(left / 3)));
  return Math.max(1, Math.min(share, left - 1));
}
