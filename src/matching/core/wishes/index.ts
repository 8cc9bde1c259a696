import type { Wish } from '../wish.js';
import { acceptance } from './acceptance.js';
import { tierWeight } from './tier-weight.js';
import { urgency } from './urgency.js';

/** Every soft wish about one lot and one recipient; what a gram between them is worth is their product, in this order. */
export const wishes: readonly Wish[] = [tierWeight, urgency, acceptance];
