import { allergenRefused } from './allergen-refused.js';
import { answeredNo } from './answered-no.js';
import { canteenWasteToFeed } from './canteen-waste-to-feed.js';
import { categoryRefused } from './category-refused.js';
import { closed } from './closed.js';
import { coldChain } from './cold-chain.js';
import { datePassed } from './date-passed.js';
import { needsSorting } from './needs-sorting.js';
import { noConvention } from './no-convention.js';
import { noDistributionInTime } from './no-distribution-in-time.js';
import { notHabilitated } from './not-habilitated.js';
import { shortDlc } from './short-dlc.js';
import { tooFar } from './too-far.js';
import { unpackedAnimalOrigin } from './unpacked-animal-origin.js';

/** Every hard rule about one lot and one recipient, cheapest first: most pairs are refused before any distance is known. */
export const constraints = [
  categoryRefused,
  coldChain,
  needsSorting,
  unpackedAnimalOrigin,
  canteenWasteToFeed,
  noConvention,
  shortDlc,
  allergenRefused,
  answeredNo,
  tooFar,
  closed,
  notHabilitated,
  datePassed,
  noDistributionInTime,
] as const;
