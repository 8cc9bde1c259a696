import { match } from '../../../matching/core/match.js';
import { hold } from '../../../matching/core/patience.js';
import type { Dispatcher, Offering } from '../dispatcher.js';
import type { World } from '../world.js';

export interface JointOptions {
  /** Minutes from one cycle to the next. */
  readonly every_min: number;
  /** Steps of the search in one cycle, and rounds in which its prices are found. */
  readonly budget: number;
  readonly priceRounds: number;
}

/** Small problems, a few dozen lots at a time: more effort changes nothing that can be measured. */
export const USUAL_JOINT: JointOptions = { every_min: 15, budget: 8_000, priceRounds: 40 };

/**
 * What came back with less time than this is decided at once. Whatever has longer waits for the cycle: deciding it together
 * with the others was worth more than the minutes, and found by simulating both.
 */
const HURRY_MIN = 60;

/**
 * All open food together, every few minutes, by the matching core; between two cycles, what came back and cannot wait. What
 * may wait for somebody better is left to a later cycle.
 */
export function joint({ district }: World, { every_min, budget, priceRounds }: JointOptions): Dispatcher {
  const places = new Map(district.recipients.map(({ facts }, place) => [facts.id, place]));
  return {
    isAwake: (minute, { returned }) => returned || minute % every_min === 0,
    choose: (moment) => {
      const isCycle = moment.minute % every_min === 0;
      const open = moment.open.filter(
        ({ answeredNo, of }) => isCycle || (answeredNo.length > 0 && of.endMinute - moment.minute <= HURRY_MIN),
      );
      if (open.length === 0) return [];
      const byId = new Map(open.map((lot) => [lot.of.lot.id, lot]));
      const problem = moment.problem(open);
      const { now } = hold(problem, match(problem, { seed: 1, budget, priceRounds, explain: false }));
      return now.map(({ lot, recipient, packages }): Offering => ({ lot: byId.get(lot)!, recipient: places.get(recipient)!, packages }));
    },
  };
}
