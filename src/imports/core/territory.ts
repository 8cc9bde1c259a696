import { isInside, type Outline } from '../../vocabulary/outline.js';
import { crowFly_m, type Point } from '../../vocabulary/place.js';
import type { Row } from './row.js';

/** What a file's rows are held against: where the territory lies and how it is divided. */
export interface Territory {
  readonly centre: Point;
  readonly radius_m: number;
  readonly inseeCode: string | null;
  readonly areas: readonly Area[];
}

export interface Area {
  readonly code: string;
  readonly outline: Outline;
}

/** The area a place belongs to: by the code the file gives, else by where it lies; null outside every area. */
export function areaCodeAt(territory: Territory, point: Point, code: string | null = null): string | null {
  const named = territory.areas.find((area) => area.code === code);
  return (named ?? territory.areas.find((area) => isInside(area.outline, point)))?.code ?? null;
}

/** Reads a place from two columns and refuses one that is farther from the centre than the territory reaches. */
export function pointIn(territory: Territory, row: Row, { lat, lon }: { lat: string; lon: string }): Point | null {
  if (row.needed(lat) === null || row.needed(lon) === null) return null;
  const latitude = row.decimal(lat, { min: -90, max: 90 });
  const longitude = row.decimal(lon, { min: -180, max: 180 });
  if (latitude === null || longitude === null) return null;
  const distance_m = crowFly_m(territory.centre, [longitude, latitude]);
  if (distance_m <= territory.radius_m) return [longitude, latitude];
  const reach_km = (territory.radius_m / 1000).toLocaleString('en');
  const expected = { fr: `un lieu à moins de ${reach_km} km du centre.`, en: `a place within ${reach_km} km of the centre.` };
  return row.refuse(lat, 'outside-territory', expected, `${latitude}, ${longitude} (${Math.round(distance_m / 1000)} km)`);
}

/**
 * Whether a row's own municipality is another one than the territory's. Files are published for a whole town, so such
 * rows are left out rather than refused. Paris numbers its districts 1–20 and 75101–75120.
 */
export function isElsewhere(territory: Territory, inseeCode: string): boolean {
  const { inseeCode: own } = territory;
  if (own === null || own === inseeCode) return false;
  return !(own === '75056' && /^751\d\d$/.test(inseeCode));
}

/** The INSEE code of a Paris district's number, e.g. 75120 of 20. */
export const parisDistrict = (number: number): string => String(75100 + number);
