import type { Dispatcher } from '../dispatcher.js';
import { handOut } from './hand-out.js';

/**
 * The rule of Food Drop (Mertzanidis, Psomas and Verma, Automating Food Drop: The Power of Two Choices for Dynamic and Fair
 * Food Allocation, arXiv 2406.06363): of two near candidates the one that has had less so far. There the two are the food
 * banks nearest to where a lorry comes from and goes to; here, where nobody passes by, the two nearest to the donor. Less is
 * meant beside what each is entitled to.
 */
export const twoChoices = (): Dispatcher => ({
  isAwake: (_, { changed }) => changed,
  choose: (moment) =>
    handOut(moment, moment.open, (allowed) => {
      const [first, second, ...others] = allowed;
      if (!first || !second) return allowed;
      const served = (recipient: number): number => {
        const { entitlement = 0 } = moment.district.recipients[recipient]!.facts;
        return entitlement > 0 ? moment.stock.had(recipient) / entitlement : Infinity;
      };
      return served(second.recipient) < served(first.recipient) ? [second, first, ...others] : allowed;
    }),
});
