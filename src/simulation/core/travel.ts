import { crowFly_m, type Point } from '../../vocabulary/place.js';
import type { Metres } from '../../vocabulary/units.js';
import type { District } from './district.js';

/** Metres on the road between two places of a district. */
export function travelOf({ travel }: District, from: Point, to: Point): Metres {
  const crow_m = crowFly_m(from, to);
  return crow_m === 0 ? 0 : travel.intercept_m + travel.slope * crow_m;
}
