import type { LotRule } from '../lot-rule.js';
import { allergensUnknown } from './allergens-unknown.js';
import { canteenShelfLife } from './canteen-shelf-life.js';
import { canteenConventionMissing, conventionMissing } from './convention-missing.js';
import { dateGiven } from './date-given.js';
import { dateNeeded } from './date-needed.js';
import { ddmOverrun } from './ddm-overrun.js';
import { ddmPassed } from './ddm-passed.js';
import { dlcIsADay } from './dlc-is-a-day.js';
import { dlcNeeded } from './dlc-needed.js';
import { dlcPassed } from './dlc-passed.js';
import { hotSameDay } from './hot-same-day.js';
import { pickupBeforeDeadline, pickupInOrder } from './pickup-window.js';
import { producedBeforeDate } from './produced-before-date.js';
import { unpackedAnimalOrigin } from './unpacked-animal-origin.js';

/** Every rule a declared lot is held against, law first. */
export const lotRules: readonly LotRule[] = [
  pickupInOrder,
  dateGiven,
  dlcIsADay,
  dlcPassed,
  dlcNeeded,
  dateNeeded,
  pickupBeforeDeadline,
  producedBeforeDate,
  canteenShelfLife,
  hotSameDay,
  canteenConventionMissing,
  conventionMissing,
  ddmOverrun,
  ddmPassed,
  unpackedAnimalOrigin,
  allergensUnknown,
];
