import type { DonorKind } from '../../../vocabulary/food.js';
import { constraint } from '../constraint.js';

const CATERING: readonly DonorKind[] = ['canteen', 'restaurant', 'caterer'];

/** Regulation (EC) 1069/2009, article 11: catering waste is never fed to farmed animals. */
export const canteenWasteToFeed = constraint({
  code: 'canteen-waste-to-feed',
  level: 'BLOCK',
  because: {
    fr: 'Les restes de restauration ne peuvent pas nourrir des animaux d’élevage.',
    en: 'Catering waste may not be fed to farmed animals.',
  },
  refuses: ({ lot, recipient }) => recipient.kind === 'feed' && CATERING.includes(lot.donorKind),
  wouldHelp: {
    fr: 'Rien : la loi l’interdit. Le compostage reste possible.',
    en: 'Nothing: the law forbids it. Composting remains possible.',
  },
  examples: [
    { given: 'a canteen’s trays for a farm', lot: { donorKind: 'canteen' }, recipient: { kind: 'feed' }, refused: true },
    { given: 'a caterer’s buffet for a farm', lot: { donorKind: 'caterer' }, recipient: { kind: 'feed' }, refused: true },
    { given: 'a bakery’s bread for a farm', lot: { donorKind: 'bakery' }, recipient: { kind: 'feed' }, refused: false },
    { given: 'a canteen’s trays for compost', lot: { donorKind: 'canteen' }, recipient: { kind: 'compost' }, refused: false },
  ],
});
