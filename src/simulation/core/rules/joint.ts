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
 * All open food together, every few minutes and whenever somebody has said no, by the matching core. What may wait for
 * somebody better is left to a later cycle.
 */
export function joint({ district }: World, { every_min, budget, priceRounds }: JointOptions): Dispatcher {
  const places = new Map(district.recipients.map(({ facts }, place) => [facts.id, place]));
  return {
    isAwake: (minute, { returned }) => returned || minute % every_min === 0,
    choose: (moment) => {
      const byId = new Map(moment.open.map((lot) => [lot.of.lot.id, lot]));
      const problem = moment.problem(moment.open);
      const { now } = hold(problem, match(problem, { seed: 1, budget, priceRounds, explain: false }));
      return now.map(({ lot, recipient, packages }): Offering => ({ lot: byId.get(lot)!, recipient: places.get(recipient)!, packages }));
    },
  };
}
