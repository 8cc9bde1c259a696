import { COLD_CLASSES } from '../../vocabulary/food.js';

/** Rooms of one recipient: one a cold class, in the order of `COLD_CLASSES`. */
export const ROOMS = COLD_CLASSES.length;
