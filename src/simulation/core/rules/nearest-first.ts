import type { Dispatcher } from '../dispatcher.js';
import { handOut } from './hand-out.js';

/** What people do by telephone: as soon as food is there, the nearest that may take it and has room; whoever says no, the next. */
export const nearestFirst = (): Dispatcher => ({
  isAwake: (_, { changed }) => changed,
  choose: (moment) => handOut(moment, moment.open, (allowed) => allowed),
});
