import type { Dispatcher, OpenLot } from '../dispatcher.js';
import { handOut } from './hand-out.js';

const deadline = ({ of: { lot } }: OpenLot): number => (lot.deadline === null ? Infinity : Date.parse(lot.deadline));

/** As nearest first, but of the food that is open together, what must be given on first chooses first. */
export const mostUrgentFirst = (): Dispatcher => ({
  isAwake: (_, { changed }) => changed,
  choose: (moment) => {
    const urgent = [...moment.open].sort((a, b) => {
      const [mine, other] = [deadline(a), deadline(b)];
      return mine < other ? -1 : mine > other ? 1 : a.of.number - b.of.number;
    });
    return handOut(moment, urgent, (allowed) => allowed);
  },
});
