import type { Metres } from './units.js';

/** Longitude then latitude, in degrees (WGS 84), the order of GeoJSON. */
export type Point = readonly [lon: number, lat: number];

/** Mean radius of the Earth (IUGG), as `glane-matching/1` fixes it. */
export const EARTH_RADIUS_M = 6_371_008.8;

const RADIANS = Math.PI / 180;

/** Great-circle distance by the haversine formula. */
export function crowFly_m([lonA, latA]: Point, [lonB, latB]: Point): Metres {
  const sinLat = Math.sin(((latB - latA) * RADIANS) / 2);
  const sinLon = Math.sin(((lonB - lonA) * RADIANS) / 2);
  const h = sinLat * sinLat + Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS) * sinLon * sinLon;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}
